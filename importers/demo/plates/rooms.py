"""Still lifes and rooms: a bottle of petrol, a microphone, the long table in the Kremlin, a courtroom."""

from .cutouts import comb
from .press import INK, PAPER, RED, box, disc, hatching, line, placed, plate, shape, sheet
from .scenery import five_points


@plate("petrol-bottle")
def petrol_bottle(rnd):
    """Close to: a bottle with a rag in its neck on a kitchen table, beside matches, bread and a cup."""
    body = sheet(INK) + _kitchen_window(rnd)
    body += shape("M-10 560L1210 500V810H-10Z", RED) + line("M-10 560L1210 500", PAPER, 5)
    body += hatching(-100, 590, 1400, 210, 18, rnd, -0.05, (2, 6))
    body += shape("M640 720L1130 640L1190 660L700 760Z", INK) + placed(_bottle(rnd), 560, 716, 1.3)
    body += placed(_loaf(rnd), 240, 690, 1.1) + placed(_matches(rnd), 860, 716, 1.25, -8)
    return body + placed(_enamel_cup(rnd), 1020, 600, 1.0)


def _kitchen_window(rnd):
    """A window at the back with its cross of wood; over the roofs outside, a glow."""
    body = box(700, 40, 400, 390, PAPER) + box(716, 56, 368, 358, RED)
    body += hatching(690, 60, 420, 180, 14, rnd, -0.04, (2, 6))
    body += shape("M716 414V340L760 300L800 340H850V300H900L940 270L980 310V350H1040L1084 320V414Z", INK)
    body += box(890, 40, 20, 390, PAPER) + box(700, 180, 400, 16, PAPER)
    body += line("M700 40H1100V430H700ZM896 56V414M904 56V414", INK, 3) + shape("M670 430H1130L1140 456H660Z", PAPER)
    curtain = shape("M1180 0H1090Q1110 200 1060 420L1180 470Z", INK, stroke=PAPER, stroke_width=4)
    curtain += comb((1100, 10), (1180, 10), (1076, 400), (1160, 450), 7, rnd, (3, 7))
    return body + curtain + comb((20, 60), (20, 480), (420, 30), (380, 500), 16, rnd, (1, 3))


def _bottle(rnd):
    """A wine bottle half full, the cloth hanging out of its neck, light on its left side."""
    body = shape(
        "M-86 0Q-96 -4 -96 -20V-260Q-96 -318 -50 -352Q-34 -366 -32 -392V-470H32V-392Q34 -366 50 -352Q96 -318 96 "
        "-260V-20Q96 -4 86 0Z",
        INK,
        stroke=PAPER,
        stroke_width=6,
    )
    body += shape("M-84 -190Q0 -168 84 -190V-22Q84 -10 74 -10H-74Q-84 -10 -84 -22Z", RED)
    body += shape("M-84 -190Q0 -212 84 -190Q0 -168 -84 -190Z", PAPER)
    body += shape("M-78 -250Q-78 -306 -40 -334Q-60 -300 -60 -250V-30Q-70 -24 -78 -30Z", PAPER)
    body += shape("M-20 -380L-22 -450H-12L-10 -384Z", PAPER) + comb(
        (50, -180), (50, -20), (80, -184), (80, -16), 22, rnd, (2, 4), INK
    )
    body += comb((60, -320), (60, -200), (86, -280), (88, -200), 12, rnd, (2, 4))
    rag = shape(
        "M-30 -458Q-40 -520 -10 -548Q30 -580 56 -540Q110 -520 112 -440Q150 -400 132 -330Q120 -290 94 -320Q80 -360 66 "
        "-420Q52 -462 30 -456Z",
        PAPER,
        stroke=INK,
        stroke_width=6,
    )
    rag += line(
        "M-8 -466Q-14 -520 14 -540M14 -462Q10 -510 40 -524M50 -520Q84 -470 90 -390M74 -510Q110 -440 108 -350", INK, 4
    )
    return body + rag + box(-38, -474, 76, 26, INK, stroke=PAPER, stroke_width=5)


def _loaf(rnd):
    """Half a loaf with its crust, cut side to us."""
    body = shape("M-190 0Q-200 -120 -110 -140L90 -150Q170 -130 160 0Z", INK, stroke=PAPER, stroke_width=5)
    body += shape("M40 4Q20 -134 96 -140Q172 -130 164 0Q100 20 40 4Z", PAPER, stroke=INK, stroke_width=7)
    body += comb((-180, -60), (-120, -134), (-20, -30), (10, -140), 9, rnd, (3, 7))
    return body + "".join(disc(rnd.uniform(66, 142), rnd.uniform(-110, -14), rnd.uniform(2, 6)) for _ in range(16))


def _matches(rnd):
    """A matchbox, half open, and three matches."""
    body = shape("M-100 0L-90 -60H70L80 0Z", PAPER, stroke=INK, stroke_width=5) + box(-76, -50, 130, 38, RED)
    body += placed(five_points(PAPER), -12, -30, 15) + shape(
        "M80 0L70 -60H130L144 0Z", INK, stroke=PAPER, stroke_width=4
    )
    for x, y, turn in ((-150, 30, 16), (-60, 46, -6), (60, 40, 24)):
        body += placed(
            box(0, -4, 96, 8, PAPER, stroke=INK, stroke_width=3) + disc(100, 0, 9, INK, stroke=PAPER, stroke_width=2),
            x,
            y,
            1,
            turn,
        )
    return body


def _enamel_cup(rnd):
    """A chipped cup."""
    body = line("M76 -100Q140 -100 130 -50Q124 -14 64 -16", PAPER, 22) + line(
        "M76 -100Q140 -100 130 -50Q124 -14 64 -16", INK, 10
    )
    body += shape("M-80 -130L-66 0Q0 16 66 0L80 -130Z", PAPER, stroke=INK, stroke_width=5)
    body += f'<ellipse cy="-130" rx="80" ry="18" fill="{INK}" stroke="{PAPER}" stroke-width="5"/>'
    return (
        body
        + comb((20, -106), (20, 0), (72, -106), (62, -4), 14, rnd, (2, 5), INK)
        + shape("M-50 -40L-34 -52L-26 -34L-44 -22Z", INK)
    )


@plate("radio-microphone")
def radio_microphone(rnd):
    """A heavy microphone on a desk at daybreak; a clock at twenty past five, one sheet of paper."""
    body = (
        sheet(PAPER) + box(0, 0, 1200, 560, INK) + comb((0, 20), (0, 540), (260, 40), (200, 520), 24, rnd, (2, 5), RED)
    )
    body += placed(_wall_clock(rnd), 930, 200) + box(-10, 556, 1220, 10, PAPER)
    body += shape("M0 566H1200V800H0Z", RED) + hatching(-120, 580, 1500, 210, 14, rnd, 0, (2, 6), INK)
    body += shape("M700 640L1060 610L1150 740L760 780Z", PAPER, stroke=INK, stroke_width=5)
    body += "".join(line(f"M{736 + n * 8} {656 + n * 21}l{300 - 60 * (n == 4)} {-24}", INK, 6) for n in range(5))
    pen = shape("M0 -7H150L176 0L150 7H0Z", INK, stroke=PAPER, stroke_width=3)
    return body + placed(pen, 880, 770, 1.1, -24) + placed(_microphone(rnd), 420, 700, 1.25) + _cable()


def _microphone(rnd):
    """The big studio type: a slotted capsule in a ring on springs, a stem and a round foot."""
    body = f'<ellipse cy="0" rx="170" ry="40" fill="{INK}" stroke="{PAPER}" stroke-width="6"/>'
    body += shape("M-20 -10L-14 -230H14L20 -10Z", INK, stroke=PAPER, stroke_width=5)
    body += comb((-150, -4), (150, -4), (-120, 22), (120, 22), 20, rnd, (2, 4)) + line("M-6 -30V-220", PAPER, 4)
    body += disc(0, -360, 156, PAPER) + disc(0, -360, 148, INK) + disc(0, -360, 122, PAPER) + disc(0, -360, 114, RED)
    for x, y in ((-100, -80), (100, -80), (-100, 80), (100, 80)):
        body += line(f"M{x} {-360 + y}L{x * 0.55:.0f} {-360 + y * 0.75:.0f}", PAPER, 10)
        body += line(f"M{x} {-360 + y}L{x * 0.55:.0f} {-360 + y * 0.75:.0f}", INK, 6, stroke_dasharray="4 3")
    capsule = "M-66 -440Q-66 -480 0 -480Q66 -480 66 -440V-280Q66 -240 0 -240Q-66 -240 -66 -280Z"
    body += shape(capsule, INK, stroke=PAPER, stroke_width=6)
    for n in range(9):
        x = -48 + n * 12
        body += shape(f"M{x - 3.5} -464V-376H{x + 3.5}V-464ZM{x - 3.5} -344V-256H{x + 3.5}V-344Z", PAPER)
    return (
        body
        + box(-66, -370, 132, 20, PAPER)
        + comb((-140, -400), (-140, -320), (-126, -400), (-126, -320), 9, rnd, (2, 4))
    )


def _wall_clock(rnd):
    """A plain wall clock: twenty minutes past five."""
    body = disc(0, 0, 146, PAPER) + disc(0, 0, 132, INK) + disc(0, 0, 124, PAPER)
    body += "".join(placed(box(-5, -116, 10, 26 if n % 3 == 0 else 14), turn=30 * n) for n in range(12))
    body += placed(shape("M-8 14L-5 -66H5L8 14Z"), turn=160) + placed(shape("M-6 16L-3 -100H3L6 16Z", RED), turn=120)
    return body + disc(0, 0, 11)


def _cable():
    """The microphone's flex, curling off the desk."""
    curl = "M420 712Q300 790 180 740T-20 780"
    return line(curl, PAPER, 18) + line(curl, INK, 12)
