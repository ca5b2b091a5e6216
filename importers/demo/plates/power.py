"""Two rooms in which others decide: the Kremlin's long table, and the courtroom."""

from .cutouts import comb, figure
from .press import INK, PAPER, RED, box, disc, line, placed, plate, shape, sheet
from .scenery import five_points


@plate("kremlin-table")
def kremlin_table(rnd):
    """Heavy men along both sides of a long green-baize table, under hanging lamps; one telephone, one empty chair."""
    body = sheet(INK) + _panelling(rnd)
    body += shape("M0 800L430 330H770L1200 800Z", RED)
    body += shape("M215 810L505 352H695L985 810Z", PAPER, stroke=INK, stroke_width=7)
    body += comb((520, 372), (680, 372), (300, 780), (900, 780), 16, rnd, (1, 3), INK, 0.35)
    for row, (y, size) in enumerate(((372, 0.5), (424, 0.68), (500, 0.95), (622, 1.4))):
        gap = (y - 300) * 0.64 + 70
        body += placed(_minister(rnd, row), 600 - gap, y, size) + placed(
            _minister(rnd, row + 2), 600 + gap, y, size, 0, True
        )
        body += placed(_papers(rnd), 600 - gap * 0.52, y + 40 * size, size, 0)
        body += placed(_papers(rnd), 600 + gap * 0.52, y + 40 * size, size, 0, True)
    return body + placed(_chairman(rnd), 600, 356, 0.62) + placed(_telephone(), 600, 640, 1.15) + _lamp(rnd)


def _panelling(rnd):
    """The back wall: dark panels, a red hanging and the curtains."""
    body = "".join(line(f"M{x} 40H{x + 80}V300H{x}Z", PAPER, 3) for x in (40, 150, 260, 860, 970, 1080))
    body += box(380, 30, 440, 270, RED) + line("M380 30H820V300H380Z", PAPER, 5)
    body += comb((390, 40), (810, 40), (390, 292), (810, 292), 30, rnd, (1, 3), INK)
    for x, flip in ((0, False), (1200, True)):
        curtain = shape("M0 0H120Q100 260 150 420L0 540Z", INK, stroke=PAPER, stroke_width=4)
        curtain += comb((14, 0), (110, 0), (10, 520), (140, 420), 7, rnd, (4, 9), RED)
        body += placed(curtain, x, 0, 1, 0, flip)
    return body


def _minister(rnd, kind):
    """A heavy man in profile at the table, looking to the right; the table's edge hides the rest of him."""
    body = shape(
        "M-96 150Q-104 20 -60 -6Q-20 -22 20 -6Q60 10 70 60L150 74L152 104L30 120L20 160Z",
        INK,
        stroke=PAPER,
        stroke_width=5,
    )
    body += comb((-80, 20), (-86, 130), (-46, 10), (-50, 130), 12, rnd, (3, 6)) + line(
        "M20 -4L34 40L20 90M34 40L48 20", PAPER, 4
    )
    body += shape("M136 72Q170 64 176 84Q176 104 150 106Z", PAPER, stroke=INK, stroke_width=4)
    skull = "M-34 0L-44 -40Q-56 -110 0 -118Q48 -120 52 -80L66 -54L54 -46L56 -26Q52 -4 26 -2L20 10Z"
    body += shape(skull, PAPER, stroke=INK, stroke_width=5)
    body += line(
        "M24 -76L46 -78M30 -66L40 -66M34 -26L54 -28M-8 -58Q-20 -64 -18 -46Q-14 -36 -6 -40M20 0Q-4 0 -20 -8", INK, 5
    )
    body += comb((-40, -40), (-20, 0), (-24, -50), (0, 0), 6, rnd, (2, 4), INK)
    hair = (
        "M-46 -40Q-60 -122 4 -122Q50 -122 54 -84Q10 -100 -16 -76Q-24 -50 -34 -36Z",
        "M-46 -40Q-54 -74 -40 -96Q-24 -70 -30 -40Z",
    )
    body += shape(hair[kind % 2], INK, stroke=PAPER, stroke_width=3)
    if kind % 3 == 1:
        body += line("M22 -66a12 12 0 1 0 24 0a12 12 0 1 0 -24 0M22 -66L-10 -62", INK, 4)
    if kind % 3 == 2:
        body += shape("M40 -38Q56 -44 62 -34Q52 -26 36 -30Z", INK)
    return body


def _chairman(rnd):
    """A stout, bald man at the head of the table, full face, fists on the table."""
    body = shape("M-150 60Q-150 -20 -60 -40H60Q150 -20 150 60Z", INK, stroke=PAPER, stroke_width=6)
    body += shape("M-24 -44L0 0L24 -44Z", PAPER) + shape("M-5 -30H5L8 20H-8Z", RED)
    body += shape(
        "M-62 -120Q-64 -176 0 -178Q64 -176 62 -120Q72 -118 66 -96Q60 -40 0 -36Q-60 -40 -66 -96Q-72 -118 -62 -120Z",
        PAPER,
        stroke=INK,
        stroke_width=5,
    )
    body += line("M-44 -122L-12 -116M44 -122L12 -116M-8 -104Q-14 -84 0 -82Q14 -84 8 -104M-26 -60Q0 -72 26 -60", INK, 6)
    body += (
        disc(-28, -106, 6)
        + disc(28, -106, 6)
        + comb((62, -140), (56, -50), (40, -140), (36, -50), 10, rnd, (2, 4), INK)
    )
    return body + "".join(
        shape(f"M{x} 40h60q8 16 -6 30h-48q-14 -10 -6 -30z", PAPER, stroke=INK, stroke_width=5) for x in (-110, 50)
    )


def _papers(rnd):
    """A sheet and an ashtray or a glass before each man."""
    body = shape("M-40 0L-30 -20H30L24 0Z", PAPER, stroke=INK, stroke_width=4) + line("M-24 -14H20M-26 -7H16", INK, 3)
    return body + (shape("M40 0L36 -26H58L54 0Z", INK) if rnd.random() < 0.5 else disc(46, -6, 10))


def _telephone():
    """A black telephone in the middle of the table."""
    body = shape("M-66 60Q-60 0 -34 -14H34Q60 0 66 60Z", INK, stroke=PAPER, stroke_width=5)
    body += shape(
        "M-84 -10Q-90 -50 -50 -50H50Q90 -50 84 -10L48 -8Q44 -26 30 -26H-30Q-44 -26 -48 -8Z",
        INK,
        stroke=PAPER,
        stroke_width=5,
    )
    dial = disc(0, 24, 27, PAPER) + "".join(placed(disc(0, -17, 5), 0, 24, 1, 36 * n) for n in range(8))
    cord = "M66 54Q130 40 120 90T230 150"
    return line(cord, PAPER, 9) + line(cord, INK, 6, stroke_dasharray="5 3") + body + dial + disc(0, 24, 8, RED)


def _lamp(rnd):
    """Shaded lamps over the table and the light that falls from them."""
    body = ""
    for x, y, size in ((600, 120, 0.95), (250, 150, 0.5), (950, 150, 0.5)):
        body += placed(
            line("M0 -300V-60", PAPER, 5)
            + shape("M-120 0Q-110 -56 -20 -64H20Q110 -56 120 0Z", INK, stroke=PAPER, stroke_width=5)
            + shape("M-60 2Q0 30 60 2Z", PAPER)
            + comb((-96, -6), (96, -6), (-20, -54), (20, -54), 11, rnd, (1, 4), RED),
            x,
            y,
            size,
        )
    return body


@plate("courtroom")
def courtroom(rnd):
    """From behind, a small man alone between two guards, before a bench as high as a wall and three judges."""
    body = sheet(PAPER) + box(0, 0, 1200, 350, RED)
    body += "".join(box(x, 0, 10, 350, INK) for x in range(60, 1200, 120)) + placed(_crest(), 600, 82, 0.78)
    for x, size, kind in ((330, 0.9, 1), (600, 0.98, 0), (870, 0.9, 2)):
        body += placed(_judge(rnd, kind), x, 352, size)
    body += placed(_bench(rnd), 0, 50) + shape("M0 680H1200V800H0Z", PAPER)
    body += comb((560, 690), (640, 690), (-200, 800), (1400, 800), 26, rnd, (1, 4), INK, 0.05)
    body += shape("M590 776L640 776L1000 830H860Z", INK)
    small = figure(((9, 0), (-9, 0)), ((14, -94), (-12, -92)), 0, "short", INK, PAPER, None, 30)
    return body + placed(small, 606, 780, 0.92) + _guards(rnd)


def _crest():
    """The people's republic's crest, reduced to a wreath, a hammer and an ear of wheat."""
    body = disc(0, 0, 84, PAPER) + disc(0, 0, 74, RED) + placed(five_points(PAPER), 0, -50, 20)
    body += line("M-56 46Q-84 -10 -40 -62M56 46Q84 -10 40 -62", PAPER, 12, stroke_dasharray="10 5")
    hammer = box(-5, -36, 10, 84, PAPER) + box(-24, -44, 44, 20, PAPER)
    wheat = line("M0 48V-40", PAPER, 5) + line("M-9 -34L0 -24L9 -34M-9 -18L0 -8L9 -18M-9 -2L0 8L9 -2", PAPER, 6)
    return body + placed(hammer, 0, 6, 1, 36) + placed(wheat, 0, 6, 1, -36)


def _judge(rnd, kind):
    """A judge behind the bench: robe, hard face, papers."""
    body = shape("M-110 40Q-110 -60 -40 -80H40Q110 -60 110 40Z", INK, stroke=PAPER, stroke_width=5)
    body += comb((-100, -20), (-90, 30), (-60, -60), (-56, 30), 9, rnd, (3, 6)) + shape("M-18 -84L0 -40L18 -84Z", PAPER)
    body += shape(
        "M-40 -140Q-44 -186 0 -188Q44 -186 40 -140L36 -104Q24 -78 0 -76Q-24 -78 -36 -104Z",
        PAPER,
        stroke=INK,
        stroke_width=5,
    )
    hair = (
        "M-44 -134Q-52 -200 0 -200Q52 -200 44 -134Q36 -164 0 -164Q-36 -164 -44 -134Z",
        "M-44 -128Q-56 -204 10 -204Q56 -196 44 -128Q40 -156 20 -166Q-20 -170 -34 -150Z",
        "M-44 -130Q-50 -176 -28 -186Q-30 -150 -38 -126ZM44 -130Q50 -176 28 -186Q30 -150 38 -126Z",
    )
    body += (
        line("M-30 -144L-8 -138M30 -144L8 -138M0 -136L-6 -112H4M-16 -96H16", INK, 5)
        + disc(-17, -132, 4)
        + disc(17, -132, 4)
    )
    body += comb((38, -150), (30, -90), (20, -150), (16, -90), 8, rnd, (2, 3), INK)
    return body + shape(hair[kind], INK, stroke=PAPER, stroke_width=3)


def _bench(rnd):
    """The bench: a dark cliff of panels, lit from above."""
    body = shape("M130 330H1070L1110 660H90Z", INK) + shape("M100 312H1100V344H100Z", INK, stroke=PAPER, stroke_width=5)
    for x in (170, 395, 620, 845):
        body += line(f"M{x} 380H{x + 190}V610H{x}Z", PAPER, 4)
        body += comb((x + 10, 392), (x + 180, 392), (x + 10, 470), (x + 180, 470), 15, rnd, (2, 4))
    return body + box(540, 292, 120, 18, PAPER) + box(260, 296, 90, 14, PAPER) + box(850, 296, 90, 14, PAPER)


def _guards(rnd):
    """Two large guards with rifles, backs to us, cut by the frame."""
    body = ""
    for x, flip in ((150, False), (1050, True)):
        back = shape("M-130 420Q-140 60 -60 20L-34 0H34L60 20Q140 60 130 420Z", INK, stroke=PAPER, stroke_width=6)
        back += shape(
            "M-40 10Q-54 -60 -40 -100Q0 -130 40 -100Q54 -60 40 10Q0 30 -40 10Z", INK, stroke=PAPER, stroke_width=5
        )
        back += shape("M-62 -70Q-60 -136 0 -140Q60 -136 62 -70Q0 -96 -62 -70Z", INK, stroke=PAPER, stroke_width=5)
        back += line("M-90 60L70 300M-124 250H124M-124 276H124", PAPER, 6) + comb(
            (-120, 110), (-120, 400), (-84, 90), (-84, 400), 22, rnd, (3, 6)
        )
        gun = shape("M76 420L92 -150H104L110 60H122L126 420Z", INK, stroke=PAPER, stroke_width=4) + shape(
            "M94 -150L98 -250L104 -150Z", PAPER, stroke=INK, stroke_width=3
        )
        body += placed(back + gun, x, 470, 1.0, 0, flip)
    return body
