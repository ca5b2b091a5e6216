"""What many plates need: crowds and figures, flags, tanks, houses, fire and smoke.

Each cutout stands on or about its own origin: move, scale and mirror it with `placed`. Persons
look to the right. `cut` is the colour of the gouged outline that parts a shape from its neighbours.
"""

from math import hypot, sin
from zlib import crc32

from .press import INK, PAPER, RED, box, disc, line, placed, shape

HEAD = "M-15 13Q-21 -4 -14 -15Q-3 -24 9 -18Q13 -13 12 -7L17 2L12 4L14 9L12 12Q12 18 5 18Q0 17 -2 15L0 28H-16Z"
HATS = {
    "cap": "M-19 -6Q-21 -24 -2 -27Q14 -27 17 -15L27 -8Q18 -8 10 -10Q-4 -13 -19 -6Z",
    "hat": "M-25 -9Q-16 -12 -15 -14L-13 -31Q-4 -35 0 -31Q6 -36 13 -29L15 -13Q20 -13 27 -7Q12 -6 0 -8Q-12 -8 -25 -9Z",
    "scarf": "M-17 16Q-25 -8 -14 -21Q0 -29 12 -18L9 -8Q1 -5 4 8L5 18L-1 27L-23 32Q-15 22 -17 16Z",
    "beret": "M-18 -7Q-28 -22 -7 -27Q14 -29 17 -13Q0 -17 -18 -7Z",
    "helmet": "M-21 0Q-23 -28 0 -30Q20 -29 21 -8Q10 -10 0 -7Q-12 -3 -21 0Z",
    "fur": "M-19 6Q-25 -20 -14 -30H10Q20 -27 19 -11L9 -9Q0 -6 -4 4L-10 10Z",
    "hair": "M-18 12Q-25 -16 -6 -26Q13 -29 14 -12Q3 -12 0 0Q2 9 -3 16Z",
    "short": "M-16 4Q-22 -16 -6 -24Q12 -28 14 -13Q0 -14 -5 -8L-7 2L-12 6Z",
    "peaked": "M-19 -6L-22 -22Q-2 -36 20 -23L17 -13L26 -7Q18 -7 10 -9Q-4 -11 -19 -6Z",
}


def clipped(body: str, d: str, rule: str = "nonzero") -> str:
    """Only what lies inside the outline `d`."""
    name = f"c{crc32((d + rule + body[:200]).encode()):x}"
    return f'<clipPath id="{name}"><path d="{d}" clip-rule="{rule}"/></clipPath><g clip-path="url(#{name})">{body}</g>'


def polygon(points) -> str:
    """The path through some points, closed."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def mix(a, b, t: float):
    """The point a part `t` of the way from a to b."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def sliver(a, b, width: float) -> str:
    """The path of one gouge cut: broad in the middle, nothing at both ends."""
    long = hypot(b[0] - a[0], b[1] - a[1]) or 1
    nx, ny = (a[1] - b[1]) / long * width, (b[0] - a[0]) / long * width
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    return (
        f"M{a[0]:.1f} {a[1]:.1f}Q{mx + nx:.1f} {my + ny:.1f} {b[0]:.1f} {b[1]:.1f}"
        f"Q{mx - nx:.1f} {my - ny:.1f} {a[0]:.1f} {a[1]:.1f}Z"
    )


def comb(a, b, c, d, count, rnd, width=(2, 5), color=PAPER, ragged=0.2) -> str:
    """A comb of cuts, each from a point on the line a-b to the point across from it on the line c-d."""
    cuts = []
    for number in range(count):
        t = (number + rnd.uniform(0.2, 0.8)) / count
        start, end = mix(a, b, t), mix(c, d, t)
        cuts.append(
            sliver(
                mix(start, end, rnd.uniform(0, ragged)), mix(end, start, rnd.uniform(0, ragged)), rnd.uniform(*width)
            )
        )
    return shape("".join(cuts), color)


def limb(points, widths, fill=INK, cut=None, edge=2.5) -> str:
    """An arm, a leg or a branch: a bent band of changing width."""
    left, right = [], []
    for number, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(number - 1, 0)], points[min(number + 1, len(points) - 1)]
        long = hypot(bx - ax, by - ay) or 1
        nx, ny = (ay - by) / long * widths[number] / 2, (bx - ax) / long * widths[number] / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return shape(polygon(left + right[::-1]), fill, **_outline(cut, edge))


def joint(a, b, length: float, side: float = 1):
    """Where a knee or an elbow lies between two ends, for two bones of one length."""
    reach = hypot(b[0] - a[0], b[1] - a[1]) or 1
    out = max(length**2 - (reach / 2) ** 2, 0) ** 0.5 * side
    return (a[0] + b[0]) / 2 + (b[1] - a[1]) / reach * out, (a[1] + b[1]) / 2 - (b[0] - a[0]) / reach * out


def head(hat: str = "cap", fill: str = INK, cut: str | None = PAPER, skin: str | None = None) -> str:
    """A head in profile, some 45 units high; with `skin` the face is lighter than the hat."""
    body = shape(HEAD, skin or fill, **_outline(cut, 2))
    if skin:
        body += line("M4 -8L12 -8M7 -5L10 -4M5 11L12 10M-6 0Q-2 4 -5 9", fill, 2)
    return body + shape(HATS[hat], fill, **_outline(cut, 2))


def nape(hat: str = "cap", fill: str = INK, cut: str | None = PAPER) -> str:
    """A head from behind."""
    ears = shape("M-15 -4Q-21 -2 -16 8ZM15 -4Q21 -2 16 8Z", fill, **_outline(cut, 2))
    skull = shape("M-9 28L-9 18Q-18 10 -16 -6Q-14 -24 0 -24Q14 -24 16 -6Q18 10 9 18L9 28Z", fill, **_outline(cut, 2))
    tops = {
        "hat": "M-25 -5Q0 -14 25 -5Q20 -12 15 -13L13 -30Q0 -35 -13 -30L-15 -13Q-20 -12 -25 -5Z",
        "scarf": "M-18 8Q-22 -26 0 -27Q22 -26 18 8L6 20L0 34L-6 20Z",
        "cap": "M-18 -4Q-23 -26 0 -28Q23 -26 18 -4Q0 -9 -18 -4Z",
        "hair": "M-17 14Q-22 -26 0 -27Q22 -26 17 14Q0 20 -17 14Z",
    }
    return ears + skull + shape(tops.get(hat, tops["cap"]), fill, **_outline(cut, 2))


def bust(rnd, hat: str | None = None, fill: str = INK, cut: str | None = PAPER, skin: str | None = None) -> str:
    """Head and shoulders of somebody in a crowd, from behind or in profile; origin between the shoulders."""
    hat = hat or rnd.choice(["cap", "hat", "scarf", "short", "beret", "hair", "cap", "hat"])
    wide = rnd.uniform(36, 46)
    coat = f"M{-wide} 300L{-wide} 34Q{-wide + 6} 8 -12 0H12Q{wide - 6} 8 {wide} 34L{wide} 300Z"
    shoulders = shape(coat, fill, **_outline(cut, 2.5))
    top = nape(hat, fill, cut) if not skin and rnd.random() < 0.45 else head(hat, fill, cut, skin)
    collar = line("M-14 6L0 16L16 5M0 16V60" if rnd.random() < 0.5 else "M-20 8Q0 22 20 8", cut or fill, 2)
    return shoulders + placed(top, rnd.uniform(-3, 3), -19, 1, rnd.uniform(-10, 10), rnd.random() < 0.5) + collar


def crowd(y, count, rnd, size=1.0, fill=INK, cut=PAPER, left=-20, right=1220, skin=None, wave=12) -> str:
    """A row of people from the shoulders up, `size` 1 for heads some 45 units high."""
    people = []
    for number in range(count):
        x = left + (right - left) * (number + rnd.uniform(0.2, 0.8)) / count
        people.append((y + rnd.uniform(-wave, wave), x, rnd.uniform(0.88, 1.12) * size))
    return "".join(placed(bust(rnd, fill=fill, cut=cut, skin=skin), x, yy, scale) for yy, x, scale in sorted(people))


def figure(feet, hands, lean=0, hat="cap", fill=INK, cut=PAPER, skin=None, coat=26, skirt=False, bow=0, knees=1) -> str:
    """Somebody at full length, 200 units high, ground at 0; `feet` and `hands` are points, the far one first."""
    hip, neck = (lean * 0.35, -98), (lean, -160)
    shoulder = (lean - 2, -150)
    (far_foot, near_foot), (far_hand, near_hand) = feet, hands
    body = _arm(shoulder, far_hand, fill, cut) + _leg(hip, far_foot, fill, cut, knees)
    body += _leg(hip, near_foot, fill, cut, knees)
    hem = -98 + coat + (20 if skirt else 0)
    flare = 30 if skirt else 22
    torso = (
        f"M{neck[0] - 10} {neck[1]}L{neck[0] + 10} {neck[1]}Q{neck[0] + 26} -152 {neck[0] + 20} -132L{hip[0] + 17} -104"
        f"L{hip[0] + flare} {hem}Q{hip[0]} {hem + 6} {hip[0] - flare} {hem}L{hip[0] - 17} -106L{neck[0] - 23} -134"
        f"Q{neck[0] - 26} -154 {neck[0] - 10} {neck[1]}Z"
    )
    body += placed(head(hat, fill, cut, skin), neck[0] + 3, neck[1] - 20, 0.95, bow)
    return body + shape(torso, fill, **_outline(cut, 2.5)) + _arm(shoulder, near_hand, fill, cut, skin)


def marcher(rnd, fill=INK, cut=PAPER, skin=None, hat=None) -> str:
    """Somebody who walks to the right, with an open coat."""
    step = rnd.uniform(22, 38)
    feet = ((step, 0), (-step, -4)) if rnd.random() < 0.5 else ((-step, -6), (step, 0))
    hands = ((rnd.uniform(14, 36), -92), (rnd.uniform(-30, 26), -88))
    hat = hat or rnd.choice(["cap", "hat", "scarf", "short", "beret"])
    return figure(feet, hands, rnd.uniform(4, 12), hat, fill, cut, skin, rnd.choice([22, 34, 44]), hat == "scarf")


def soldier(fill=INK, cut=PAPER, hat="helmet", skin=None) -> str:
    """A soldier on guard with a slung sub-machine gun, coat to the knees."""
    body = figure(((14, 0), (-12, 0)), ((26, -108), (6, -112)), 2, hat, fill, cut, skin, 52)
    return body + placed(burp_gun(fill, cut), 4, -112, 0.62, -12)


def rifle(fill=INK, cut=None) -> str:
    """A bolt-action rifle 200 units long, muzzle to the right, hand at the origin."""
    wood = "M-70 10L-68 26L-30 10L-2 8L6 14L12 6L74 2V-5H-8L-34 -3Z"
    return shape(wood, fill, **_outline(cut, 2)) + shape("M60 -5H132V-1H60ZM-4 -5L-8 -12L0 -10L2 -5Z", fill)


def burp_gun(fill=INK, cut=None) -> str:
    """A Soviet sub-machine gun with its drum, muzzle to the right, hand at the origin."""
    stock = "M-84 4L-88 30L-40 12L0 8V-8L-30 -8Z"
    body = shape(stock, fill, **_outline(cut, 2)) + shape("M-4 -10H104V4H-4Z", fill, **_outline(cut, 2))
    body += disc(30, 18, 19, fill, **_outline(cut, 2)) + shape("M100 -6H118V0H100Z", fill)
    return body + line("M50 -3H96", cut or fill, 3, stroke_dasharray="7 5")


def hole_path(x, y, r, rnd, teeth=22) -> str:
    """The ragged edge of the hole where the emblem was."""
    points = []
    for number in range(teeth):
        angle = number * 6.2832 / teeth
        reach = r * rnd.uniform(0.84, 1.16)
        points.append((x + reach * 1.04 * sin(angle + 1.5708), y + reach * sin(angle)))
    return polygon(points)


def flag(rnd, width=240, height=150, wave=0.1, edge=INK, hole=True, ground=PAPER) -> str:
    """The red, white and green flag with a real hole in it; origin at the pole's top, flying to the right.

    Green is printed as black scored with cuts of the colour `ground`.
    """
    steps = [number / 24 for number in range(25)]

    def edge_at(part):
        return [(t * width, part * height - wave * width * sin(t * 6.4) * (0.35 + t * 0.65)) for t in steps]

    def band(top, bottom, fill):
        return shape(polygon(edge_at(top) + edge_at(bottom)[::-1]), fill)

    body = band(0, 1 / 3, RED) + band(1 / 3, 2 / 3, PAPER) + band(2 / 3, 1, INK)
    low, high = edge_at(0.69), edge_at(0.98)
    for number in range(24):
        a, b = low[number], high[min(number + 1, 24)]
        body += shape(sliver(mix(a, b, rnd.uniform(0, 0.15)), mix(b, a, rnd.uniform(0, 0.4)), width / 75), ground)
    outline = polygon(edge_at(0) + edge_at(1)[::-1])
    stroke = max(width / 90, 2.5)
    if not hole:
        return body + line(outline, edge, stroke)
    middle = edge_at(0.5)[12]
    gap = hole_path(middle[0], middle[1], height * 0.19, rnd)
    return clipped(body, outline + gap, "evenodd") + line(outline + gap, edge, stroke)


def flag_on_pole(rnd, width=240, height=150, pole=420, wave=0.1, edge=INK, hole=True) -> str:
    """A flag on its pole; origin at the pole's foot."""
    staff = box(-4, -pole - 14, 8, pole + 14, edge) + disc(0, -pole - 18, 8, edge)
    return staff + placed(flag(rnd, width, height, wave, edge, hole), 4, -pole)


def _arm(shoulder, hand, fill, cut, skin=None):
    """A sleeve and a hand."""
    elbow = joint(shoulder, hand, 33, -1)
    return disc(*hand, 7, skin or fill, **_outline(cut, 2)) + limb([shoulder, elbow, hand], [19, 16, 11], fill, cut)


def _leg(hip, foot, fill, cut, knees):
    """A trouser leg and a shoe."""
    knee = joint(hip, foot, 51, knees)
    shoe = (
        f"M{foot[0] - 9} {foot[1]}L{foot[0] - 7} {foot[1] - 12}H{foot[0] + 6}L{foot[0] + 22} {foot[1] - 2}V{foot[1]}Z"
    )
    return shape(shoe, fill, **_outline(cut, 2)) + limb([hip, knee, (foot[0], foot[1] - 9)], [26, 20, 14], fill, cut)


def _outline(cut, width):
    """The stroke that parts a shape from its neighbours, if any."""
    return {"stroke": cut, "stroke_width": width, "stroke_linejoin": "round"} if cut else {}
