"""Plates from elsewhere, of water, air and rooms: Suez, the radio and its mast, balloons, a closed hall."""

from .cutouts import clipped, comb, figure, sliver
from .faces import Face
from .press import INK, PAPER, RED, box, disc, gouges, hatching, line, placed, plate, shape, sheet
from .relief import View, cut, head
from .scenery import water
from .wardrobe import open_collar, shoulders


@plate("suez-canal-ships")
def suez_canal_ships(rnd):
    """Three block-ships in the canal, sunk to their decks, masts askew; still water, a low red sun."""
    body = sheet(PAPER) + disc(250, 404, 130, RED) + hatching(0, 50, 1200, 330, 16, rnd, -0.004, (1, 3.5), RED)
    body += shape("M0 400Q160 388 330 396T700 394T1200 388V420H0Z", INK) + box(0, 412, 1200, 388, PAPER)
    body += water(110, 420, 290, 380, 26, rnd, RED, 1.2)
    body += clipped(placed(_freighter(rnd), 160, 440, 0.4, -20), "M0 0H1200V436H0Z")
    body += clipped(placed(_freighter(rnd), 560, 480, 0.56, 12), "M0 0H1200V470H0Z")
    body += clipped(placed(_freighter(rnd), 880, 640, 1.1, -13, True), "M0 0H1200V600H0Z")
    for x, y, wide, deep in ((40, 436, 250, 40), (400, 470, 360, 80), (520, 600, 680, 190)):
        body += _shadow(x, y, wide, deep, rnd)
    body += water(0, 430, 1200, 380, 22, rnd, INK, 1.9) + _buoy(300, 660)
    return body + "".join(_gull(rnd.uniform(420, 720), rnd.uniform(80, 240), rnd) for _ in range(6))


def _shadow(x, y, wide, deep, rnd):
    """What a wreck darkens of the water below it, in bars that grow shorter."""
    bars = ""
    for number in range(int(deep / 9)):
        short = number * wide * 4.5 / deep * rnd.uniform(0.5, 1)
        bars += sliver((x + short, y + number * 9), (x + wide - short * 0.8, y + number * 9 + 2), 8)
    return shape(bars, INK)


def _freighter(rnd):
    """A cargo steamer from the side, 700 units long, waterline at 0, bow to the right."""
    body = "".join(_mast(x, rnd) for x in (-170, 190))
    body += shape("M-330 10L-346 -92H-250L-244 -66H330L362 -104L330 60H-320Z", INK, stroke=PAPER, stroke_width=4)
    body += shape(
        "M-70 -66V-150H110V-66ZM-48 -150V-196H84V-150ZM-300 -92V-128H-262V-92Z", INK, stroke=PAPER, stroke_width=4
    )
    body += shape("M-8 -196L-2 -290H54L56 -196Z", INK, stroke=PAPER, stroke_width=4)
    body += shape("M-5 -236L-3 -262H54L55 -236Z", RED)
    body += "".join(disc(x, -110, 8, PAPER) for x in range(-50, 110, 30)) + line(
        "M-36 -174H74", PAPER, 9, stroke_dasharray="14 9"
    )
    return body + comb((-320, -50), (330, -50), (-316, 40), (318, 40), 46, rnd, (1.5, 4))


def _mast(x, rnd):
    """A mast with its crow's nest, derricks and stays."""
    stays = f"M{x} -330L{x - 120} -66M{x} -330L{x + 120} -66M{x} -100L{x + 96} -230M{x} -100L{x - 96} -236"
    return box(x - 6, -350, 12, 300, INK) + box(x - 16, -286, 32, 14, INK) + line(stays, INK, 4)


def _buoy(x, y):
    cage = f"M{x - 26} {y}L{x - 9} {y - 62}H{x + 9}L{x + 26} {y}Z"
    return shape(cage, RED, stroke=PAPER, stroke_width=4) + shape(
        f"M{x - 44} {y - 4}H{x + 44}L{x + 32} {y + 22}H{x - 32}Z", RED, stroke=PAPER, stroke_width=4
    )


def _gull(x, y, rnd):
    w = rnd.uniform(12, 24)
    return line(
        f"M{x - w:.0f} {y:.0f}q{w / 2:.0f} {-w * 0.6:.0f} {w:.0f} 0q{w / 2:.0f} {-w * 0.6:.0f} {w:.0f} 0", INK, 3.5
    )


@plate("suez-paratroopers")
def suez_paratroopers(rnd):
    """Parachutes come down over the domes and minarets of Port Said, seen from the street."""
    body = sheet(RED) + gouges(620, 130, 150, 1000, 70, 0, 360, rnd, (1.5, 5))
    body += "".join(placed(_aeroplane(), x, y, s, -8) for x, y, s in ((170, 110, 0.8), (330, 66, 0.6), (450, 34, 0.45)))
    far = [(120, 300), (250, 250), (360, 330), (470, 200), (545, 300), (700, 130), (1010, 330), (1130, 210), (60, 190)]
    for x, y in far:
        body += placed(_parachute(rnd), x, y, rnd.uniform(0.28, 0.42), rnd.uniform(-7, 7))
    body += _port_said(rnd)
    body += placed(_parachute(rnd), 350, 300, 0.82, -7) + placed(_parachute(rnd), 800, 190, 1.25, 8)
    return body


def _parachute(rnd):
    """A round canopy seen a little from below, and the man who hangs from it; origin in the canopy's rim."""
    lines = "".join(f"M{x} {6 + 14 * (1 - (x / 130) ** 2):.0f}L{x * 0.06:.0f} 196" for x in range(-126, 127, 28))
    body = line(lines, INK, 3.5) + shape("M-132 0A132 30 0 0 0 132 0A132 22 0 0 0 -132 0Z", INK)
    body += shape("M-132 0Q-128 -128 0 -132Q128 -128 132 0A132 26 0 0 1 -132 0Z", PAPER, stroke=INK, stroke_width=6)
    body += shape("M0 -132Q128 -128 132 0A132 26 0 0 1 62 22Q72 -70 0 -132Z", INK)
    for x in (-104, -66, -22, 24):
        body += line(f"M0 -130Q{x * 0.95:.0f} -90 {x} {24 - abs(x) * 0.1:.0f}", INK, 4)
    for x in (88, 112):
        body += shape(sliver((16, -124), (x, 12), 5), PAPER)
    man = figure(((16, -10), (-10, -2)), ((14, -214), (-16, -214)), 0, "helmet", INK, PAPER, knees=1)
    return body + placed(man, 0, 300, 0.62)


def _aeroplane():
    """A twin-engined transport from below and the side."""
    return shape(
        "M-90 0Q-96 -14 -70 -14L40 -12L84 -46H104L92 -6Q60 12 -60 12Q-86 10 -90 0Z"
        "M-30 0L30 -70H54L14 0ZM-30 6L-6 70H18L14 6Z",
        INK,
        stroke=PAPER,
        stroke_width=3,
    )


def _port_said(rnd):
    """Black roofs, domes and minarets that lean together towards the sky."""
    body = "".join(
        placed(_minaret(rnd), x, 830, s, turn) for x, s, turn in ((140, 1.0, 6), (1050, 1.12, -7), (640, 0.72, 0))
    )
    for x, y, r in ((270, 716, 96), (480, 740, 70), (770, 756, 74), (930, 716, 96), (40, 760, 80), (1160, 740, 86)):
        dome = f"M{x - r} 820V{y}Q{x - r * 1.08} {y - r * 0.9} {x} {y - r * 1.25}"
        dome += f"Q{x + r * 1.08} {y - r * 0.9} {x + r} {y}V820Z"
        body += shape(dome, INK, stroke=PAPER, stroke_width=4) + line(f"M{x} {y - r * 1.2}V{y - r * 1.6}", INK, 6)
        body += "".join(
            shape(sliver((x - r * k, y), (x - r * k * 0.25, y - r * 1.08), 4), PAPER) for k in (0.3, 0.52, 0.72, 0.88)
        )
        body += line(f"M{x - r} {y + 12}H{x + r}", PAPER, 5, stroke_dasharray="10 7")
    return body


def _minaret(rnd):
    """A minaret 460 units high with two galleries; origin at its foot."""
    body = shape(
        "M-34 0L-28 -220H28L34 0ZM-24 -220L-20 -350H20L24 -220Z"
        "M-16 -350L-13 -400Q-20 -420 0 -456Q20 -420 13 -400L16 -350Z",
        INK,
        stroke=PAPER,
        stroke_width=4,
    )
    body += shape("M-44 -220H44L30 -200H-30ZM-34 -350H34L22 -332H-22Z", INK, stroke=PAPER, stroke_width=4)
    return body + comb((-26, -20), (-22, -200), (-6, -20), (-6, -200), 16, rnd, (2, 4)) + line("M0 -456V-486", INK, 5)


LISTENERS = {
    "father": Face(jaw=1.0, hairline=0.55, shade=0.25, moustache=(0.25, 0.05, 0.04), lid=0.55, nose_out=1.15),
    "mother": Face(
        width=0.95, jaw=0.86, chin=0.14, brow=0.06, brows=0.028, lips=1.3, nose=0.9, lid=0.5, hat="scarf", neck=0.4,
    ),
    "boy": Face(
        jaw=0.88, chin=0.13, chin_y=-0.9, nose=0.75, nose_out=0.8, eye=0.17, lid=0.2, brow=0.05, brows=0.03, neck=0.36,
        hairline=0.4, temples=0.1, hair=0.1, shade=0.3, fold=0.01, ear=1.1, ear_out=0.1,
    ),
}  # fmt: skip


@plate("radio-in-a-kitchen")
def radio_in_a_kitchen(rnd):
    """Night: father, mother and boy bend to a valve radio whose dial glows; a lamp hangs over the table."""
    body = (
        sheet(INK)
        + shape("M560 120L180 700H1110L740 120Z", RED)
        + comb((560, 130), (740, 130), (190, 690), (1100, 690), 60, rnd, (2, 5), INK)
    )
    body += _kitchen(rnd) + _lamp()
    body += _listener("mother", View(yaw=30, pitch=-12, light=(0.5, 0.8, 0.5)), 470, 405, 0.36, rnd)
    body += _listener("father", View(yaw=62, pitch=-8, light=(0.8, 0.6, 0.2)), 270, 440, 0.46, rnd)
    body += _listener("boy", View(yaw=48, pitch=4, light=(0.8, 0.7, 0.3)), 560, 560, 0.34, rnd)
    body += (
        box(60, 690, 1090, 22, PAPER)
        + box(60, 712, 1090, 100, INK)
        + comb((60, 724), (1150, 724), (60, 780), (1150, 780), 50, rnd)
    )
    return body + placed(_radio(rnd), 830, 690)


def _listener(name, view, x, y, scale, rnd):
    """One of the family, head and shoulders, the head's middle at (x, y)."""
    pose = View(view.yaw, view.pitch, light=view.light, centre=(400, 430), scale=268, grain=4.5, screen=0.12)
    coat = shoulders(400, 790, rnd, INK, 1) if name == "mother" else open_collar(400, 780, 40, rnd, INK, 1)
    carved = cut(LISTENERS[name], pose)
    return placed(line(carved.outline, PAPER, 7) + head(carved) + coat, x - 400 * scale, y - 430 * scale, scale)


def _lamp():
    return (
        line("M650 0V70", PAPER, 5)
        + shape("M560 124Q580 66 650 62Q720 66 740 124Z", INK, stroke=PAPER, stroke_width=5)
        + shape("M618 124A32 28 0 0 0 682 124Z", PAPER)
    )


def _kitchen(rnd):
    """The wall behind: a shelf with jugs, a curtained window with stars, a clock at half past ten."""
    body = line("M60 250H330", PAPER, 7) + line("M80 250v22M310 250v22", PAPER, 5)
    for x, k in ((100, 1.0), (170, 0.8), (240, 1.1), (300, 0.7)):
        jug = f"M{x - 22 * k} 247V{247 - 60 * k}Q{x} {247 - 82 * k} {x + 22 * k} {247 - 60 * k}V247Z"
        body += shape(jug, RED if k == 0.8 else INK, stroke=PAPER, stroke_width=4) + line(
            f"M{x + 22 * k} {247 - 52 * k}q20 6 0 {34 * k}", PAPER, 4
        )
    body += shape("M880 90H1110V370H880Z", INK, stroke=PAPER, stroke_width=6) + line(
        "M995 90V370M880 220H1110", PAPER, 5
    )
    body += comb((880, 92), (960, 92), (880, 368), (900, 368), 9, rnd, (2, 5)) + comb(
        (1030, 92), (1110, 92), (1090, 368), (1110, 368), 9, rnd, (2, 5)
    )
    body += "".join(disc(x, y, 3, PAPER) for x, y in ((972, 140), (1016, 170), (980, 280), (1024, 260), (962, 200)))
    return body + disc(425, 150, 46, PAPER) + disc(425, 150, 38, INK) + line("M425 150L414 128M425 150V182", PAPER, 5)


def _radio(rnd):
    """A valve radio with cloth-covered loudspeaker, glowing dial and two knobs; origin in the middle of its foot."""
    body = shape("M-190 0V-220Q-190 -262 -146 -262H146Q190 -262 190 -220V0Z", INK, stroke=PAPER, stroke_width=7)
    body += shape("M-164 -104V-216Q-162 -238 -138 -238H138Q162 -238 164 -216V-104Z", PAPER)
    body += comb((-158, -232), (158, -232), (-158, -108), (158, -108), 44, rnd, (2, 3.5), INK, 0.04)
    body += shape("M-120 -86H120V-34H-120Z", RED, stroke=PAPER, stroke_width=4) + line(
        "M-108 -70H108M-108 -52H108", PAPER, 4, stroke_dasharray="18 7"
    )
    body += line("M36 -86V-34", INK, 5)
    return body + "".join(
        disc(x, -58, 25, PAPER) + disc(x, -58, 17, INK) + line(f"M{x} -58l8 -12", PAPER, 4) for x in (-154, 154)
    )
