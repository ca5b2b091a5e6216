"""Ten people of 1956 and its sequels: heads lit from one side, cut in two inks."""

from .faces import Face
from .press import INK, PAPER, RED, box, disc, gouges, line, plate, sheet
from .relief import View, cut, head
from .wardrobe import medals, open_collar, spectacles, suit, tunic


def badge(carved):
    """The star on a cap."""
    x, y = carved.at(0, 0.66, 0.92)
    return disc(x, y, 26, PAPER) + disc(x, y, 20, RED)


NAGY = Face(
    width=1.08, crown=0.97, jaw=1.08, cheek=0.3, chin=0.18, jowl=0.6, nose=0.95, nose_width=1.15, nose_tip=0.125,
    moustache=(0.38, 0.085, 0.1), hairline=0.5, shade=0.2, lid=0.4, neck=0.54, hat="homburg",
)  # fmt: skip
RAKOSI = Face(
    width=1.1, crown=0.93, jaw=1.24, cheek=0.33, chin=0.2, jowl=1.1, nose=0.85, nose_width=1.25, nose_tip=0.14,
    eye=0.14, lid=0.55, bag=0.05, neck=0.72, ear=1.0, lips=1.1, brows=0.035, mouth=0.25, sides=0.02, fringe=0.05,
)  # fmt: skip
KADAR = Face(
    width=0.98, crown=0.98, jaw=0.95, jaw_corner=0.15, cheek=0.15, cheekbone=0.18, hollow=0.12, chin=0.18, nose=1.08,
    socket=0.25, lid=0.45, brow=0.11, hairline=0.78, temples=0.3, hair=0.07, lips=0.75, fold=0.045, shade=0.5,
    neck=0.46,
)  # fmt: skip
MALETER = Face(
    width=0.93, crown=1.0, jaw=0.95, jaw_corner=0.16, cheek=0.17, chin=0.2, chin_y=-1.06, nose=1.15, nose_out=1.1,
    hairline=0.5, shade=0.25, lid=0.35, hat="cap", brows=0.055, neck=0.48, hollow=0.08,
)  # fmt: skip
KHRUSHCHEV = Face(
    width=1.1, crown=0.88, jaw=1.22, cheek=0.34, jowl=1.0, chin=0.19, nose=0.76, nose_out=0.9, nose_width=1.3,
    nose_tip=0.15, eye=0.14, lid=0.5, bag=0.05, smile=1.0, grin=0.17, mouth=0.32, fold=0.05, neck=0.68, ear=1.05,
    fringe=0.12, gap=0.02, shade=0.6, wart=(0.28, -0.28, 0.84, 0.035), brows=0.035,
)  # fmt: skip
EISENHOWER = Face(
    width=1.04, crown=0.93, jaw=1.06, cheek=0.24, chin=0.19, nose=0.95, nose_width=1.1, smile=1.1, grin=0.17,
    mouth=0.34, fold=0.03, lid=0.4, bag=0.035, ear=1.1, ear_out=0.09, fringe=0.1, brows=0.04, neck=0.5, shade=0.7,
)  # fmt: skip
GOMULKA = Face(
    width=0.96, crown=0.94, jaw=0.9, jaw_corner=0.13, cheek=0.13, cheekbone=0.19, hollow=0.14, chin=0.17, nose=1.1,
    nose_out=1.15, hump=0.05, lips=0.7, fold=0.045, lid=0.4, fringe=0.15, ear=1.15, ear_out=0.1, neck=0.43, brows=0.04,
)  # fmt: skip
DUBCEK = Face(
    width=0.96, crown=1.0, jaw=0.93, cheek=0.17, chin=0.16, nose=1.25, nose_out=1.35, nose_tip=0.12, hump=0.05,
    smile=0.7, mouth=0.31, lips=0.9, fold=0.05, lid=0.42, bag=0.04, hairline=0.72, temples=0.28, hair=0.12, shade=0.3,
    ear=1.1, brows=0.045, neck=0.46,
)  # fmt: skip
NASSER = Face(
    width=1.0, crown=0.95, jaw=1.14, jaw_corner=0.19, cheek=0.22, chin=0.22, nose=1.15, nose_out=1.25, nose_width=1.2,
    nose_tip=0.13, hump=0.06, moustache=(0.29, 0.05, 0.04), smile=0.6, hairline=0.55, temples=0.2, hair=0.13,
    sides=0.05, shade=0.3, wave=0.5, brows=0.075, lid=0.35, neck=0.56, mouth=0.3,
)  # fmt: skip
ULBRICHT = Face(
    width=1.0, crown=0.97, jaw=1.0, cheek=0.22, chin=0.16, nose=0.95, goatee=0.3, lips=0.75, lid=0.5, hairline=0.82,
    temples=0.25, hair=0.05, shade=0.5, brows=0.045, bag=0.04, jowl=0.3, neck=0.48,
)  # fmt: skip


@plate("portrait-imre-nagy", 800, 1000)
def imre_nagy(rnd):
    """Nagy, nearly from the front, in hat, pince-nez and large moustache, on red with rays."""
    carved = cut(NAGY, View(yaw=-12, pitch=3, light=(-1, 0.2, 0.75), centre=(400, 480), scale=250))
    rays = gouges(400, 420, 310, 800, 80, 0, 360, rnd)
    glass = spectacles(carved, rx=0.18, ry=0.165, arms=False, z=0.92)
    return sheet(RED, 800, 1000) + rays + head(carved) + glass + suit(396, 800, -10, rnd)


@plate("portrait-matyas-rakosi", 800, 1000)
def matyas_rakosi(rnd):
    """Rákosi from the front and a little below: a bald ball of a head without a neck, half in darkness."""
    carved = cut(RAKOSI, View(yaw=6, pitch=4, light=(1, 0.2, 0.45), centre=(400, 440), scale=295, half=0.55))
    return sheet(INK, 800, 1000) + head(carved, half=RED) + suit(405, 828, 5, rnd, RED, lit=1)


@plate("portrait-janos-kadar", 800, 1000)
def janos_kadar(rnd):
    """Kádár in three-quarter view to the left, lean, with deep-set eyes, his collar open."""
    carved = cut(KADAR, View(yaw=-36, pitch=-2, light=(-0.6, 0.55, 0.9), scale=270))
    ground = sheet(PAPER, 800, 1000) + box(0, 0, 400, 1000, INK)
    return ground + head(carved) + open_collar(415, 780, -40, rnd, lit=1)


@plate("portrait-pal-maleter", 800, 1000)
def pal_maleter(rnd):
    """Maléter in three-quarter view to the right, seen from below, in a colonel's peaked cap."""
    carved = cut(MALETER, View(yaw=34, pitch=7, light=(-0.9, 0.5, 0.55), centre=(385, 470), scale=248))
    return sheet(RED, 800, 1000) + head(carved) + badge(carved) + tunic(385, 800, 34, rnd)


@plate("portrait-nikita-khrushchev", 800, 1000)
def nikita_khrushchev(rnd):
    """Khrushchev laughing, in three-quarter view to the right, a star on his baggy jacket."""
    carved = cut(KHRUSHCHEV, View(yaw=48, pitch=4, light=(0.7, 0.6, 0.5), centre=(390, 440), scale=280, half=0.5))
    ground = sheet(PAPER, 800, 1000) + box(400, 0, 400, 1000, RED)
    return ground + head(carved, half=RED) + suit(395, 812, 30, rnd, drop=-20, lit=1) + medals(600, 912, 1)


@plate("portrait-dwight-eisenhower", 800, 1000)
def dwight_eisenhower(rnd):
    """Eisenhower smiling broadly, in three-quarter view to the left."""
    carved = cut(EISENHOWER, View(yaw=-16, pitch=2, light=(-0.9, 0.45, 0.75), half=0.52))
    return sheet(RED, 800, 1000) + head(carved, half=RED) + suit(405, 780, -20, rnd, stripes=PAPER)


@plate("portrait-wladyslaw-gomulka", 800, 1000)
def wladyslaw_gomulka(rnd):
    """Gomułka turned far to the left: a thin bald head with round spectacles, on black."""
    carved = cut(GOMULKA, View(yaw=-60, light=(-0.9, 0.6, 0.35), centre=(420, 430), scale=270, half=0.62))
    glass = spectacles(carved, z=0.88, width=8)
    return sheet(INK, 800, 1000) + head(carved, half=RED) + glass + suit(450, 780, -70, rnd, tie=RED)


@plate("portrait-alexander-dubcek", 800, 1000)
def alexander_dubcek(rnd):
    """Dubček in three-quarter view to the right, long-nosed, with a soft smile, on paper with rays."""
    carved = cut(DUBCEK, View(yaw=33, pitch=0, light=(-0.75, 0.4, 0.8), scale=268, half=0.5))
    rays = gouges(400, 420, 320, 820, 64, 0, 360, rnd, (2, 6), RED)
    return (
        sheet(PAPER, 800, 1000)
        + rays
        + line(carved.outline, INK, 7)
        + head(carved, half=RED)
        + suit(385, 785, 44, rnd, RED)
    )


@plate("portrait-gamal-abdel-nasser", 800, 1000)
def gamal_abdel_nasser(rnd):
    """Nasser nearly from the front, strong-jawed, before a red sun."""
    carved = cut(NASSER, View(yaw=14, light=(-0.9, 0.5, 0.62), centre=(400, 440), scale=270))
    return sheet(PAPER, 800, 1000) + disc(400, 400, 350, RED) + head(carved) + suit(400, 795, 12, rnd, RED)


@plate("portrait-walter-ulbricht", 800, 1000)
def walter_ulbricht(rnd):
    """Ulbricht in three-quarter view to the left, with goatee and rimmed glasses."""
    carved = cut(ULBRICHT, View(yaw=-44, light=(-0.5, 0.6, 0.8), scale=268))
    ground = sheet(RED, 800, 1000) + box(0, 0, 800, 420, INK)
    return ground + head(carved) + spectacles(carved, z=0.88) + suit(420, 790, -44, rnd, lit=1)
