"""Plates of words on their way: the mast, the balloons, the hall of the secret speech."""

from itertools import pairwise
from math import cos, radians, sin

from .cutouts import comb, nape, polygon, sliver
from .press import INK, PAPER, RED, box, disc, hatching, line, placed, plate, shape, sheet
from .scenery import roofs, water


@plate("transmitter-mast")
def transmitter_mast(rnd):
    """A lattice mast at night sends its waves over a valley; tiny barracks with lit windows at its foot."""
    rings = enumerate(range(90, 1000, 46))
    body = sheet(RED) + "".join(_wave(640, 150, r, rnd, INK if k % 3 == 1 else PAPER) for k, r in rings)
    body += shape("M0 640Q180 560 380 620T760 600T1200 590V800H0Z", INK, stroke=PAPER, stroke_width=4)
    body += comb((0, 650), (420, 626), (40, 760), (470, 700), 34, rnd, (1.5, 4))
    body += comb((800, 612), (1200, 600), (760, 680), (1200, 720), 30, rnd, (1.5, 4))
    body += line("M640 170L120 720M640 320L260 716M640 170L1150 700M640 320L1010 696", INK, 5) + _lattice(
        640, 130, 730, 60
    )
    for x, y, k in ((150, 716, 1), (310, 742, 1.2), (800, 722, 1.1), (980, 740, 1.3)):
        body += _barrack(x, y, k)
    return body + box(0, 770, 1200, 30, INK) + line("M0 768H1200", PAPER, 3, stroke_dasharray="60 9 20 7")


def _wave(x, y, r, rnd, color):
    """One ring of a broadcast, broken into tapering cuts."""
    cuts, angle = "", rnd.uniform(0, 20)
    while angle < 372:
        long = rnd.uniform(14, 30)
        a, m, b = (radians(angle + long * t) for t in (0, 0.5, 1))
        half = 2.5 + r / 120
        bow = r / cos(radians(long / 2))
        (ax, ay), (bx, by) = ((x + r * cos(v), y + r * sin(v)) for v in (a, b))
        (ox, oy), (ix, iy) = ((x + (bow + h) * cos(m), y + (bow + h) * sin(m)) for h in (half, -half))
        cuts += f"M{ax:.0f} {ay:.0f}Q{ox:.1f} {oy:.1f} {bx:.0f} {by:.0f}Q{ix:.1f} {iy:.1f} {ax:.0f} {ay:.0f}Z"
        angle += long + rnd.uniform(3, 6)
    return shape(cuts, color)


def _lattice(x, top, foot, half):
    """The mast: two uprights, crossed braces, a red lamp."""
    d, y = f"M{x - half} {foot}L{x - 7} {top}M{x + half} {foot}L{x + 7} {top}", top
    while y < foot - 10:
        lower = min(y + 16 + (y - top) * 0.07, foot)
        a, b = (7 + (half - 7) * (v - top) / (foot - top) for v in (y, lower))
        d += f"M{x - a:.1f} {y:.1f}L{x + b:.1f} {lower:.1f}M{x + a:.1f} {y:.1f}L{x - b:.1f} {lower:.1f}H{x + b:.1f}"
        y = lower
    solid = shape(
        f"M{x - half - 4} {foot}L{x - 11} {top}H{x + 11}L{x + half + 4} {foot}Z", INK, stroke=PAPER, stroke_width=5
    )
    return (
        solid
        + line(d, PAPER, 4.5)
        + line(f"M{x} {top}V{top - 76}", INK, 9)
        + disc(x, top - 80, 15, RED, stroke=PAPER, stroke_width=5)
    )


def _barrack(x, y, k):
    body = shape(
        f"M{x} {y}V{y - 26 * k}L{x + 14 * k} {y - 42 * k}H{x + 106 * k}L{x + 120 * k} {y - 26 * k}V{y}Z",
        INK,
        stroke=PAPER,
        stroke_width=3.5,
    )
    return body + "".join(
        box(x + (10 + 18 * n) * k, y - 20 * k, 10 * k, 11 * k, RED if n == 2 else PAPER) for n in range(6)
    )


@plate("leaflet-balloons")
def leaflet_balloons(rnd):
    """Balloons drift over a river and a guarded border by night and drop their leaflets."""
    body = (
        sheet(INK)
        + disc(930, 170, 84, PAPER)
        + disc(968, 150, 78, INK)
        + hatching(0, 30, 1200, 400, 24, rnd, 0.01, (1, 2.5))
    )
    body += roofs(486, rnd, 850, 1130, 8, 30, lit=0.6) + shape(
        "M0 500Q300 452 620 486T1200 462V800H0Z", INK, stroke=PAPER, stroke_width=4
    )
    body += comb((0, 520), (620, 500), (-40, 600), (430, 600), 44, rnd, (1.5, 4)) + comb(
        (700, 496), (1200, 480), (860, 640), (1400, 640), 40, rnd, (1.5, 4)
    )
    river = (
        "M642 488Q560 530 660 566Q800 620 560 690Q420 740 380 810H860Q860 740 900 690Q960 590 790 552Q700 522 690 486Z"
    )
    body += shape(river, PAPER) + water(560, 500, 220, 60, 6, rnd, INK) + water(520, 600, 330, 190, 12, rnd, INK)
    body += _fence() + _watchtower(rnd)
    for x, y, r, color in (
        (610, 120, 50, PAPER),
        (1070, 330, 58, RED),
        (800, 290, 40, PAPER),
        (500, 330, 30, PAPER),
        (250, 210, 128, RED),
    ):
        body += _balloon(x, y, r, color, rnd) + _leaflets(x, y + r * 1.9, r, rnd)
    return body


def _balloon(x, y, r, color, rnd):
    """A gas balloon in moonlight, with its neck and box of leaflets."""
    skin = "M0 -100A100 100 0 0 1 100 0Q86 70 12 130H-12Q-86 70 -100 0A100 100 0 0 1 0 -100Z"
    dark = "M-20 -96Q-30 50 0 130H-12Q-86 70 -100 0A100 100 0 0 1 -20 -96Z"
    for number in range(9):
        t = number / 9
        edge = (-22 - 10 * sin(t * 3), -80 + 170 * t)
        dark += sliver(edge, (edge[0] + rnd.uniform(25, 55), edge[1] + 5), 5)
    stroke = 400 / r
    body = shape(skin, color, stroke=PAPER, stroke_width=stroke) + shape(dark, INK)
    body += line("M-10 130L-5 170M10 130L5 170", PAPER, stroke * 0.8) + box(-16, 166, 32, 26, PAPER)
    return placed(body, x, y, r / 100)


def _leaflets(x, y, r, rnd):
    """Sheets of paper that flutter down below a balloon, spreading."""
    body = ""
    for _ in range(int(r / 3)):
        t = rnd.random()
        size = r * rnd.uniform(0.09, 0.17) + 3
        leaf = f"M{-size} {-size * 0.4}L{size * 0.6} {-size * 0.7}L{size} {size * 0.5}L{-size * 0.6} {size * 0.7}Z"
        at = (x + rnd.uniform(-1, 1) * r * (0.2 + 1.5 * t) + 60 * t, y + t * r * 3)
        body += placed(shape(leaf, PAPER, stroke=INK, stroke_width=2.5), *at, 1, rnd.uniform(0, 180))
    return body


def _fence():
    """Barbed wire on leaning posts along the near bank."""
    body, posts = "", [(x, 792 - x * 0.06) for x in range(-20, 480, 92)]
    for a, b in pairwise(posts):
        for up in (18, 46, 74):
            body += line(f"M{a[0]} {a[1] - up}Q{(a[0] + b[0]) / 2} {a[1] - up + 12} {b[0]} {b[1] - up}", PAPER, 3)
            body += line(
                f"M{a[0]} {a[1] - up + 2}Q{(a[0] + b[0]) / 2} {a[1] - up + 14} {b[0]} {b[1] - up + 2}",
                PAPER,
                9,
                stroke_dasharray="3 17",
            )
        body += shape(f"M{b[0] - 6} {b[1] + 20}L{b[0] - 4} {b[1] - 92}H{b[0] + 5}L{b[0] + 7} {b[1] + 20}Z", PAPER)
    return body


def _watchtower(rnd):
    """A guard's cabin on four legs, with a lit slit and a searchlight's beam."""
    beam = shape("M1010 560L600 640L640 720Z", PAPER) + comb(
        (1000, 562), (1000, 566), (610, 650), (640, 712), 9, rnd, (1, 3), INK
    )
    legs = line("M980 790L1004 610M1120 790L1096 610M986 740L1108 660M1114 740L992 660", PAPER, 7)
    cabin = shape("M984 616V540H1116V616ZM966 540L1050 496L1134 540Z", INK, stroke=PAPER, stroke_width=5)
    return beam + legs + cabin + box(1000, 560, 100, 20, PAPER) + disc(1004, 592, 11, RED)


@plate("secret-speech-hall")
def secret_speech_hall(rnd):
    """A huge closed hall, seen over row upon row of heads: far away, a tiny speaker on a tribune."""
    body = sheet(RED) + _vault(rnd) + shape("M0 500L430 440H770L1200 500V800H0Z", INK) + _tribune(rnd)
    for row in range(9):
        t = row / 8
        y, size = 470 + 330 * t**1.45, 0.24 + 1.75 * t**1.7
        count = int(46 / (1 + 5.2 * t))
        half = 230 + 480 * t
        for seat in range(count):
            x = 600 + half * (2 * (seat + 0.5 + rnd.uniform(-0.16, 0.16) + (row % 2) * 0.25) / count - 1)
            body += placed(delegate(rnd), x, y + rnd.uniform(-4, 4) * size, size)
    return body


def delegate(rnd):
    """The back of a delegate: head, ears, shoulders."""
    coat = shape("M-52 120V52Q-50 28 -12 22H12Q50 28 52 52V120Z", INK, stroke=PAPER, stroke_width=2.5)
    hat = rnd.choice(["none", "none", "none", "hair", "scarf" if rnd.random() < 0.2 else "none"])
    if hat == "none":
        bald = shape(
            "M-9 26L-9 16Q-18 8 -16 -8Q-14 -25 0 -25Q14 -25 16 -8Q18 8 9 16L9 26Z", INK, stroke=PAPER, stroke_width=2.5
        )
        shine = line("M8 -18Q13 -10 12 0" if rnd.random() < 0.6 else "M-12 2H12M-11 7H11M-9 12H9", PAPER, 2.2)
        ears = shape("M-15 -4Q-22 -4 -16 8ZM15 -4Q22 -4 16 8Z", INK, stroke=PAPER, stroke_width=2)
        return coat + ears + bald + shine + line("M-13 24Q0 32 13 24", PAPER, 3)
    return coat + nape(hat)


def _vault(rnd):
    """Walls with tall pillars that run to the far end, and a ceiling of beams."""
    body = shape("M0 -20L430 150H770L1200 -20Z", INK) + comb(
        (10, -10), (1190, -10), (440, 146), (760, 146), 36, rnd, (2, 5), RED
    )
    for side in (0, 1):
        wall = ""
        for number in range(7):
            near, far = (0.86**number) ** 2.2, (0.86 ** (number + 0.42)) ** 2.2
            x1, x2 = 430 - 430 * near, 430 - 430 * far
            top1, top2, foot1, foot2 = 150 - 170 * near, 150 - 170 * far, 440 + 60 * near, 440 + 60 * far
            wall += shape(polygon([(x1, top1), (x2, top2), (x2, foot2), (x1, foot1)]), PAPER)
            wall += comb(
                (x1 + 2, top1 + 30),
                (x2, top2 + 20),
                (x1 + 2, foot1 - 10),
                (x2, foot2 - 8),
                5,
                rnd,
                (1, 3.5 * near + 1),
                INK,
                0.05,
            )
        body += placed(wall, 1200 if side else 0, 0, 1, 0, bool(side))
    return (
        body
        + shape("M430 150H770V440H430Z", PAPER)
        + comb((434, 154), (766, 154), (434, 300), (766, 300), 46, rnd, (1, 2.5), RED)
    )


def _tribune(rnd):
    """The far end: a giant statue in a niche, the presidium's table, one man behind a desk."""
    body = shape("M530 400V226Q530 168 600 168Q670 168 670 226V400Z", INK)
    body += shape(
        "M582 222Q580 198 600 196Q620 198 618 222Q636 232 640 280L632 330L626 400H574L568 330L560 280Q566 232 582 222Z",
        PAPER,
    )
    body += line("M600 236V396M584 250L576 320M616 250L624 320", INK, 3)
    body += shape("M446 440V404H754V440Z", RED, stroke=INK, stroke_width=4)
    body += "".join(
        placed(shape("M-9 0Q-8 -12 0 -13Q8 -12 9 0ZM-5 -14A5.5 6.5 0 1 1 5 -14Z", INK), x, 404)
        for x in [*range(462, 574, 22), *range(632, 750, 22)]
    )
    body += shape(
        "M592 408Q590 388 603 387Q616 388 615 408ZM597 384A7 8 0 1 1 609 384Z", INK, stroke=PAPER, stroke_width=2
    )
    return body + shape("M578 450L584 404H622L628 450Z", INK, stroke=PAPER, stroke_width=3) + disc(603, 426, 7, RED)
