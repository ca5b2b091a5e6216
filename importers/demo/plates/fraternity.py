"""Out in the streets together: a tank goes over to the people, books burn, a man with a wooden leg stands guard."""

from math import cos, radians, sin

from .cutouts import HATS, comb, crowd, figure, flag_on_pole, limb, rifle, sliver
from .press import INK, PAPER, RED, box, disc, line, placed, plate, shape, sheet
from .scenery import facade, flame, paving, smoke, tank


@plate("tank-changes-sides")
def tank_changes_sides(rnd):
    """Soldiers on a tank under the flag with the hole reach down, and the people in the street reach up."""
    body = sheet(PAPER) + facade((-40, -60, 640), (700, 210, 520), 9, 3, rnd, RED, PAPER, 1, 0)
    body += facade((1240, 40, 640), (760, 220, 520), 6, 3, rnd, RED, PAPER, 1, 0)
    body += shape("M0 620L720 500L1200 610V800H0Z", PAPER) + paving(520, 800, rnd)
    body += crowd(560, 16, rnd, 0.6, left=-20, right=1220)
    body += placed(flag_on_pole(rnd, 300, 190, 420, 0.1), 742, 470, 1, -7)
    body += placed(tank(star=None), 680, 706, 1.42)
    for x, y, size, flip, hands, item in (
        (470, 566, 1.1, True, ((20, -100), (46, -92)), ""),
        (640, 520, 0.98, True, ((-26, -100), (26, -202)), _HELMET),
        (806, 520, 1.0, False, ((40, -120), (-12, -104)), ""),
    ):
        rider = figure(((20, 40), (-16, 40)), hands, 14, "helmet" if not item else "short", INK, PAPER, PAPER, 20)
        body += placed(rider + placed(item, 24, -206, 0.9, 20), x, y, size, 0, flip)
    return body + _people_who_wave(rnd)


_HELMET = shape(HATS["helmet"], INK, stroke=PAPER, stroke_width=3)
_CAP = shape(HATS["cap"], INK, stroke=PAPER, stroke_width=3)


def _people_who_wave(rnd):
    """The nearest people: caps in the air, flowers held out, a child on somebody's shoulders."""
    body = ""
    people = (
        (90, 856, 1.7, False, "short", (24, -204), _CAP),
        (230, 806, 1.5, False, "hat", (34, -150), ""),
        (360, 860, 1.65, False, "scarf", (32, -196), _carnations(rnd)),
        (1010, 836, 1.65, True, "short", (26, -202), _CAP),
        (1130, 866, 1.8, True, "scarf", (30, -192), _carnations(rnd)),
    )
    for x, y, size, flip, hat, hand, item in people:
        person = figure(((16, 0), (-16, 0)), ((hand[0] - 6, -130), hand), 6, hat, INK, PAPER, PAPER, 40, hat == "scarf")
        body += placed(placed(item, hand[0], hand[1] - 2, 0.8, 10) + person, x, y, size, 0, flip)
    return body + crowd(770, 3, rnd, 1.5, left=480, right=900)


def _carnations(rnd):
    """Three flowers in a fist."""
    body = ""
    for turn in (-26, 4, 30):
        end = 50 * sin(radians(turn)), -50 * cos(radians(turn))
        body += line(f"M0 0L{end[0]:.0f} {end[1]:.0f}", INK, 4) + disc(*end, 14, RED, stroke=INK, stroke_width=3)
        body += comb(
            (end[0] - 8, end[1] - 8),
            (end[0] + 8, end[1] - 8),
            (end[0], end[1] + 4),
            (end[0] + 2, end[1] + 4),
            3,
            rnd,
            (1, 2),
        )
    return body


@plate("burning-books")
def burning_books(rnd):
    """From an upper window: open books fall like birds into a bonfire; a ring of people far below."""
    body = sheet(PAPER) + _ring_from_above(rnd)
    for x, y, size, turn in (
        (560, 560, 2.0, -20),
        (690, 560, 2.1, 18),
        (610, 540, 2.7, 0),
        (560, 610, 1.6, 8),
        (700, 620, 1.5, -10),
        (630, 640, 1.9, 0),
    ):
        body += placed(flame(rnd, cut=INK), x, y, size, turn)
    for x, y, size, turn in ((500, 640, 0.6, 20), (590, 676, 0.7, -14), (700, 680, 0.66, 30), (770, 630, 0.6, -40)):
        body += placed(_book(rnd, INK), x, y, size, turn)
    body += smoke([(640, 210, 60), (570, 150, 84), (680, 90, 104), (560, 10, 120)], rnd)
    for x, y, size, turn in (
        (330, 130, 1.35, -28),
        (880, 240, 1.15, 24),
        (420, 330, 0.9, 40),
        (800, 400, 0.75, -30),
        (1010, 90, 1.5, -10),
        (460, 460, 0.62, 10),
    ):
        body += placed(_book(rnd, RED if x in (330, 800) else INK), x, y, size, turn)
    for x, y, turn in ((250, 300, 12), (930, 400, -24), (760, 300, 40), (1080, 300, 8), (350, 500, -30)):
        body += placed(
            shape("M-22 -30H22V30H-22Z", PAPER, stroke=INK, stroke_width=3)
            + line("M-12 -16H12M-12 -4H12M-12 8H6", INK, 2.5),
            x,
            y,
            0.9,
            turn,
        )
    return body + _window_with_arms(rnd)


def _book(rnd, fill):
    """An open book in the air, seen from its covers' side."""
    body = shape("M0 6L-86 -30L-80 -64L0 -36L80 -64L86 -30Z", PAPER, stroke=INK, stroke_width=4)
    body += comb((-76, -52), (-6, -28), (-78, -38), (-4, -14), 8, rnd, (1, 2), INK)
    body += comb((76, -52), (6, -28), (78, -38), (4, -14), 8, rnd, (1, 2), INK)
    body += shape("M0 -6L-92 -44L-92 18L0 62L92 18V-44Z", fill, stroke=PAPER, stroke_width=3)
    return (
        body
        + line("M0 -4V60M-76 -22L-22 2M22 2L76 -22", PAPER, 5)
        + comb((-80, 8), (-14, 40), (-80, 20), (-10, 50), 7, rnd, (2, 4))
    )


def _ring_from_above(rnd):
    """The square from above: black ground, the fire's glow, hats and shoulders in rings."""
    body = box(0, 300, 1200, 500, INK) + f'<ellipse cx="630" cy="640" rx="330" ry="118" fill="{PAPER}"/>'
    for number in range(60):
        angle = radians(number * 6 + rnd.uniform(-2, 2))
        a, b = (630 + 340 * cos(angle), 640 + 124 * sin(angle)), (630 + 560 * cos(angle), 640 + 236 * sin(angle))
        body += shape(sliver(a, b, rnd.uniform(3, 8)), PAPER if number % 4 else RED)
    for ring, (rx, ry, count) in enumerate(((350, 130, 26), (440, 176, 30), (540, 224, 34))):
        for number in range(count):
            angle = radians(360 * number / count + ring * 5 + rnd.uniform(-3, 3))
            y = 640 + ry * sin(angle)
            if y > 470:
                body += placed(_from_above(rnd), 630 + rx * cos(angle), y, 0.72 + (y - 470) / 460)
    return body


def _from_above(rnd):
    """Somebody seen from an upper floor: a hat, two shoulders and a shadow."""
    body = shape("M-34 22Q-34 -8 0 -8Q34 -8 34 22Q20 34 0 34Q-20 34 -34 22Z", INK, stroke=PAPER, stroke_width=2.5)
    if rnd.random() < 0.5:
        body += f'<ellipse cy="-6" rx="25" ry="16" fill="{INK}" stroke="{PAPER}" stroke-width="2.5"/>'
    return body + f'<ellipse cy="-11" rx="15" ry="12" fill="{INK}" stroke="{PAPER}" stroke-width="2.5"/>'


def _window_with_arms(rnd):
    """The sill of the window above us, at the left edge, with two arms that have just let go."""
    body = shape("M-10 -10H150V560L-10 640Z", INK, stroke=PAPER, stroke_width=5)
    body += comb((140, 0), (140, 540), (96, 0), (96, 560), 34, rnd, (2, 5))
    for x, y in ((250, 180), (236, 300)):
        body += limb([(60, y + 140), (150, y + 60), (x - 20, y + 14)], [84, 66, 40], INK, PAPER, 5)
        fingers = shape(
            "M-30 -22L10 -26L52 -40L58 -30L26 -12L62 -12L62 0L26 2L54 16L48 26L14 16L-30 22Z",
            PAPER,
            stroke=INK,
            stroke_width=4,
        )
        body += placed(fingers, x, y, 0.95, -24)
    return body


@plate("one-legged-fighter", 900, 1200)
def one_legged_fighter(rnd):
    """From below: a broad man on a wooden leg, rifle in hand, against a sky of smoke."""
    body = sheet(PAPER, 900, 1200)
    body += smoke([(800, 90, 150), (660, 40, 130), (820, 300, 110), (520, -10, 110)], rnd, RED)
    body += facade((-20, 180, 1130), (330, 560, 940), 4, 4, rnd, lit=1, red=0.06)
    body += facade((930, 330, 1130), (690, 600, 940), 3, 3, rnd, lit=1, red=0.06)
    body += shape("M0 1120L330 940H690L900 1120V1200H0Z", PAPER) + paving(950, 1200, rnd, 0, 900)
    body += shape("M380 1150L880 1100L900 1130L560 1176Z", INK)
    return body + _his_legs(rnd) + _his_coat(rnd) + _his_head(rnd) + _his_rifle(rnd)


def _his_legs(rnd):
    """A boot, and a turned wooden peg strapped at the knee."""
    body = shape("M470 700H610L600 1060L640 1110Q690 1130 690 1160H520L508 1060Z", INK, stroke=PAPER, stroke_width=5)
    body += comb((590, 740), (580, 1040), (550, 740), (552, 1040), 22, rnd, (2, 5)) + line("M522 1146H690", PAPER, 5)
    body += shape("M300 700H450L430 900H320Z", INK, stroke=PAPER, stroke_width=5)
    body += shape("M326 896H424L408 970L388 1160H362L342 970Z", PAPER, stroke=INK, stroke_width=7)
    body += line("M336 930H414M344 960H406", INK, 8)
    return body + comb((396, 980), (384, 1150), (380, 980), (376, 1150), 14, rnd, (1, 3), INK)


def _his_coat(rnd):
    """A short winter coat, belted, with ammunition pouches and a tricolour ribbon."""
    coat = "M380 320Q270 350 240 470L250 800Q440 840 650 800L640 470Q610 350 510 320Z"
    body = shape(coat, INK, stroke=PAPER, stroke_width=6) + line("M446 400V810M256 640H646M256 676H646", PAPER, 5)
    body += shape("M386 316L340 380L430 470L446 420L466 470L552 380L506 316Z", INK, stroke=PAPER, stroke_width=5)
    body += comb((262, 480), (262, 630), (310, 470), (310, 620), 16, rnd, (2, 5))
    body += comb((270, 690), (270, 800), (330, 690), (330, 800), 12, rnd, (2, 5))
    for x in (320, 500, 574):
        body += box(x, 628, 58, 66, INK, stroke=PAPER, stroke_width=4) + line(f"M{x} 650H{x + 58}", PAPER, 3)
    for x, fill in ((548, RED), (562, PAPER), (576, INK)):
        body += box(x, 470, 14, 44, fill, stroke=PAPER, stroke_width=2)
    return body


def _his_head(rnd):
    """His bearded face, turned to the left and up, under a fur cap."""
    body = shape("M404 270V350Q450 400 496 350V260Z", PAPER, stroke=INK, stroke_width=4)
    face = "M366 150L350 206L330 236Q332 246 350 248L352 290Q380 340 430 336Q500 320 520 250L520 140Z"
    body += shape(face, PAPER, stroke=INK, stroke_width=5)
    body += shape(
        "M350 262Q346 300 372 330Q410 360 452 344Q510 316 524 240L506 220Q490 266 440 268Q400 262 384 256Z", INK
    )
    body += comb((366, 290), (500, 270), (384, 330), (470, 330), 16, rnd, (1.5, 3)) + line(
        "M352 272Q370 266 388 274", PAPER, 3
    )
    body += line("M358 176Q374 166 396 176M372 192L396 196", INK, 7) + line(
        "M420 230Q432 214 424 196M486 190Q504 186 500 214", INK, 4
    )
    cap = "M340 160Q336 60 440 54Q550 58 540 170L520 240Q496 230 496 170Q420 140 356 166Z"
    body += shape(cap, INK, stroke=PAPER, stroke_width=5)
    return (
        body
        + comb((350, 110), (530, 110), (352, 150), (534, 150), 20, rnd, (2, 4))
        + line("M346 116Q440 80 536 120", PAPER, 4)
    )


def _his_rifle(rnd):
    """One hand on the muzzle of a grounded rifle, the other on his belt."""
    body = placed(rifle(INK, PAPER), 740, 900, 3.4, -84)
    arm = shape("M560 370Q640 380 690 520L748 600L706 650Q610 590 580 500Z", INK, stroke=PAPER, stroke_width=6)
    hand = shape(
        "M-40 -30Q-30 -54 0 -46L44 -38Q58 -20 46 -8Q56 6 44 16Q46 36 22 40L-26 34Q-50 10 -40 -30Z",
        PAPER,
        stroke=INK,
        stroke_width=5,
    ) + line("M6 -24L48 -16M4 -2L46 2M2 20L38 24", INK, 4)
    left = shape("M300 350Q210 400 190 540L250 680L330 650L280 540L310 460Z", INK, stroke=PAPER, stroke_width=6)
    left += comb((200, 540), (250, 660), (230, 540), (286, 650), 10, rnd, (2, 5))
    return body + arm + placed(hand, 752, 634, 1.1, 8) + left + placed(hand, 326, 672, 0.95, -20)
