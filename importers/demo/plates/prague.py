"""Plates from Prague in August 1968: the tank and the road signs."""

from .cutouts import clipped, comb, crowd, figure, mix, sliver
from .lettering import lettering
from .press import INK, PAPER, RED, box, disc, hatching, line, placed, plate, shape, sheet
from .scenery import paving, roofs, tank, tank_front
from .townspeople import person


@plate("prague-1968-tank")
def prague_tank(rnd):
    """Young people climb on a halted tank and argue with its crew; the spires of Prague stand behind."""
    body = sheet(PAPER) + hatching(-40, 40, 1300, 320, 14, rnd, 0.02, (2, 5), RED) + _spires(rnd)
    body += (
        box(0, 600, 1200, 200, PAPER)
        + line("M0 600H1200", INK, 5)
        + paving(606, 800, rnd, rows=16)
        + shape("M180 718L240 690H1130L1080 726Q600 760 180 718Z", INK)
    )
    body += placed(tank(star=None), 640, 690, 1.45) + _stripe()
    body += _climbers(rnd) + crowd(768, 13, rnd, 1.25, wave=14)
    return (
        body
        + person("student", 1090, 628, 0.38, rnd, -50, 14, height=1.8)
        + person("girl", 112, 628, 0.38, rnd, 50, 12, 1, height=1.8)
    )


def _stripe():
    """The white line that marked the invaders' vehicles."""
    return shape("M590 425L626 422L640 508H602Z", PAPER) + shape("M604 510H642L650 576H614Z", PAPER)


def _climbers(rnd):
    """Those on the tank, the soldier in its hatch, and one who comes up to it."""
    body = placed(
        figure(((16, 0), (-8, 0)), ((-54, -130), (-40, -100)), -8, "helmet", RED, PAPER, None, 20), 695, 500, 1.2
    )
    body = clipped(body, "M0 0H1200V424H0Z")
    people = (
        (510, 510, 1.25, ((22, 0), (-14, 0)), ((64, -150), (46, -118)), 8, "short", False, INK),
        (390, 514, 1.2, ((26, 0), (-18, 0)), ((70, -120), (52, -176)), 12, "hair", False, RED),
        (850, 512, 1.2, ((30, 0), (-8, 0)), ((62, -128), (46, -156)), 10, "scarf", True, INK),
        (970, 560, 1.2, ((34, -40), (-24, 30)), ((60, -170), (30, -90)), 22, "short", True, RED),
        (200, 716, 1.4, ((24, 0), (-22, 0)), ((66, -168), (34, -100)), 6, "hair", False, RED),
    )
    for x, y, k, feet, hands, lean, hat, mirrored, fill in people:
        body += placed(figure(feet, hands, lean, hat, fill, PAPER, None, 12), x, y, k, 0, mirrored)
    return body


def _spires(rnd):
    """The twin towers of the Týn church, a bridge tower, gabled roofs."""
    body = roofs(600, rnd, -10, 1210, 90, 190, lit=0.5)
    for x, foot, k in ((300, 600, 1.0), (420, 600, 1.0), (980, 600, 0.8)):
        tower = shape("M-42 0V-300H42V0Z", INK, stroke=PAPER, stroke_width=4) + shape(
            "M-46 -298L0 -520L46 -298Z", INK, stroke=PAPER, stroke_width=4
        )
        for side in (-1, 1):
            tower += shape(
                f"M{side * 40 - 11} -280V-330L{side * 40} -400L{side * 40 + 11} -330V-280Z",
                INK,
                stroke=PAPER,
                stroke_width=3,
            )
            tower += shape(
                f"M{side * 22 - 7} -390L{side * 22} -452L{side * 22 + 7} -390Z", INK, stroke=PAPER, stroke_width=2.5
            )
        tower += line("M0 -518V-556", INK, 5) + disc(0, -540, 6, RED)
        tower += "".join(
            shape(f"M{px - 8} {py}V{py - 40}Q{px} {py - 58} {px + 8} {py - 40}V{py}Z", PAPER)
            for py in (-220, -120)
            for px in (-20, 20)
        )
        body += placed(tower, x, foot, k)
    return body


@plate("prague-1968-road-signs")
def prague_road_signs(rnd):
    """A signpost on an empty road: names painted over, and one board lettered by hand, Moskva 1800 km."""
    body = sheet(PAPER) + hatching(0, 30, 1200, 330, 14, rnd, -0.02, (2, 6), RED)
    body += shape("M0 430Q260 372 520 410T1200 384V800H0Z", INK) + comb(
        (0, 450), (470, 424), (-120, 640), (330, 640), 46, rnd, (1.5, 4.5)
    )
    body += comb((560, 424), (1200, 400), (900, 640), (1500, 640), 44, rnd, (1.5, 4.5))
    body += shape("M506 410H530L800 800H60Z", PAPER) + "".join(
        shape(sliver(mix((518, 416), (430, 800), t), mix((518, 416), (430, 800), t + 0.09), 1 + 9 * t), INK)
        for t in (0.1, 0.26, 0.44, 0.64, 0.86)
    )
    body += "".join(
        placed(tank_front(), x, y, k) for x, y, k in ((519, 424, 0.085), (516, 446, 0.13), (508, 486, 0.22))
    )
    body += "".join(
        _poplar(x, y, k, rnd)
        for x, y, k in ((470, 424, 0.3), (420, 440, 0.5), (330, 470, 0.85), (180, 530, 1.5), (575, 420, 0.3))
    )
    return body + _signpost(rnd)


def _poplar(x, y, k, rnd):
    tree = shape("M0 0Q-44 -60 -32 -150Q-22 -230 0 -270Q22 -230 32 -150Q44 -60 0 0Z", INK, stroke=PAPER, stroke_width=3)
    return placed(tree + comb((-22, -60), (-6, -250), (6, -40), (4, -220), 16, rnd, (1.5, 4)), x, y, k)


def _signpost(rnd):
    """The post with its four boards."""
    body = shape("M846 130H884V800H838Z", INK, stroke=PAPER, stroke_width=5) + shape(
        "M838 130L865 96L892 130Z", RED, stroke=PAPER, stroke_width=4
    )
    body += placed(_board("PRAHA", 420, 96) + _smear(60, 52, 300, rnd), 640, 168, 1, -3)
    body += placed(_board("", 380, 90), 1040, 300, 1, 4, True) + placed(_smear(20, 46, 340, rnd), 668, 312, 1, 4)
    board = _board("", 540, 136) + lettering("MOSKVA", 34, 64, 54, INK) + lettering("1800 km", 216, 116, 54, RED)
    return body + placed(board, 640, 416, 1, -2)


def _board(words, wide, tall):
    """A direction board, its point to the right; origin at the upper left."""
    board = shape(f"M0 0H{wide - 56}L{wide} {tall / 2}L{wide - 56} {tall}H0Z", PAPER, stroke=INK, stroke_width=9)
    board += line(f"M14 14H{wide - 62}L{wide - 20} {tall / 2}L{wide - 62} {tall - 14}H14Z", INK, 3)
    return board + (lettering(words, wide / 2 - 26, tall * 0.72, tall * 0.64, INK, "middle") if words else "")


def _smear(x, y, wide, rnd):
    """Paint drawn over a name with a broad brush, and its drips."""
    strokes = "".join(
        sliver((x + rnd.uniform(-18, 18), y + dy), (x + wide + rnd.uniform(-24, 10), y + dy + rnd.uniform(-10, 10)), 12)
        for dy in (-20, -4, 12, 24)
    )
    drips = "".join(
        f"M{px:.0f} {y}v{rnd.uniform(40, 80):.0f}q5 9 10 0V{y}Z"
        for px in (x + wide * t for t in (0.2, 0.42, 0.55, 0.8))
    )
    return shape(strokes + drips, RED)
