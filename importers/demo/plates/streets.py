"""Budapest streets: a tank in the boulevard, the radio at night, the dawn of 4 November, ruins, a quiet morning."""

from math import cos, pi, sin

from .cutouts import comb, crowd, figure, marcher, polygon, rifle, sliver
from .press import INK, PAPER, RED, box, disc, gouges, hatching, line, placed, plate, shape, sheet
from .scenery import facade, paving, rubble, smoke, tank, tank_front, wall_point


@plate("tank-in-the-boulevard")
def tank_in_the_boulevard(rnd):
    """A tank comes down a canyon of houses; in a doorway near us two young people wait with a bottle."""
    body = sheet(RED) + smoke([(540, 60, 95), (600, 150, 75), (560, 235, 52), (590, 300, 34)], rnd)
    body += shape("M470 420H760L1300 820H-100Z", PAPER) + paving(430, 800, rnd)
    body += facade((1210, -220, 800), (745, 250, 440), 6, 5, rnd, lit=0.9, red=0.1)
    body += facade((150, -60, 720), (480, 260, 440), 5, 5, rnd, lit=0.55, red=0)
    body += line("M590 425L330 800M632 425L760 800", INK, 5)
    body += shape("M500 640L760 680L1120 640L1040 600H560Z", INK) + placed(tank_front(gun=-26), 800, 646, 1.42)
    return body + _ambush(rnd)


def _ambush(rnd):
    """Two people pressed against the corner of a house, seen from behind their cover."""
    wall = box(-10, -10, 200, 820, INK) + comb((176, 0), (176, 800), (120, 10), (120, 810), 40, rnd, (1, 3))
    wall += line("M190 0V800", PAPER, 4)
    crouched = figure(((40, 0), (-26, 0)), ((44, -120), (-30, -150)), 20, "cap", INK, PAPER, PAPER, 20, knees=1)
    standing = figure(((16, 0), (-20, 0)), ((24, -120), (52, -196)), 8, "beret", INK, PAPER, PAPER, 30)
    bottle = shape("M-9 0V-34L-4 -44V-62H4V-44L9 -34V0Z", PAPER, stroke=INK, stroke_width=2)
    bottle += shape("M-3 -62Q-16 -84 2 -104Q18 -84 4 -62Z", RED, stroke=PAPER, stroke_width=2)
    hand = placed(bottle, 338, 342, 1.5, 12)
    return wall + placed(standing, 205, 820, 2.5) + hand + placed(crouched, 70, 850, 2.1)


@plate("radio-building-night")
def radio_building_night(rnd):
    """A dark, narrow street; shots flash from the lit windows of the radio house over running people."""
    near, far = (-60, -330, 830), (860, 215, 555)
    body = sheet(INK) + hatching(840, 10, 380, 190, 16, rnd, 0.2, (1, 4), RED)
    body += facade(near, far, 8, 4, rnd, lit=0.72, red=0.2)
    body += comb(
        wall_point(near, far, 0, 0.96),
        wall_point(near, far, 1, 0.96),
        wall_point(near, far, 0, 1),
        wall_point(near, far, 1, 1),
        60,
        rnd,
        (2, 4),
    )
    body += facade((1260, -120, 860), (930, 240, 560), 4, 4, rnd, lit=0.25, red=0.7)
    body += shape("M860 556H930L1270 880H60L-60 830Z", PAPER) + paving(560, 800, rnd, 100, 1100)
    body += line("M858 210L858 90M840 120H876M846 104H870", PAPER, 4)
    for t, s, size in ((0.19, 0.47, 1.25), (0.44, 0.27, 0.9), (0.69, 0.47, 0.6), (0.32, 0.7, 0.8)):
        body += placed(_flash(), *wall_point(near, far, t, s), size, 24)
    return body + _street_fight(rnd)


def _flash():
    """A shot from a window: a jagged star, red around white."""
    spikes = [
        (64 * reach * cos(n * pi / 8), 50 * reach * sin(n * pi / 8))
        for n, reach in enumerate((2.2, 0.5, 1.1, 0.45) * 4)
    ]
    core = [(x * 0.55, y * 0.55) for x, y in spikes]
    return shape(polygon(spikes), RED, stroke=PAPER, stroke_width=5) + shape(polygon(core), PAPER)


def _street_fight(rnd):
    """People who run, crouch and drag somebody away, with long shadows towards us."""
    body = ""
    runners = (
        (850, 610, 0.7, True),
        (910, 650, 0.9, False),
        (770, 660, 0.95, True),
        (640, 730, 1.35, True),
        (1010, 740, 1.4, False),
    )
    for x, y, size, flip in runners:
        shadow = polygon([(x - 14 * size, y), (x + 18 * size, y), (x + 120 * size, y + 60 * size)])
        running = figure(((44, -2), (-50, -22)), ((48, -130), (-34, -110)), 34, rnd.choice(["cap", "short", "beret"]))
        body += shape(shadow, INK) + placed(running, x, y, size, 0, flip)
    return body + crowd(742, 5, rnd, 1.5, left=60, right=560, skin=None) + crowd(780, 2, rnd, 1.7, left=1060)


@plate("tanks-entering-at-dawn")
def tanks_entering_at_dawn(rnd):
    """Seen from a roof: tank after tank on a winding road, out of a red sunrise into the sleeping city."""
    body = sheet(PAPER) + box(0, 0, 1200, 236, RED) + disc(820, 232, 118, PAPER)
    body += hatching(-200, 10, 1700, 200, 20, rnd, 0, (3, 9)) + shape("M0 232H1200V800H0Z", INK)
    road = "M800 236H842Q920 280 760 330Q560 392 640 470Q740 560 560 660Q440 730 380 820H1110Q1130 640 1010 530"
    body += shape(road + "Q860 440 900 370Q990 280 842 236Z", PAPER)
    body += _sleeping_city(rnd)
    column = (
        (840, 256, 0.12),
        (872, 296, 0.18),
        (832, 346, 0.26),
        (756, 412, 0.38),
        (742, 514, 0.56),
        (760, 690, 0.92),
    )
    for number, (x, y, size) in enumerate(column):
        shade = polygon(
            [(x - 150 * size, y), (x + 150 * size, y), (x + 60 * size, y + 60 * size), (x - 260 * size, y + 60 * size)]
        )
        body += shape(shade, INK) + placed(tank_front(gun=10 - 6 * number), x, y, size)
    return body + _chimney_pots(rnd)


def _sleeping_city(rnd):
    """Roofs left and right of the road, each with its light side cut towards the sun."""
    body = ""
    for y, low, high in ((262, 26, 44), (318, 36, 60), (400, 54, 84), (500, 70, 110), (620, 90, 140)):
        for x in range(-40, 1260, int(high * 1.2)):
            wide, at = rnd.uniform(low, high), x + rnd.uniform(-14, 14)
            if _on_the_road(at - wide, at + wide * 1.5, y):
                continue
            tall = wide * 0.9
            body += shape(
                f"M{at:.0f} {y}V{y - tall:.0f}L{at + wide / 2:.0f} {y - tall * 1.6:.0f}L{at + wide:.0f} "
                f"{y - tall:.0f}V{y}Z",
                INK,
                stroke=PAPER,
                stroke_width=2.5,
            )
            side = -1 if at > 830 else 1
            edge = at + wide / 2, y - tall * 1.5
            body += comb(
                edge,
                (edge[0] + side * wide * 0.4, y - tall),
                (edge[0], y - 8),
                (edge[0] + side * wide * 0.42, y - 8),
                4,
                rnd,
                (1.5, 3),
                RED if rnd.random() < 0.2 else PAPER,
            )
    return body


def _on_the_road(left, right, y):
    """Whether a house would stand in the way of the tanks."""
    edges = {262: (790, 930), 318: (720, 960), 400: (590, 930), 500: (610, 1040), 620: (500, 1120)}[y]
    return right > edges[0] and left < edges[1]


def _chimney_pots(rnd):
    """The roof on which we stand, in the corner."""
    roof = shape("M0 800V600L230 690L420 800Z", INK, stroke=PAPER, stroke_width=4)
    roof += comb((0, 620), (0, 790), (240, 710), (380, 800), 9, rnd, (2, 5))
    stack = shape("M60 660V470H150V690Z", INK, stroke=PAPER, stroke_width=4)
    stack += comb((138, 480), (138, 680), (112, 484), (112, 684), 16, rnd, (2, 4), RED)
    return roof + stack + box(52, 456, 106, 20, INK, stroke=PAPER, stroke_width=4)


@plate("ruined-street")
def ruined_street(rnd):
    """A house cut open by shells, its wallpapers bare; rubble, a hanging tram wire, two people with a bundle."""
    body = sheet(PAPER) + hatching(0, 20, 1300, 260, 12, rnd, -0.03, (1.5, 4), INK)
    body += _open_house(rnd) + _shell_of_a_house(rnd)
    body += shape("M0 650Q300 620 600 640T1200 630V800H0Z", PAPER) + paving(650, 800, rnd)
    body += (
        rubble(380, 690, 500, 120, 46, rnd) + rubble(-60, 720, 300, 90, 22, rnd) + rubble(960, 700, 320, 100, 26, rnd)
    )
    body += line("M0 150Q260 230 420 150T560 470M560 470Q570 500 596 492", INK, 4) + line(
        "M420 150Q700 90 1200 190", INK, 3
    )
    bundle = shape("M-24 -158Q-72 -150 -62 -108Q-46 -80 -16 -98Z", RED, stroke=PAPER, stroke_width=3)
    body += placed(bundle + marcher(rnd, hat="scarf", skin=PAPER), 250, 770, 1.35)
    return body + placed(marcher(rnd, hat="hat", skin=PAPER), 390, 786, 1.5)


def _shell_of_a_house(rnd):
    """The front of a burnt house: the sky stands in its windows."""
    broken = "M-10 700V60L50 96L84 40L130 120L190 96L214 180L270 170L300 250L352 262L366 330L420 352V700Z"
    body = shape(broken, INK)
    for column in range(4):
        for row in range(5):
            x, y = 24 + column * 100, 140 + row * 112 + column * 26
            if y > 60 + column * 76 and y < 640:
                body += shape(f"M{x} {y}Q{x + 26} {y - 18} {x + 52} {y + 6}V{y + 70}H{x}Z", PAPER)
                body += comb((x, y + 74), (x + 52, y + 74), (x + 4, y + 92), (x + 46, y + 88), 5, rnd, (1, 3))
                body += shape(f"M{x} {y}L{x + 20} {y - 30}L{x + 44} {y + 2}Z", INK)
    return body + hatching(0, 640, 420, 50, 6, rnd)


def _open_house(rnd):
    """The inside of three floors: striped and flowered walls, a picture, a stove, a bed over the edge."""
    body = shape("M560 700V120L640 60L700 110L790 40L860 92L940 30L1010 120L1210 70V700Z", INK)
    for row, y in enumerate((150, 320, 490)):
        for column, (left, right) in enumerate(((600, 800), (826, 1010))):
            fill = RED if (row + column) % 2 == 0 else PAPER
            jagged = (
                f"M{left} {y}H{right - 14 * row}L{right - 20} {y + 60}L{right} {y + 140}H{left + 12}L{left} {y + 70}Z"
            )
            body += shape(jagged, fill)
            body += comb(
                (left + 8, y + 4),
                (right - 30, y + 4),
                (left + 8, y + 136),
                (right - 30, y + 136),
                13,
                rnd,
                (1, 2.5),
                INK if fill == PAPER else PAPER,
                0.05,
            )
    body += box(670, 190, 56, 70, INK) + box(680, 200, 36, 50, PAPER) + box(880, 360, 40, 54, INK)
    body += shape("M846 460V400H886V460M858 400V320H868V400", INK)
    bed = line("M0 0V-46M0 -24H120M120 -60V4", INK, 9) + box(4, -40, 112, 18, PAPER, stroke=INK, stroke_width=4)
    body += placed(bed, 690, 462, 1, 12) + box(590, 460, 440, 12, INK)
    for row in range(4):
        y = 180 + row * 130
        body += shape(f"M1050 {y}h46v70h-46zM1128 {y - 6}h46v70h-46z", PAPER)
    return body + comb((1020, 130), (1020, 690), (1040, 130), (1040, 690), 40, rnd, (2, 4))


@plate("cease-fire-morning")
def cease_fire_morning(rnd):
    """An empty square with tram lines and long shadows: a woman carries a loaf past a tank with open hatches."""
    body = sheet(PAPER)
    for offset in (0, 46):
        body += line(
            f"M{-20 - offset} {560 + offset}Q520 {470 + offset * 0.8:.0f} 830 {178 + offset * 0.2:.0f}", INK, 6
        )
        body += line(f"M{400 + offset * 3} 830Q680 430 {850 + offset * 0.1:.0f} 182", INK, 6)
    body += paving(200, 800, rnd, 0, 1000, rows=12) + _far_side(rnd)
    body += shape("M96 352L420 352L640 420H260Z", INK) + placed(tank(star=None), 290, 352, 0.62, 0, True)
    body += placed(shape("M-18 0L-30 -46L-10 -50L8 0Z", INK, stroke=PAPER, stroke_width=3), 294, 228)
    shadow = shape("M470 628L760 706L800 694L860 716L826 730L744 722L486 642Z", INK)
    return body + shadow + placed(_woman_with_a_loaf(), 476, 634, 1.42) + _wall_with_a_rifle(rnd)


def _far_side(rnd):
    """Quiet houses along the top, shutters closed."""
    body = facade((0, -120, 262), (790, 40, 182), 9, 2, rnd, lit=1, red=0.12)
    return body + facade((1210, -200, 262), (860, 40, 182), 4, 2, rnd, lit=1, red=0.12)


def _woman_with_a_loaf():
    """A woman in a headscarf walks with a long loaf under her arm and a bag in her hand."""
    loaf = shape(
        "M-16 8Q-20 -8 0 -12L70 -30Q88 -32 88 -20Q88 -10 76 -8L6 10Q-10 16 -16 8Z", PAPER, stroke=INK, stroke_width=3.5
    ) + line("M14 -8L22 0M34 -13L42 -5M54 -18L62 -10", INK, 3)
    woman = figure(((30, 0), (-30, -4)), ((-8, -96), (30, -112)), 5, "scarf", RED, PAPER, PAPER, 40, True)
    bag = line("M-8 -94L-14 -70M-8 -94L-2 -70", INK, 2.5) + box(-22, -70, 30, 30, INK)
    return placed(bag, 40, 0) + woman + placed(loaf, -8, -112, 0.72)


def _wall_with_a_rifle(rnd):
    """The corner of a wall near us, chipped by bullets, with a rifle and a helmet left behind."""
    wall = shape("M930 0L1210 0V810H990L930 740Z", INK) + line("M930 0V740L990 800", PAPER, 5)
    for _ in range(26):
        x, y, r = rnd.uniform(960, 1190), rnd.uniform(30, 560), rnd.uniform(4, 15)
        wall += shape(
            polygon(
                [
                    (x + r * rnd.uniform(0.5, 1.3) * dx, y + r * rnd.uniform(0.5, 1.3) * dy)
                    for dx, dy in ((1, 0), (0.5, 0.8), (-0.6, 0.8), (-1, 0), (-0.5, -0.8), (0.6, -0.8))
                ]
            ),
            PAPER,
        )
        wall += shape(sliver((x, y), (x + r * 3, y - r * 2), 2), PAPER)
    gun = placed(rifle(RED, PAPER) + line("M-60 22Q0 60 70 4", PAPER, 3), 1010, 560, 2.8, -77)
    helmet = shape("M-70 0Q-70 -72 0 -74Q70 -72 70 0Q0 14 -70 0Z", INK, stroke=PAPER, stroke_width=5)
    helmet += gouges(20, 0, 24, 62, 9, -150, -80, rnd, (1, 3))
    return wall + gun + placed(helmet, 850, 776, 1.1)
