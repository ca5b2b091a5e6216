"""After the attack: a destroyed tank, prisoners, the bridge to Austria, the bus at the gate, six coffins in 1989."""

from .cutouts import burp_gun, comb, figure, marcher, sliver
from .press import INK, PAPER, RED, box, disc, hatching, line, placed, plate, shape, sheet
from .scenery import facade, flame, paving, rubble, smoke, tank_hull, tank_turret, water


@plate("destroyed-tank")
def destroyed_tank(rnd):
    """A burnt-out tank slewed on its side among tram wires, a wheel off, its gun in the road; a child looks on."""
    body = sheet(PAPER) + facade((-30, -100, 560), (560, 90, 430), 8, 4, rnd, lit=1, red=0)
    body += facade((1230, -60, 560), (660, 100, 430), 6, 4, rnd, lit=1, red=0)
    body += smoke([(650, 300, 70), (700, 210, 92), (630, 120, 100), (720, 20, 130)], rnd, RED)
    body += shape("M0 560L560 430H660L1200 560V800H0Z", PAPER) + paving(440, 800, rnd)
    body += line("M600 432L150 820M640 432L420 820", INK, 7)
    body += shape("M300 660L1120 600L1190 660L480 730Z", INK) + placed(_wreck(rnd), 760, 640, 1.4, 6)
    body += rubble(120, 740, 420, 60, 26, rnd) + rubble(860, 730, 360, 70, 22, rnd)
    body += line("M-10 90Q300 250 520 140T1210 120M520 140Q600 330 560 520", INK, 4)
    child = figure(((9, 0), (-10, 0)), ((14, -96), (-10, -94)), 0, "cap", INK, PAPER, PAPER, 24)
    return body + placed(child, 160, 766, 0.92) + shape("M148 766L40 800H96L176 770Z", INK)


def _wreck(rnd):
    """The hull, fire in its open ring; the turret thrown off, gun in the air; a track unrolled, a wheel in the road."""
    body = placed(flame(rnd), 0, -112, 0.95) + placed(flame(rnd), -56, -108, 0.6) + tank_hull()
    body += comb((-130, -120), (140, -120), (-150, -88), (150, -88), 18, rnd, (2, 4))
    track = "M-188 -6Q-260 20 -340 6T-420 22"
    body += line(track, INK, 17) + line(track, PAPER, 10, stroke_dasharray="3 9")
    return body + placed(placed(tank_turret(star=None), 0, 124), -250, 40, 1, 33) + placed(_loose_wheel(), -30, 66, 1)


def _loose_wheel():
    """A road wheel that lies flat."""
    return (
        f'<ellipse rx="40" ry="16" fill="{INK}" stroke="{PAPER}" stroke-width="4"/>'
        f'<ellipse cy="-5" rx="24" ry="8" fill="{PAPER}"/><ellipse cy="-5" rx="14" ry="4" fill="{INK}"/>'
    )


@plate("captured-rebels")
def captured_rebels(rnd):
    """Five people with their hands on their heads along a wall; in front, from behind, one soldier and his shadow."""
    body = sheet(PAPER) + box(0, 60, 1200, 500, RED) + _bricks(rnd)
    body += box(0, 30, 1200, 40, INK) + comb((0, 64), (1200, 64), (10, 40), (1210, 40), 60, rnd, (2, 4))
    body += box(0, 556, 1200, 8, INK) + paving(570, 800, rnd)
    for x, hat, size, skirt in (
        (130, "cap", 1.9, False),
        (300, "short", 1.98, False),
        (468, "scarf", 1.8, True),
        (640, "beret", 1.6, False),
        (800, "hat", 2.0, False),
    ):
        body += shape(f"M{x - 26} 620L{x + 30} 620L{x - 120} 700H{x - 190}Z", INK)
        body += placed(_prisoner(hat, skirt, size * 20 - 38), x, 626, size)
    return body + _guard(rnd)


def _prisoner(hat, skirt, reach):
    """A prisoner with raised hands and lowered face."""
    hands = ((36, -188 + reach), (22, -206 - reach))
    return figure(((13, 0), (-11, 0)), hands, 0, hat, INK, PAPER, PAPER, 34, skirt, bow=12)


def _bricks(rnd):
    """Courses of brick, with plaster gone in places."""
    body = ""
    for row in range(17):
        y = 76 + row * 29
        body += line(f"M0 {y}H1200", PAPER, 2)
        for column in range(17):
            x = column * 76 + (38 if row % 2 else 0)
            if rnd.random() < 0.8:
                body += line(f"M{x} {y}v29", PAPER, 2)
            if rnd.random() < 0.12:
                body += box(x + 4, y + 4, 66, 21, INK)
    return body


def _guard(rnd):
    """The soldier, large and near, seen from behind at the right edge."""
    body = shape(
        "M880 830Q880 420 960 360L1010 330H1090L1140 360Q1240 420 1230 830Z", INK, stroke=PAPER, stroke_width=6
    )
    body += shape(
        "M1000 340Q980 270 996 220H1100Q1116 270 1100 340Q1050 360 1000 340Z", INK, stroke=PAPER, stroke_width=5
    )
    body += shape("M960 236Q960 120 1050 116Q1140 120 1140 236Q1050 210 960 236Z", INK, stroke=PAPER, stroke_width=5)
    body += comb((980, 200), (1010, 130), (1000, 214), (1040, 140), 7, rnd, (3, 6)) + line(
        "M960 400L1160 760M890 640H1230M890 676H1230", PAPER, 6
    )
    body += comb((900, 460), (890, 820), (960, 430), (950, 820), 26, rnd, (3, 7))
    return body + placed(burp_gun(INK, PAPER), 900, 560, 2.3, 0, True)


@plate("bridge-of-refugees")
def bridge_of_refugees(rnd):
    """Winter reeds and a black canal: families cross a narrow plank bridge towards a light on the far side."""
    body = sheet(PAPER) + hatching(-100, 20, 1500, 200, 12, rnd, 0.02, (1.5, 4), INK) + disc(960, 130, 54, RED)
    body += shape("M0 330Q300 300 600 318T1200 300V470H0Z", INK) + comb(
        (0, 330), (1200, 306), (0, 440), (1200, 440), 90, rnd, (1, 3)
    )
    body += _watchtower() + box(0, 430, 1200, 380, INK) + water(0, 440, 1200, 360, 34, rnd) + _plank_bridge()
    for x, y, size, kind in (
        (1010, 424, 0.62, "scarf"),
        (930, 440, 0.7, "hat"),
        (830, 456, 0.78, "cap"),
        (716, 476, 0.9, "scarf"),
        (590, 498, 1.02, "hat"),
        (440, 526, 1.16, "scarf"),
        (376, 536, 0.72, "cap"),
        (240, 560, 1.3, "hat"),
    ):
        body += placed(_refugee(rnd, kind), x, y, size)
    return body + _reeds(rnd)


def _refugee(rnd, hat):
    """Somebody walking with a case or a bundle on the back."""
    case = box(18, -70, 46, 32, INK, stroke=PAPER, stroke_width=3) + line("M34 -70V-80H48V-70", INK, 4)
    bundle = shape("M-22 -156Q-66 -150 -58 -110Q-44 -84 -16 -98Z", RED, stroke=PAPER, stroke_width=3)
    walker = marcher(rnd, INK, PAPER, PAPER, hat)
    return (bundle + walker) if hat != "hat" else walker + case


def _plank_bridge():
    """A rough bridge on trestles, its rail broken."""
    body = shape("M-10 574L1060 408L1080 416L-10 612Z", PAPER, stroke=INK, stroke_width=5)
    for n in range(26):
        x = n * 42
        body += line(f"M{x} {575 - x * 0.156:.0f}l4 {30 - n:.0f}", INK, 3)
    for x, size in ((90, 1.5), (330, 1.2), (540, 1), (720, 0.8), (880, 0.65), (1000, 0.5)):
        y = 590 - x * 0.158
        trestle = line("M-24 0L-40 130M24 0L40 130M-30 40L36 90M30 40L-36 90", PAPER, 16) + line(
            "M-24 0L-40 130M24 0L40 130M-30 40L36 90M30 40L-36 90", INK, 9
        )
        body += placed(trestle, x, y, size)
    return body


def _watchtower():
    """A wooden watchtower on the side they leave."""
    return (
        shape("M60 180H170V236H60Z M50 180L115 140L180 180Z", INK, stroke=PAPER, stroke_width=3)
        + box(84, 194, 60, 24, PAPER)
        + line("M70 236L40 420M160 236L190 420M60 300L172 300M66 250L180 390M164 250L50 390", INK, 8)
    )


def _reeds(rnd):
    """Reeds in the foreground, cut black and white."""
    body = ""
    for _ in range(95):
        x = rnd.choice([rnd.uniform(-10, 320), rnd.uniform(480, 1210)])
        tall, lean = rnd.uniform(90, 230), rnd.uniform(-26, 40)
        color = rnd.choice([PAPER, PAPER, INK, RED])
        body += shape(sliver((x, 810), (x + lean, 810 - tall), 4), color)
        if rnd.random() < 0.3:
            body += placed(
                f'<ellipse rx="7" ry="26" fill="{INK}" stroke="{PAPER}" stroke-width="3"/>',
                x + lean,
                810 - tall,
                1,
                lean / 2,
            )
    return body
