"""What came of it: the bus outside the embassy, and thirty-three years later six coffins on the square."""

from .cutouts import comb, crowd, figure, flag_on_pole, soldier
from .press import INK, PAPER, RED, box, disc, hatching, line, placed, plate, shape, sheet
from .scenery import flame, paving


@plate("embassy-bus-at-night")
def embassy_bus_at_night(rnd):
    """Night: a bus comes out of lit iron gates; to both sides cars wait with their headlights on it."""
    body = sheet(INK) + hatching(-150, 10, 1500, 180, 12, rnd, 0.03, (1, 3), RED) + _villa(rnd)
    body += shape("M380 520H820L1250 820H-50Z", PAPER) + paving(530, 800, rnd)
    body += shape("M-20 560L560 640L520 700L-20 640ZM1220 560L640 640L680 700L1220 640Z", PAPER)
    body += _gates() + shape("M430 660H780L830 716H380Z", INK) + placed(_bus(rnd), 600, 668, 1.06)
    body += placed(_car(rnd), 140, 770, 1.2) + placed(_car(rnd), 1060, 770, 1.2, 0, True)
    for x, y, size, flip in ((376, 640, 0.86, False), (824, 640, 0.86, True)):
        body += placed(soldier(cut=PAPER, hat="peaked"), x, y, size, 0, flip)
    return body


def _villa(rnd):
    """The embassy behind its trees: a few lit windows, one with somebody at it."""
    body = shape("M330 520V190L360 150H840L870 190V520Z", INK, stroke=PAPER, stroke_width=3)
    for x in (380, 480, 680, 780):
        body += box(x, 220, 50, 84, PAPER if x != 680 else RED) + line(f"M{x + 25} 220v84M{x} 250h50", INK, 4)
    body += box(576, 210, 56, 94, PAPER) + shape(
        "M590 304V270Q592 256 604 256Q616 256 618 270V304ZM596 246a9 11 0 1 0 18 0a9 11 0 1 0 -18 0Z", INK
    )
    for x, flip in ((0, False), (1200, True)):
        tree = line(
            "M150 560Q160 400 130 260M150 420L60 300M146 380L230 270M138 320L90 190M132 280L170 160"
            "M60 300L20 220M60 300L70 230",
            PAPER,
            15,
        ) + line(
            "M150 560Q160 400 130 260M150 420L60 300M146 380L230 270M138 320L90 190M132 280L170 160M60 300"
            "L20 220M60 300L70 230",
            INK,
            10,
        )
        body += placed(tree, x, 0, 1, 0, flip)
    return body


def _gates():
    """Stone posts with lamps and two open wings of iron bars."""
    body = ""
    for x, flip in ((360, False), (840, True)):
        post = box(-30, 330, 60, 240, INK, stroke=PAPER, stroke_width=4) + box(
            -40, 316, 80, 20, INK, stroke=PAPER, stroke_width=4
        )
        lamp = shape("M-18 316V276H18V316Z", PAPER, stroke=INK, stroke_width=4) + shape(
            "M-26 276L0 250L26 276Z", INK, stroke=PAPER, stroke_width=3
        )
        wing = "".join(line(f"M{-40 - n * 22} {370 + n * 5}V{566 + n * 12}", PAPER, 6) for n in range(7))
        wing += line("M-34 396L-180 428M-34 540L-180 604", PAPER, 6)
        body += placed(wing + post + lamp, x, 0, 1, 0, flip)
    return body


def _bus(rnd):
    """The bus from the front, dim faces behind the panes."""
    body = shape("M-150 0V-250Q-150 -300 -100 -306H100Q150 -300 150 -250V0Z", RED, stroke=PAPER, stroke_width=6)
    body += shape(
        "M-134 -150V-250Q-132 -270 -110 -272H-8V-150ZM134 -150V-250Q132 -270 110 -272H8V-150Z",
        INK,
        stroke=PAPER,
        stroke_width=5,
    )
    for x, y, hat in ((-90, -190, "hat"), (-44, -184, "scarf"), (50, -186, "hat"), (98, -192, "short")):
        body += disc(x, y, 17, PAPER) + shape(f"M{x - 26} -150Q{x} {y + 8} {x + 26} -150Z", PAPER)
        if hat == "hat":
            body += shape(f"M{x - 26} {y - 10}H{x + 26}L{x + 15} {y - 14}V{y - 30}H{x - 15}V{y - 14}Z", RED)
    body += box(-60, -298, 120, 20, PAPER) + "".join(line(f"M-56 {y}H56", PAPER, 5) for y in (-96, -82, -68, -54))
    for x in (-104, 104):
        body += disc(x, -74, 32, INK) + disc(x, -74, 25, PAPER) + disc(x, -74, 10, RED)
    body += box(-160, -34, 320, 22, INK, stroke=PAPER, stroke_width=4)
    return body + shape("M-130 -4H-80V34H-130ZM80 -4H130V34H80Z", INK, stroke=PAPER, stroke_width=4)


def _car(rnd):
    """A big black saloon from the side and a little behind, lamps on, a driver at the wheel."""
    body = shape(
        "M-190 -10Q-200 -70 -150 -84L-96 -92Q-70 -150 -20 -154H60Q100 -150 120 -96L176 -84Q200 -76 200 -10Z",
        INK,
        stroke=PAPER,
        stroke_width=6,
    )
    body += shape("M-76 -96Q-60 -136 -20 -140H10V-96ZM24 -96V-140H56Q84 -136 98 -96Z", PAPER)
    body += shape("M60 -96Q58 -126 72 -128Q88 -126 84 -96Z", INK) + line("M-180 -58H120M16 -92V-20", PAPER, 4)
    for x in (-116, 120):
        body += disc(x, -6, 40, INK, stroke=PAPER, stroke_width=5) + disc(x, -6, 20, PAPER) + disc(x, -6, 9, INK)
    body += disc(190, -62, 19, PAPER, stroke=INK, stroke_width=5)
    return (
        body
        + shape("M204 -70L330 -84L356 -8L204 -52Z", PAPER)
        + comb((210, -66), (210, -54), (326, -80), (346, -14), 5, rnd, (1, 2), INK)
    )


@plate("reburial-1989")
def reburial_1989(rnd):
    """Six coffins on the steps of a colonnade wrapped in black and white cloth; guards of honour, a flag, a flame."""
    body = sheet(PAPER) + _colonnade(rnd) + _steps()
    body += placed(flag_on_pole(rnd, 190, 120, 300, 0.1), 520, 392)
    for number, (x, y) in enumerate(((600, 440), (455, 530), (745, 530), (300, 622), (600, 622), (900, 622))):
        body += placed(_coffin(number == 0), x, y)
    for x, y in ((440, 460), (760, 460), (300, 548), (900, 548), (130, 640), (1070, 640)):
        guard = figure(((8, 0), (-8, 0)), ((12, -94), (-10, -92)), 0, "short", INK, PAPER, PAPER, 30)
        body += placed(guard, x, y, 0.8, 0, x > 600)
    body += placed(_fire_bowl(rnd), 66, 620) + placed(_fire_bowl(rnd), 1134, 620)
    return body + crowd(716, 14, rnd, 0.95) + crowd(784, 10, rnd, 1.35)


def _colonnade(rnd):
    """Columns hung with black drapes that fall to one side, under a heavy white and black entablature."""
    body = (
        box(0, 0, 1200, 90, INK)
        + comb((0, 80), (1200, 80), (0, 20), (1200, 20), 90, rnd, (2, 4))
        + box(0, 90, 1200, 16, PAPER)
    )
    body += box(0, 104, 1200, 10, INK)
    for x in range(60, 1200, 180):
        body += box(x - 34, 114, 68, 330, PAPER, stroke=INK, stroke_width=4) + comb(
            (x - 20, 130), (x + 20, 130), (x - 20, 430), (x + 20, 430), 5, rnd, (1, 2), INK, 0.02
        )
        drape = "M-44 114H44Q50 260 -10 330Q-30 380 -26 444H-52Q-40 260 -44 114Z"
        body += placed(shape(drape, INK), x) + comb(
            (x - 30, 120), (x + 34, 120), (x - 40, 420), (x - 4, 330), 5, rnd, (2, 4)
        )
    return (
        body
        + box(510, 100, 180, 344, INK)
        + comb((520, 110), (680, 110), (520, 440), (680, 440), 12, rnd, (2, 5), PAPER, 0.1)
    )


def _steps():
    """A stepped platform draped in black, its treads light."""
    body = box(0, 440, 1200, 370, PAPER)
    for half, y in ((190, 440), (350, 530), (520, 622)):
        body += box(600 - half, y, 2 * half, 92, INK, stroke=PAPER, stroke_width=4) + box(
            600 - half, y, 2 * half, 14, PAPER
        )
        body += line(f"M{600 - half} {y}H{600 + half}M{600 - half} {y + 14}H{600 + half}", INK, 3)
    return body + box(0, 714, 1200, 90, INK)


def _coffin(empty):
    """A coffin from the side, on its step, with a cross and flowers; the highest, the empty one, is red."""
    fill = RED if empty else INK
    body = shape("M-112 -12L-96 -58H96L112 -12Z", fill, stroke=PAPER, stroke_width=5)
    body += shape("M-96 -58L-72 -84H72L96 -58Z", fill, stroke=PAPER, stroke_width=4) + line(
        "M0 -52V-18M-12 -42H12", PAPER, 6
    )
    for number in range(11):
        body += disc(
            -100 + number * 20, -6 + number % 2 * 4, 10, PAPER if number % 2 else RED, stroke=INK, stroke_width=3
        )
    return body


def _fire_bowl(rnd):
    """A tripod with fire in it."""
    bowl = shape(
        "M-60 -90H60Q50 -40 12 -36L40 60H24L0 -20L-24 60H-40L-12 -36Q-50 -40 -60 -90Z",
        INK,
        stroke=PAPER,
        stroke_width=5,
    )
    return placed(flame(rnd), 0, -82, 1.1) + bowl
