"""Plates of people in the street: East Berlin in 1953, Poznań and Warsaw in 1956."""

from .borders import delegate
from .cutouts import comb, crowd, figure, limb, polygon, sliver
from .lettering import lettering
from .press import INK, PAPER, RED, box, disc, gouges, hatching, line, placed, plate, shape, sheet
from .scenery import paving, roofs, tank, wall_pane, wall_point
from .townspeople import person


@plate("berlin-1953-workers-march")
def berlin_workers_march(rnd):
    """Building workers, arm in arm, come towards us down an avenue of half-built blocks behind scaffolding."""
    body = sheet(PAPER) + hatching(420, 20, 800, 330, 14, rnd, 0.03, (2, 7), RED)
    near, far = (-20, -160, 760), (560, 300, 470)
    body += shape(wall_pane(near, far, 0, 1, 0, 1), INK) + _scaffold(near, far)
    body += roofs(452, rnd, 880, 1210, 50, 120, lit=0.4) + _tower_crane()
    body += crowd(462, 30, rnd, 0.42, left=440, right=1000, wave=5) + _slogan()
    body += crowd(510, 24, rnd, 0.66, left=330, right=1150, wave=8)
    for name, x, y, k, yaw in (
        ("woman", 1090, 460, 0.29, -26),
        ("foreman", 330, 452, 0.3, 24),
        ("shouter", 700, 462, 0.3, 6),
    ):
        body += person(name, x, y, k, rnd, yaw)
    for name, x, y, k, yaw in (
        ("carpenter", 150, 430, 0.44, 30),
        ("apprentice", 900, 500, 0.42, -14),
        ("mason", 510, 510, 0.5, 18),
    ):
        body += person(name, x, y, k, rnd, yaw)
    return body


def _scaffold(near, far):
    """Windows without glass, and before them poles, planks and braces."""
    body = ""
    for floor in range(5):
        for column in range(7):
            body += shape(
                wall_pane(
                    near, far, (column + 0.28) / 7, (column + 0.72) / 7, 0.08 + floor * 0.18, 0.19 + floor * 0.18
                ),
                RED,
            )
    poles = [(column / 7, 0, column / 7, 1, 13 - column * 1.3) for column in range(8)]
    braces = [(column / 7, 0.4, (column + 1) / 7, 0.22, 6) for column in range(7)]
    planks = [(0, 0.05 + floor * 0.18, 1, 0.05 + floor * 0.18, 9) for floor in range(6)]
    for t0, s0, t1, s1, width in poles + braces + planks:
        a, b = wall_point(near, far, t0, s0), wall_point(near, far, t1, s1)
        body += line(f"M{a[0]:.0f} {a[1]:.0f}L{b[0]:.0f} {b[1]:.0f}", PAPER, width)
    return body


def _tower_crane():
    mast = "M760 452V80M788 452V80M760 80H788" + "".join(
        f"M760 {y}L788 {y + 31}M788 {y}L760 {y + 31}" for y in range(80, 430, 31)
    )
    arm = "M690 100H1130M774 40L700 100M774 40L1120 100M774 40V80M1040 100V250M1020 250H1060"
    return line(mast, INK, 5) + line(arm, INK, 6) + box(690, 100, 50, 32, INK) + box(1016, 250, 50, 26, INK)


def _slogan():
    """A banner on two poles: down with the work quotas."""
    words = lettering("WIR FORDERN", 230, 58, 46, INK, "middle") + lettering(
        "HERABSETZUNG DER NORMEN", 230, 101, 25, INK, "middle"
    )
    cloth = shape("M0 0Q230 26 460 4V124Q230 142 0 120Z", PAPER, stroke=INK, stroke_width=6)
    return placed(line("M0 -20V300M460 -16V300", INK, 11) + cloth + words, 590, 182, 1.12, 1)


@plate("berlin-1953-stones")
def berlin_stones(rnd):
    """From the side: two young men in shirtsleeves throw stones at a tank on a wide, ruined square."""
    body = sheet(RED) + hatching(-60, 20, 1300, 320, 18, rnd, -0.015, (2, 6)) + _ruins(rnd)
    body += box(0, 520, 1200, 280, PAPER) + paving(526, 800, rnd, rows=22)
    body += shape("M560 668L640 640H1190V672Q900 700 560 668Z", INK) + placed(tank(), 930, 660, 1.02)
    for x, y in ((590, 330), (505, 250)):
        body += shape(f"M{x - 12} {y}l6 -13l15 -2l9 12l-8 14l-16 0Z", INK, stroke=PAPER, stroke_width=3)
        body += shape(sliver((x - 20, y + 8), (x - 90, y + 52), 4) + sliver((x - 18, y - 6), (x - 76, y + 22), 3), INK)
    body += shape(polygon([(60, 770), (210, 752), (110, 800), (-60, 800)]), INK) + shape(
        polygon([(300, 712), (420, 700), (330, 742), (210, 748)]), INK
    )
    body += placed(_thrower(((34, 0), (-52, -6)), ((60, -132), (-62, -196)), 10), 330, 716, 1.5)
    body += placed(_thrower(((58, -2), (-60, -4)), ((78, -160), (-56, -206)), 2), 150, 776, 2.1)
    return body + "".join(
        shape(f"M{x} {y}l9 -10l14 3l5 11l-12 5Z", INK)
        for x, y in ((470, 740), (512, 762), (420, 776), (560, 730), (640, 770))
    )


def _thrower(feet, hands, lean):
    """A young man leaning back to throw, bareheaded, in a light shirt."""
    stone = shape("M-10 0L-5 -10L7 -9L12 1L4 9L-7 8Z", INK, stroke=PAPER, stroke_width=2)
    far = (lean + 34, -134)
    body = line(f"M{lean} -148L{far[0]} {far[1]}L{hands[0][0]} {hands[0][1]}", INK, 18, stroke_linejoin="round")
    body += limb([(lean, -148), far, hands[0]], [13, 12, 9], PAPER)
    body += figure(feet, ((lean, -118), hands[1]), lean, "short", INK, PAPER, PAPER, 6)
    shirt = f"M{lean - 20} -150Q{lean - 6} -164 {lean + 12} -158"
    shirt += f"Q{lean + 22} -140 {lean * 0.35 + 15} -102H{lean * 0.35 - 16}Z"
    body += shape(shirt, PAPER, stroke=INK, stroke_width=3) + line(
        f"M{lean - 4} -158L{lean * 0.5} -106M{lean - 12} -140l8 22", INK, 2.5
    )
    elbow = (hands[1][0] * 0.9 - 6, -158)
    arm = limb([(lean - 8, -148), elbow, hands[1]], [17, 14, 10], PAPER)
    return (
        body
        + line(f"M{lean - 8} -148L{elbow[0]} {elbow[1]}L{hands[1][0]} {hands[1][1]}", INK, 19)
        + arm
        + placed(stone, hands[1][0], hands[1][1] - 10)
    )


def _ruins(rnd):
    """A burnt-out department store and a round-domed house without its roof."""
    body = shape("M-10 530V210L60 236L96 190L170 250L240 214V300L330 286L380 340V530Z", INK)
    body += shape(
        "M470 530V360H520V300Q530 210 620 200Q700 204 716 300V350L830 340V300L900 330L990 290L1080 350L1210 300V530Z",
        INK,
    )
    for x in [*range(14, 360, 52), *range(540, 700, 46), *range(740, 1200, 54)]:
        for y in range(360, 500, 62):
            body += shape(
                f"M{x} {y + 40}V{y + 12}Q{x + 12} {y - 8} {x + 24} {y + 12}V{y + 40}Z",
                RED if rnd.random() < 0.75 else PAPER,
            )
    dome = "".join(f"M620 206Q{620 + d * 0.8:.0f} 230 {620 + d} 300" for d in (-84, -50, -18, 18, 50, 84))
    return body + line(dome, PAPER, 3.5) + line("M524 304H714", PAPER, 4)


@plate("poznan-bread-march")
def poznan_bread_march(rnd):
    """Workers and women march shouting under a broad banner with one word, Chleba; factory chimneys behind."""
    body = sheet(RED) + gouges(600, 330, 200, 1000, 70, -200, 20, rnd, (2, 6)) + _factory(rnd)
    body += crowd(470, 26, rnd, 0.6, wave=10) + _banner() + crowd(520, 18, rnd, 0.85, wave=10)
    row = (
        ("carpenter", 96, 500, 0.32, 24),
        ("woman", 330, 510, 0.33, 12),
        ("foreman", 790, 505, 0.33, -8),
        ("apprentice", 1080, 490, 0.34, -26),
    )
    for name, x, y, k, yaw in row:
        body += person(name, x, y, k, rnd, yaw)
    body += person("mason", 940, 570, 0.41, rnd, -18) + person("shouter", 560, 555, 0.45, rnd, 14, 6)
    return body + person("woman", 200, 590, 0.42, rnd, 30)


def _banner():
    """The banner and its two poles."""
    cloth = "M150 96Q380 132 600 108T1050 90L1056 318Q820 348 600 326T144 322Z"
    body = line("M146 60L138 560M1054 56L1064 560", INK, 17) + line("M146 60L138 560M1054 56L1064 560", PAPER, 3)
    body += shape(cloth, PAPER, stroke=INK, stroke_width=8) + line("M166 116Q380 150 600 127T1034 110", INK, 3)
    return body + lettering("CHLEBA", 600, 280, 172, INK, "middle")


def _factory(rnd):
    """Saw-tooth roofs and three smoking chimneys."""
    body = ""
    for x, top in ((60, 60), (1120, 40), (1010, 150)):
        smoke = "M-12 0Q-40 -60 30 -66T120 -120L170 -60Q110 -20 60 -30T12 0Z"
        chimney = shape(f"M-20 {480 - top}L-13 0H13L20 {480 - top}Z", INK) + line("M-13 22H13M-14 40H14", PAPER, 4)
        body += placed(chimney + shape(smoke, INK), x, top)
    teeth = "M-10 500V400" + "".join(f"L{x} 360V410" for x in range(90, 1300, 100)) + "V500Z"
    return body + shape(teeth, INK, stroke=PAPER, stroke_width=3)


@plate("warsaw-october-rally")
def warsaw_october_rally(rnd):
    """Seen from above: hundreds of thousands fill a square to the foot of the Palace of Culture."""
    body = (
        sheet(PAPER)
        + gouges(790, 330, 120, 1000, 60, -180, 0, rnd, (1.5, 5), RED)
        + roofs(372, rnd, -10, 1210, 16, 60, lit=0.4)
    )
    body += _palace(rnd) + shape("M0 372H1200V800H0Z", INK) + _sea_of_people(rnd)
    for x, y, k in (
        (210, 470, 0.6),
        (430, 430, 0.4),
        (1050, 450, 0.5),
        (620, 520, 0.8),
        (930, 570, 1),
        (130, 630, 1.2),
    ):
        body += _polish_flag(x, y, k)
    return body + _platform(rnd)


def _palace(rnd):
    """The Palace of Culture: set-back storeys, corner turrets, a spire."""
    body = ""
    for half, top, foot in ((230, 268, 376), (150, 226, 376), (92, 110, 376), (66, 66, 112), (44, 34, 68)):
        body += shape(f"M{-half} {foot}V{top}H{half}V{foot}Z", INK, stroke=PAPER, stroke_width=4)
        body += comb(
            (-half + 8, top + 8),
            (half - 8, top + 8),
            (-half + 8, foot - 6),
            (half - 8, foot - 6),
            int(half / 6.5),
            rnd,
            (1.5, 2.6),
            PAPER,
            0.06,
        )
        body += "".join(
            shape(f"M{x - 8} {top + 2}L{x - 5} {top - 22}L{x} {top - 36}L{x + 5} {top - 22}L{x + 8} {top + 2}Z", INK)
            for x in (-half + 9, half - 9)
        )
    body += (
        shape("M-20 36L-12 -30L-4 -60L0 -150L4 -60L12 -30L20 36Z", INK, stroke=PAPER, stroke_width=3)
        + disc(0, 88, 15, PAPER)
        + line("M0 88V78M0 88H7", INK, 3)
    )
    return placed(body, 790, 116, 0.68)


def _sea_of_people(rnd):
    """Heads as cuts, row behind row, growing towards us."""
    light, red = "", ""
    y = 380.0
    while y < 806:
        t = (y - 372) / 430
        size, x = 2 + 13 * t, rnd.uniform(-20, 0)
        while x < 1210:
            px, py = x + rnd.uniform(-2, 2), y + rnd.uniform(-1.5, 1.5)
            if rnd.random() < 0.05:
                red += _hair(px, py, size)
            else:
                light += _hair(px, py, size)
            x += size * 2.5
        y += 5 + 20 * t
    return shape(light, PAPER) + shape(red, RED)


def _hair(x, y, s):
    """The light on one small head: a bent cut."""
    outer = f"M{x - s:.1f} {y + s:.1f}Q{x - s * 0.9:.1f} {y - s:.1f} {x:.1f} {y - s * 0.9:.1f}"
    outer += f"Q{x + s * 0.5:.1f} {y - s * 0.6:.1f} {x + s * 0.2:.1f} {y - s * 0.3:.1f}"
    return outer + f"Q{x - s * 0.5:.1f} {y - s * 0.3:.1f} {x - s:.1f} {y + s:.1f}Z"


def _polish_flag(x, y, k):
    body = box(-3, -150, 6, 170, INK) + shape(
        "M3 -150Q40 -164 74 -148T140 -150V-108Q110 -98 74 -108T3 -108Z", PAPER, stroke=INK, stroke_width=4
    )
    return placed(
        body + shape("M3 -110Q40 -122 74 -108T140 -110V-68Q110 -58 74 -68T3 -68Z", RED, stroke=INK, stroke_width=4),
        x,
        y,
        k,
        -4,
    )


def _platform(rnd):
    """In the foreground, from behind: a man in a coat at the rail, three microphones before him."""
    body = shape("M300 810V690L760 690V810Z", INK, stroke=PAPER, stroke_width=5) + comb(
        (306, 700), (754, 700), (306, 800), (754, 800), 40, rnd, (1.5, 4)
    )
    for x in (420, 640, 700):
        body += (
            line(f"M{x} 690V620", PAPER, 9)
            + line(f"M{x} 690V620", INK, 4)
            + shape(f"M{x - 13} 592Q{x} 574 {x + 13} 592L{x + 8} 626H{x - 8}Z", INK, stroke=PAPER, stroke_width=4)
        )
    return body + placed(delegate(rnd), 530, 640, 2.4)
