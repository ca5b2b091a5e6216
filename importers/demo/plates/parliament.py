"""Parliament: the crowd below its dome by night, and the same dome through the hole in the flag."""

from math import cos, pi, sin

from .cutouts import clipped, comb, crowd, flag_on_pole, hole_path, polygon, sliver
from .press import INK, PAPER, RED, box, disc, hatching, line, placed, plate, shape, sheet
from .scenery import flame


def parliament(rnd, fill=INK, light=PAPER) -> str:
    """The Hungarian Parliament from the square; origin on the ground under the dome, 1180 wide, 500 high."""
    body = shape("M-590 0V-150H590V0Z", fill) + shape("M-560 -150L-530 -196H530L560 -150Z", fill)
    for side in (False, True):
        body += placed(_wing(rnd, fill, light), flip=side)
        body += placed(_tower(fill, light), -132 if side else 132, 0, 1, 0, side)
    body += shape("M-100 0V-210L0 -268L100 -210V0Z", fill, stroke=light, stroke_width=2.5)
    body += "".join(shape(_lancet(x, -20, 20, 110), light) for x in (-72, -36, 0, 36, 72))
    return body + disc(0, -200, 22, light) + disc(0, -200, 13, fill) + _dome(rnd, fill, light)


def _lancet(x, y, wide, tall):
    """A pointed window; x in its middle, y at its foot."""
    half = wide / 2
    return (
        f"M{x - half} {y}V{y - tall + wide}Q{x - half} {y - tall + half} {x} {y - tall}Q{x + half} {y - tall + half} "
        f"{x + half} {y - tall + wide}V{y}Z"
    )


def _wing(rnd, fill, light):
    """The right half: two floors of pointed windows between buttresses, each with its pinnacle."""
    body = ""
    for number in range(12):
        x = 176 + number * 36
        body += shape(f"M{x - 5} 0V-182L{x} -226L{x + 5} -182V0Z", fill, stroke=light, stroke_width=1.2)
        if number < 11:
            for y, tall in ((-16, 56), (-84, 50)):
                body += shape(_lancet(x + 18, y, 15, tall), RED if rnd.random() < 0.1 else light)
            body += shape(f"M{x + 10} -156H{x + 26}L{x + 18} -182Z", light)
    end = shape("M520 0V-206L555 -274L590 -206V0Z", fill, stroke=light, stroke_width=2)
    return body + end + "".join(shape(_lancet(555, y, 26, 66), light) for y in (-16, -100))


def _tower(fill, light):
    """One of the two spires beside the dome."""
    body = shape("M-26 0V-270L-20 -280V-300L0 -400L20 -300V-280L26 -270V0Z", fill, stroke=light, stroke_width=2.5)
    body += "".join(shape(_lancet(0, y, 18, 60), light) for y in (-190, -30, -110)) + line("M0 -396V-424", fill, 4)
    return body + line("M-24 -268H24M-10 -310L0 -372M10 -310L0 -372", light, 2.5)


def _dome(rnd, fill, light):
    """The drum with its windows, the ribbed, pointed dome, the lantern and its needle."""
    body = shape("M-92 -250V-330L-84 -350H84L92 -330V-250Z", fill, stroke=light, stroke_width=2.5)
    body += "".join(shape(_lancet(x, -262, 15, 60), light) for x in (-66, -33, 0, 33, 66))
    body += shape(
        "M-84 -350Q-80 -440 -14 -478V-506H-8L0 -560L8 -506H14V-478Q80 -440 84 -350Z",
        fill,
        stroke=light,
        stroke_width=2.5,
    )
    for x in (-84, -56, -28, 0, 28, 56, 84):
        body += line(f"M{x} -350Q{x * 0.95:.0f} -436 {x * 0.16:.0f} -476", light, 2.5)
    for x in (-92, -46, 46, 92):
        body += shape(f"M{x - 5} -340L{x} -384L{x + 5} -340Z", fill, stroke=light, stroke_width=1.5)
    return (
        body
        + comb((44, -352), (6, -470), (62, -352), (16, -470), 12, rnd, (1, 2), light)
        + line("M0 -550V-590", fill, 4)
    )


@plate("crowd-before-parliament")
def crowd_before_parliament(rnd):
    """Night on the square: the pale front of Parliament, dark people by the thousand, torches of rolled paper."""
    body = sheet(INK) + hatching(-150, 6, 1600, 330, 22, rnd, -0.05, (1, 4), RED)
    body += placed(parliament(rnd, PAPER, INK), 600, 520, 0.92) + box(0, 514, 1200, 300, INK)
    for y, count, size in ((532, 44, 0.3), (556, 34, 0.42), (590, 25, 0.58)):
        body += _torches(y, 5, size, rnd) + crowd(y, count, rnd, size, wave=6)
    body += placed(flag_on_pole(rnd, 190, 120, 260, 0.1, PAPER), 250, 640, 1, -5)
    body += placed(flag_on_pole(rnd, 150, 96, 210, 0.1, PAPER), 900, 610, 0.9, 4)
    body += _torches(640, 4, 0.95, rnd) + crowd(640, 16, rnd, 0.85) + _torches(720, 3, 1.5, rnd)
    return body + crowd(706, 11, rnd, 1.2) + crowd(780, 8, rnd, 1.6)


def _torches(y, count, size, rnd):
    """Rolled newspapers, alight, held over the heads."""
    body = ""
    for number in range(count):
        x = 1200 * (number + rnd.uniform(0.15, 0.85)) / count
        lean = rnd.uniform(-14, 14)
        arm = shape("M-9 60L-5 -60H5L11 60Z", INK, stroke=PAPER, stroke_width=2.5)
        roll = shape("M-7 -56L-10 -100H10L7 -56Z", PAPER, stroke=INK, stroke_width=2)
        body += placed(arm + roll + placed(flame(rnd), 2, -96, 0.5), x, y, size, lean)
    return body


@plate("flag-with-the-hole")
def flag_with_the_hole(rnd):
    """A great flag fills the sheet; through the hole torn in its middle one sees the city under a pale sky."""
    body = sheet(PAPER) + hatching(-100, 10, 1500, 640, 34, rnd, 0.04, (1, 3.4), INK)
    body += disc(700, 360, 150, PAPER) + placed(parliament(rnd), 704, 965, 1.3)
    return body + placed(_great_flag(rnd), 214, 60, 1, -3) + _pole_and_fists(rnd)


def _great_flag(rnd):
    """The flag itself: three bands with folds cut along the wave and a ragged hole."""
    bands = _band(0, RED) + _band(200, PAPER) + _band(400, INK)
    for number in range(52):
        x = 8 + number * 18.6
        bands += shape(
            sliver((x, _sway(x) + 416), (x + 14, _sway(x) + rnd.uniform(500, 590)), rnd.uniform(3, 7)), PAPER
        )
    for fold in (150, 560, 880):
        for number in range(8):
            y = 14 + number * 23
            bands += shape(
                sliver(
                    (fold + rnd.uniform(-10, 10), _sway(fold) + y),
                    (fold + rnd.uniform(50, 110), _sway(fold + 80) + y + 6),
                    3.4,
                ),
                PAPER,
            )
            y += 206
            bands += shape(
                sliver(
                    (fold + rnd.uniform(-10, 10), _sway(fold) + y),
                    (fold + rnd.uniform(30, 70), _sway(fold + 50) + y + 6),
                    2.6,
                ),
                INK,
            )
    outline = polygon([(x, _sway(x)) for x in range(0, 981, 20)] + [(x, _sway(x) + 600) for x in range(980, -1, -20)])
    hole = hole_path(480, 300 + _sway(480), 134, rnd, 30)
    threads = "".join(
        line(
            f"M{480 + 138 * cos(a):.0f} {300 + _sway(480) + 134 * sin(a):.0f}l{-34 * cos(a):.0f} "
            f"{-30 * sin(a) + 14:.0f}",
            INK,
            3,
        )
        for a in (k * pi / 7 + 0.2 for k in range(14))
    )
    return clipped(bands, outline + hole, "evenodd") + line(outline + hole, INK, 7) + threads


def _band(top, fill):
    """One colour of the great flag."""
    steps = range(0, 981, 20)
    return shape(polygon([(x, _sway(x) + top) for x in steps] + [(x, _sway(x) + top + 200) for x in steps[::-1]]), fill)


def _sway(x):
    """How far the great flag is lifted or lowered at `x`."""
    return -46 * sin(x / 980 * 6.6) * (0.3 + x / 1400)


def _pole_and_fists(rnd):
    """The staff, held aloft by two hands."""
    body = shape("M196 40L222 38L196 810H160Z", INK, stroke=PAPER, stroke_width=4) + disc(209, 30, 22, RED)
    body += comb((214, 50), (190, 800), (205, 50), (176, 800), 30, rnd, (1, 2))
    for x, y, turn, flip in ((186, 650, -12, False), (178, 770, 8, True)):
        body += placed(_fist(rnd), x, y, 1.15, turn, flip)
    return body


def _fist(rnd):
    """A hand closed round a pole, with the sleeve coming from the lower left."""
    sleeve = shape("M-60 20L-210 90V210L-20 70Z", INK, stroke=PAPER, stroke_width=4)
    sleeve += comb((-70, 34), (-40, 62), (-200, 110), (-180, 170), 7, rnd, (2, 4))
    hand = shape(
        "M-70 14Q-84 -30 -50 -48L34 -52Q54 -48 52 -34Q60 -28 54 -14Q62 -6 54 6Q60 16 48 26Q46 40 30 42L-30 52Z",
        PAPER,
        stroke=INK,
        stroke_width=6,
    )
    hand += line("M-6 -30L50 -34M-10 -8L52 -14M-10 14L52 6M-8 34L46 26M-6 -46Q-22 -20 -10 36", INK, 5)
    return sleeve + hand + comb((-62, -20), (-50, 30), (-40, -30), (-30, 34), 6, rnd, (1, 2), INK)
