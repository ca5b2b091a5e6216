"""More cutouts, without persons: houses and windows, tanks, fire and smoke, water and paving."""

from .cutouts import comb, mix, polygon, sliver
from .press import INK, PAPER, RED, box, disc, line, placed, shape


def wall_point(near, far, t: float, s: float):
    """A point on a wall in perspective: t along it from the near edge, s from the top.

    `near` and `far` are the two upright edges, each (x, top, bottom).
    """
    depth = (near[2] - near[1]) / max(far[2] - far[1], 1)
    u = t * depth / (1 + t * (depth - 1))
    x, top, bottom = (near[i] + (far[i] - near[i]) * u for i in range(3))
    return x, top + (bottom - top) * s


def wall_pane(near, far, t0, t1, s0, s1) -> str:
    """The outline of an upright pane on a wall in perspective."""
    corners = ((t0, s0), (t1, s0), (t1, s1), (t0, s1))
    return polygon(wall_point(near, far, t, s) for t, s in corners)


def facade(near, far, columns, floors, rnd, fill=INK, light=PAPER, lit=1.0, red=0.08, cornice=True) -> str:
    """A house front in perspective, with windows, sills and a cornice; `lit` is the part of windows cut out."""
    body = shape(wall_pane(near, far, 0, 1, 0, 1), fill)
    for floor in range(floors):
        top, bottom = 0.09 + 0.86 * floor / floors, 0.09 + 0.86 * (floor + 0.62) / floors
        for column in range(columns):
            left, right = (column + 0.26) / columns, (column + 0.74) / columns
            if rnd.random() < lit:
                body += _window(near, far, (left, right, top, bottom), fill, RED if rnd.random() < red else light)
    if cornice:
        for s in (0.045, 0.065):
            a, b = wall_point(near, far, 0, s), wall_point(near, far, 1, s)
            body += shape(sliver(a, mix(b, a, 0.02), (near[2] - near[1]) * 0.006), light)
    return body


def _window(near, far, pane, fill, light):
    """One window: panes, cross and sill; `pane` is left, right, top and bottom on the wall."""
    left, right, top, bottom = pane
    middle = (left + right) / 2
    bars = shape(wall_pane(near, far, middle - 0.004, middle + 0.004, top, bottom), fill)
    rail = top + (bottom - top) * 0.36
    bars += shape(wall_pane(near, far, left, right, rail - 0.004, rail + 0.004), fill)
    wide = (right - left) * 0.2
    sill = shape(wall_pane(near, far, left - wide, right + wide, bottom + 0.014, bottom + 0.021), light)
    return shape(wall_pane(near, far, left, right, top, bottom), light) + bars + sill


def roofs(base, rnd, left=0, right=1200, low=40, high=120, fill=INK, light=PAPER, lit=0.5) -> str:
    """A skyline of town houses seen from afar, with chimneys, gables and a few lit windows."""
    body, x = "", left
    while x < right:
        wide, tall = rnd.uniform(60, 130), rnd.uniform(low, high)
        top = base - tall
        gable = rnd.choice([f"L{x + wide / 2:.0f} {top - wide * 0.4:.0f}", f"V{top - 18:.0f}H{x + wide:.0f}", ""])
        body += shape(f"M{x:.0f} {base + 400}V{top:.0f}{gable}L{x + wide:.0f} {top:.0f}V{base + 400}Z", fill)
        body += box(x + wide * rnd.uniform(0.1, 0.7), top - rnd.uniform(14, 30), 12, 40, fill)
        for spot in range(int(wide // 26)):
            if rnd.random() < lit:
                body += box(x + 12 + spot * 26, top + rnd.choice([16, 44, 72]), 9, 14, light)
        x += wide
    return body


def tank(fill=INK, cut=PAPER, star=RED) -> str:
    """A T-34/85 from the side, its gun to the left; origin on the ground in the middle, 600 units with the gun."""
    return tank_hull(fill, cut) + tank_turret(fill, cut, star)


def tank_hull(fill=INK, cut=PAPER) -> str:
    """Its hull, wheels and tracks."""
    tracks = shape("M-214 -44Q-226 -66 -196 -76H190Q226 -72 222 -46L186 -4Q180 0 170 0H-172Q-182 0 -188 -6Z", fill)
    tracks += line(
        "M-196 -72H190Q220 -68 216 -46L184 -8H-184L-208 -44Q-216 -62 -196 -72Z", cut, 3, stroke_dasharray="11 5"
    )
    for number in range(5):
        tracks += _wheel(-148 + number * 70, -36, 31, fill, cut)
    tracks += _wheel(-194, -52, 17, fill, cut) + _wheel(196, -52, 17, fill, cut)
    hull = shape("M-222 -78L-146 -124H160L224 -92L214 -74H-210Z", fill, stroke=cut, stroke_width=3)
    hull += line("M-206 -84H206M-132 -116H150", cut, 3)
    hull += "".join(placed(_drum(fill, cut), x, -104) for x in (128, 182))
    return tracks + hull


def tank_turret(fill=INK, cut=PAPER, star=RED) -> str:
    """Its turret and gun, at their height over the ground."""
    gun = shape("M-92 -156L-388 -166V-154L-92 -136ZM-400 -170H-384V-150H-400Z", fill, stroke=cut, stroke_width=2)
    dome = shape(
        "M-122 -124Q-124 -150 -96 -164L-60 -184Q30 -196 84 -176Q112 -160 106 -124Z", fill, stroke=cut, stroke_width=3
    )
    dome += shape("M6 -186V-202Q26 -210 48 -200V-184Z", fill, stroke=cut, stroke_width=2)
    dome += line("M-92 -154Q-60 -176 -20 -180M-104 -132H88M-88 -144Q-70 -156 -50 -162M60 -170Q86 -160 90 -138", cut, 3)
    return gun + dome + (placed(five_points(star), 22, -152, 18) if star else "")


def _wheel(x, y, r, fill, cut):
    """A road wheel."""
    rim = disc(x, y, r, fill, stroke=cut, stroke_width=4) + disc(x, y, r * 0.62, cut) + disc(x, y, r * 0.4, fill)
    return rim + disc(x, y, r * 0.14, cut)


def _drum(fill, cut):
    """A fuel drum on the rear of the hull."""
    return shape("M-24 -12H24V14H-24Z", fill, stroke=cut, stroke_width=2.5) + line("M-12 -12V14M12 -12V14", cut, 2)


def tank_front(fill=INK, cut=PAPER, star=None, gun=0) -> str:
    """A tank that comes towards us; origin on the ground in the middle, 320 units broad; `gun` swings its barrel."""
    body = ""
    for side in (-1, 1):
        tread = shape("M84 0V-128H150Q160 -126 160 -112V-10Q158 0 148 0Z", fill, stroke=cut, stroke_width=3)
        tread += "".join(line(f"M92 {y}H152", cut, 4) for y in range(-112, -4, 16))
        body += placed(tread, flip=side < 0)
    body += shape("M-92 -22L-100 -92L-84 -138H84L100 -92L92 -22Z", fill, stroke=cut, stroke_width=3)
    body += line("M-98 -92H98M-80 -82L-74 -34M80 -82L74 -34", cut, 3)
    body += shape("M-52 -130V-102H-6V-130Z", fill, stroke=cut, stroke_width=3) + disc(48, -112, 13, cut)
    body += shape("M-88 -138Q-92 -196 -52 -214H52Q92 -196 88 -138Z", fill, stroke=cut, stroke_width=3)
    body += shape("M-4 -214V-228Q20 -236 44 -226V-214Z", fill, stroke=cut, stroke_width=2.5)
    body += line("M-74 -150Q-74 -184 -50 -200M-58 -146Q-58 -176 -42 -190", cut, 3.5)
    body += shape("M-34 -146L-28 -196H28L34 -146Z", fill, stroke=cut, stroke_width=3)
    body += shape(polygon([(-11, -178), (11, -178), (gun + 17, -158), (gun - 17, -158)]), fill)
    body += disc(gun, -164, 21, fill, stroke=cut, stroke_width=4) + disc(gun, -164, 10, cut)
    return body + (placed(five_points(star), 62, -170, 14) if star else "")


def five_points(fill=RED) -> str:
    """A five-pointed star of radius 1."""
    star = "M0 -1L.235 -.324L.951 -.309L.38 .124L.588 .809L0 .4L-.588 .809L-.38 .124L-.951 -.309L-.235 -.324Z"
    return shape(star, fill)


def flame(rnd, fill=RED, core=PAPER, cut=None) -> str:
    """A fire of three tongues, 100 units wide and 150 high; origin in the middle of its foot."""
    outline = {"stroke": cut, "stroke_width": 2} if cut else {}
    s = rnd.uniform(-8, 8)
    outer = (
        f"M-44 0Q-66 -44 -36 -78Q-40 -54 -22 -46Q-34 -104 {6 + s} -150Q-2 -112 22 -92Q34 -104 32 -124"
        "Q62 -76 50 -36Q48 -14 34 0Z"
    )
    inner = f"M-18 0Q-34 -30 -10 -52Q-8 -38 2 -34Q0 -62 {12 + s / 2} -84Q14 -58 26 -44Q34 -18 18 0Z"
    return shape(outer, fill, **outline) + shape(inner, core)


def smoke(points, rnd, fill=INK, cut=PAPER) -> str:
    """Billows along some points (x, y, radius), with curled cuts on the light side, upper left."""
    body = "".join(disc(x, y, r, fill) for x, y, r in points)
    for x, y, r in points:
        for ring in (0.82, 0.6, 0.38):
            a, b = (x - r * ring, y + r * ring * 0.25), (x + r * ring * 0.3, y - r * ring)
            pull, half = r * ring * 0.62, rnd.uniform(2, 4.5)
            mx, my = (a[0] + b[0]) / 2 - pull * 0.7, (a[1] + b[1]) / 2 - pull * 0.55
            body += shape(
                f"M{a[0]:.0f} {a[1]:.0f}Q{mx:.0f} {my:.0f} {b[0]:.0f} {b[1]:.0f}"
                f"Q{mx + half * 3:.0f} {my + half * 3:.0f} {a[0]:.0f} {a[1]:.0f}Z",
                cut,
            )
    return body


def water(x, y, width, height, rows, rnd, color=PAPER, growth=1.6) -> str:
    """Level cuts that grow longer and thicker towards us."""
    cuts = []
    for row in range(rows):
        part = ((row + rnd.random() * 0.6) / rows) ** growth
        level, at = y + height * part, x
        while at < x + width:
            long = rnd.uniform(20, 70) * (0.5 + part * 2)
            if rnd.random() < 0.62:
                cuts.append(
                    sliver((at, level + rnd.uniform(-2, 2)), (min(at + long, x + width), level), 1.5 + part * 5)
                )
            at += long * rnd.uniform(1.05, 1.5)
    return shape("".join(cuts), color)


def paving(horizon, bottom, rnd, left=0, right=1200, rows=14, color=INK) -> str:
    """Setts of a street in perspective, sparse."""
    cuts = []
    for row in range(rows):
        part = ((row + rnd.random()) / rows) ** 1.7
        level = horizon + (bottom - horizon) * part
        for _ in range(7):
            x, long = rnd.uniform(left, right), 12 + part * 70
            cuts.append(sliver((x, level), (x + long, level + rnd.uniform(-1, 1)), 1.2 + part * 4))
    return shape("".join(cuts), color)


def rubble(x, y, width, height, count, rnd, fill=INK, cut=PAPER) -> str:
    """A heap of broken stones, highest in the middle."""
    body = ""
    for number in range(count):
        t = rnd.random()
        px = x + width * t
        py = y - height * (1 - abs(2 * t - 1)) * (1 - number / count)
        r = rnd.uniform(12, 34)
        corners = [
            (px + r * dx * rnd.uniform(0.7, 1.2), py + r * dy * rnd.uniform(0.5, 0.9))
            for dx, dy in ((-1, 0.2), (-0.5, -0.8), (0.4, -0.9), (1, -0.1), (0.6, 0.8), (-0.6, 0.8))
        ]
        body += shape(polygon(corners), fill, stroke=cut, stroke_width=2.5)
    return body + comb((x, y + 8), (x + width, y + 8), (x + 20, y + 30), (x + width + 20, y + 30), 20, rnd, color=cut)
