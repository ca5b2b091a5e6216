"""The first night and day: the fallen statue, the march over the bridge, the burning portrait."""

from .cutouts import clipped, comb, crowd, figure, flag_on_pole, marcher, mix, polygon, sliver
from .press import INK, PAPER, RED, box, disc, gouges, hatching, line, placed, plate, shape, sheet
from .scenery import flame, roofs, water


@plate("boots-on-the-plinth")
def boots_on_the_plinth(rnd):
    """From below: two huge bronze boots, broken off under the knee, on a plinth; the fallen head lies in the crowd."""
    body = sheet(RED) + gouges(760, 330, 220, 1100, 54, -172, 2, rnd, (2, 7))
    body += shape("M0 690L500 650V810H0Z", INK) + shape(
        "M470 860L520 420H1010L1090 860Z", INK, stroke=PAPER, stroke_width=4
    )
    body += shape("M490 426L500 386H1026L1040 426Z", INK, stroke=PAPER, stroke_width=4) + placed(_relief(rnd), 0, 40)
    body += disc(978, 84, 128, PAPER)
    body += placed(flag_on_pole(rnd, 190, 120, 210, 0.12), 880, 204, 0.9, 6)
    body += placed(_boot(rnd), 650, 386, 1.36) + placed(_boot(rnd), 862, 386, 1.42)
    body += _rope_and_ladder(rnd)
    body += crowd(640, 10, rnd, 0.72, left=420, right=1220) + crowd(700, 8, rnd, 0.95, left=440, right=1220)
    body += placed(_fallen_head(rnd), 240, 560, 1.26, -58)
    return body + crowd(770, 5, rnd, 1.35, left=560, right=1230) + crowd(792, 3, rnd, 1.3, left=-10, right=330)


def _boot(rnd):
    """A bronze boot with a jagged edge where the leg broke off; toes to the right, sole at 0."""
    sole = "M-64 0H72Q80 -4 78 -18Q72 -42 46 -52Q32 -58 32 -72Q28 -120 38 -176"
    body = shape(
        sole + "L26 -166L14 -190L0 -164L-16 -194L-32 -168L-54 -182Q-60 -110 -58 -60Q-66 -40 -64 0Z",
        INK,
        stroke=PAPER,
        stroke_width=3,
    )
    body += comb((-46, -160), (-50, -66), (-20, -156), (-24, -70), 9, rnd, (2, 4))
    body += line("M-62 -12H76M-40 -26Q-10 -18 20 -30M28 -66Q8 -60 -6 -66M30 -82Q12 -76 -2 -82", PAPER, 3.5)
    return body + shape("M40 -44Q64 -36 68 -20Q52 -26 40 -44Z", PAPER)


def _relief(rnd):
    """Stone courses of the plinth, lit from the right."""
    body = ""
    for row in range(5):
        y = 404 + row * 58
        left, right = 520 - row * 6.6, 1012 + row * 10.6
        body += comb((left + 14, y), (left + 8, y + 46), (left + 150, y), (left + 150, y + 46), 5, rnd, (1, 2))
        body += comb((right - 120, y), (right - 112, y + 46), (right - 10, y), (right - 4, y + 46), 7, rnd, (3, 5))
        body += line(f"M{left:.0f} {y + 52}H{right:.0f}", PAPER, 2.5)
    return body


def _rope_and_ladder(rnd):
    """A rope that still hangs from a boot, and a ladder with somebody on it."""
    rope = "M902 150Q1080 200 1120 360T1210 590"
    body = line(rope, PAPER, 9) + line(rope, INK, 5, stroke_dasharray="12 4")
    rungs = "".join(f"M{548 + step * 7:.0f} {652 - step * 42}l40 8" for step in range(8))
    body += line("M540 690L604 330M582 700L648 336" + rungs, PAPER, 10)
    body += line("M540 690L604 330M582 700L648 336" + rungs, INK, 6)
    return body + placed(figure(((14, -30), (-8, 0)), ((34, -190), (30, -160)), 10, "cap"), 566, 520, 0.8)


def _fallen_head(rnd):
    """A colossal bronze head with a moustache, lying on its cheek."""
    body = shape(
        "M-150 60Q-190 -60 -120 -130Q-20 -190 90 -150Q150 -120 150 -60L196 -4Q204 18 168 24L172 60Q176 84 156 "
        "92Q168 130 130 150Q60 170 -10 150L-40 210H-190Z",
        INK,
        stroke=PAPER,
        stroke_width=4,
    )
    hair = (
        "M-150 40Q-180 -70 -116 -128Q-10 -186 96 -148Q120 -138 132 -116Q60 -130 10 -104Q-40 -80 -50 -20Q-60 20 -96 40Z"
    )
    body += clipped(comb((-160, 40), (120, -120), (-130, -150), (140, -150), 26, rnd, (2, 4)), hair)
    body += line("M66 -62Q110 -84 146 -64M80 -36Q104 -52 134 -36Q108 -24 80 -36", PAPER, 6) + disc(110, -37, 6, PAPER)
    body += shape("M176 30Q120 30 70 92Q60 112 40 104Q70 128 104 104Q140 78 182 70Z", PAPER)
    body += comb((176, 34), (76, 96), (182, 66), (96, 108), 15, rnd, (1.5, 3), INK)
    body += line("M120 108Q146 110 160 100M-20 -10Q-50 -16 -50 20Q-44 56 -20 50M-30 8Q-36 24 -26 34", PAPER, 5)
    body += comb((30, 0), (-10, 90), (60, 10), (30, 100), 9, rnd, (2, 4))
    return body + comb((-40, 150), (-60, 206), (-150, 150), (-170, 206), 8, rnd, (2, 5))


@plate("march-on-the-bridge")
def march_on_the_bridge(rnd):
    """From the water: a procession with flags crosses the Danube on a long arched bridge."""
    body = sheet(PAPER) + hatching(-100, 30, 1400, 150, 9, rnd, -0.02, (2, 6), RED)
    body += roofs(372, rnd, -10, 1200, 14, 54, lit=0.3) + _procession(rnd)
    deck, foot = ((-20, 500), (1220, 300)), 520
    body += shape(polygon([deck[0], deck[1], (1220, 326), (-20, 552)]), INK)
    body += comb((0, 508), (1200, 312), (0, 536), (1200, 322), 70, rnd, (2, 3.5))
    body += box(-10, 560, 1220, 250, INK)
    for x, wide in ((-170, 340), (216, 300), (556, 260), (848, 216), (1090, 180)):
        body += _arch(x, wide, foot, rnd)
    body += water(0, 590, 1200, 200, 26, rnd) + water(0, 640, 1200, 160, 7, rnd, RED)
    return body


def _arch(x, wide, foot, rnd):
    """One iron arch with its struts, and the stone pier on its left."""
    top, next_top = 549 - (x + 20) * 0.182, 549 - (x + wide + 20) * 0.182
    rise, base = (top + next_top) / 2 + 14, 610 - x * 0.02
    curve = f"M{x + 34} {base}Q{x + wide / 2} {2 * rise - base + 40:.0f} {x + wide} {base}"
    body = shape(f"M{x + 20} {top}L{x + wide + 20} {next_top}V{base}H{x + 20}Z", PAPER)
    for part in range(1, 12):
        t = part / 12
        px = x + 34 + (wide - 34) * t
        py = base * (1 - t) ** 2 + 2 * t * (1 - t) * (2 * rise - base + 40) + base * t * t
        body += line(f"M{px:.0f} {top + (next_top - top) * t:.0f}V{py:.0f}", INK, 3.5)
    body += line(curve, INK, 15) + line(curve, PAPER, 2.5)
    pier = shape(f"M{x - 24} {top - 10}H{x + 44}L{x + 56} {base + 40}H{x - 36}Z", INK, stroke=PAPER, stroke_width=3)
    return body + pier + comb((x + 36, top), (x + 44, base + 20), (x + 8, top), (x + 12, base + 20), 14, rnd, (2, 4))


def _procession(rnd):
    """The marchers, small at the far end, larger at ours."""
    body = ""
    for number in range(40):
        t = number / 39
        x, y = mix((1196, 304), (6, 498), t)
        size = 0.3 + 0.42 * t
        if number % 5 == 2:
            body += placed(flag_on_pole(rnd, 130, 82, 250 + 40 * (number % 3), 0.1), x, y, size * 1.1, -6)
        body += placed(marcher(rnd, cut=PAPER), x, y + 4, size)
    return body


@plate("burning-portrait")
def burning_portrait(rnd):
    """Night: a leader's huge framed portrait burns, tilted, above a ring of people lit by the fire."""
    body = sheet(INK) + gouges(600, 700, 380, 900, 30, -165, -15, rnd, (1, 4), RED)
    for x, y, size in ((400, 660, 3.1), (820, 650, 3.3), (590, 640, 2.6)):
        body += placed(flame(rnd, RED, RED), x, y, size)
    body += placed(_framed_leader(rnd), 600, 330, 1.12, 9)
    for x, y, size in (
        (330, 690, 1.8),
        (870, 690, 2.2),
        (440, 700, 2.2),
        (770, 700, 1.9),
        (610, 720, 2.1),
        (530, 730, 1.5),
        (690, 730, 1.6),
        (390, 730, 1.3),
        (820, 730, 1.4),
    ):
        body += placed(flame(rnd, cut=INK), x, y, size, rnd.uniform(-8, 8), rnd.random() < 0.5)
    for _ in range(46):
        x, y = rnd.gauss(600, 260), rnd.uniform(10, 420)
        body += shape(sliver((x, y), (x + rnd.uniform(-8, 8), y - rnd.uniform(10, 26)), 3), rnd.choice([PAPER, RED]))
    body += crowd(610, 4, rnd, 0.9, left=-10, right=280, skin=PAPER) + crowd(610, 4, rnd, 0.9, left=950, right=1210)
    body += crowd(682, 10, rnd, 1.2, left=-30, right=1230)
    return body + crowd(770, 6, rnd, 1.7, left=-30, right=1230)


def _framed_leader(rnd):
    """A stout, bald man in a plain tunic, in a carved frame whose lower corner is already gone."""
    frame = "M-230 -300H230V300H90L40 250L-20 290L-90 230L-130 262L-230 150Z"
    inner = "M-190 -260H190V260H100L44 210L-22 250L-90 190L-134 220L-190 130Z"
    body = shape(frame, PAPER, stroke=INK, stroke_width=8) + shape(inner, RED)
    body += comb((-224, -294), (224, -294), (-196, -266), (196, -266), 34, rnd, (1.5, 3), INK)
    body += comb((224, -290), (224, 290), (196, -260), (196, 260), 38, rnd, (1.5, 3), INK)
    body += comb((-224, -290), (-224, 150), (-196, -260), (-196, 130), 30, rnd, (1.5, 3), INK)
    return body + clipped(_leader(rnd), inner) + line(inner, INK, 6)


def _leader(rnd):
    """His head and shoulders."""
    body = shape("M-200 300Q-190 120 -60 96L0 120L60 96Q190 120 200 300Z", INK) + line(
        "M-40 104L0 140L40 104M0 140V300", PAPER, 5
    )
    body += shape(
        "M-92 -60Q-96 -190 0 -192Q96 -190 92 -60Q104 -60 98 -20Q96 4 84 4Q70 92 0 96Q-70 92 -84 4Q-96 4 -98 "
        "-20Q-104 -60 -92 -60Z",
        PAPER,
        stroke=INK,
        stroke_width=5,
    )
    body += (
        line(
            "M-62 -70Q-40 -84 -18 -70M18 -70Q40 -84 62 -70M-8 -50Q-20 -6 -22 4Q0 18 22 4M-34 52Q0 40 34 52"
            "M-52 66Q0 100 "
            "52 66",
            INK,
            7,
        )
        + disc(-40, -50, 9)
        + disc(40, -50, 9)
    )
    body += comb((90, -120), (70, 60), (52, -110), (40, 70), 18, rnd, (1.5, 4), INK)
    return body + line("M-50 -150Q-20 -172 20 -168", INK, 3)
