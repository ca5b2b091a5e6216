"""People of the street with carved faces, from the chest up, for the front rows of a crowd."""

from .cutouts import comb
from .faces import Face
from .press import INK, PAPER, box, disc, line, placed
from .relief import View, cut, head
from .wardrobe import open_collar, shoulders

TOWNSPEOPLE = {
    "mason": Face(
        width=1.04, jaw=1.12, jaw_corner=0.18, chin=0.2, hat="flat", hairline=0.5, shade=0.25, neck=0.58,
        moustache=(0.3, 0.07, 0.1),
    ),
    "carpenter": Face(
        jaw=0.95, hollow=0.1, cheekbone=0.18, nose=1.15, nose_out=1.2, hat="flat", hairline=0.5, lid=0.4,
    ),
    "apprentice": Face(
        jaw=0.92, chin=0.15, nose=0.9, brows=0.035, lid=0.25, hairline=0.5, temples=0.15, hair=0.16, shade=0.3,
        wave=0.3, neck=0.42,
    ),
    "foreman": Face(
        width=1.08, jaw=1.15, cheek=0.3, jowl=0.6, nose_width=1.2, hat="homburg", hairline=0.5, neck=0.6,
    ),
    "shouter": Face(
        jaw_corner=0.17, grin=0.32, mouth=0.22, brow=0.11, fold=0.05, hairline=0.52, shade=0.25, hair=0.1, neck=0.52,
    ),
    "student": Face(
        width=0.97, jaw=0.93, chin=0.16, nose=1.05, nose_out=1.1, lid=0.25, hairline=0.42, temples=0.1, hair=0.2,
        sides=0.13, shade=0.3, wave=0.4, brows=0.05, neck=0.44,
    ),
    "girl": Face(
        width=0.93, jaw=0.84, chin=0.13, brow=0.05, brows=0.026, lips=1.35, nose=0.88, nose_out=0.9, lid=0.25,
        hairline=0.5, temples=0.1, hair=0.2, sides=0.16, shade=0.5, neck=0.38, fold=0.01,
    ),
    "woman": Face(
        width=0.95, jaw=0.88, chin=0.14, brow=0.06, brows=0.03, lips=1.3, nose=0.9, lid=0.3, hat="scarf", neck=0.4,
        grin=0.24, mouth=0.2,
    ),
}  # fmt: skip


def person(name, x, y, scale, rnd, yaw=20, pitch=0, lit=-1, cloth=INK, height=0.5):
    """One of the workers from the chest up, the middle of the head at (x, y)."""
    view = View(yaw, pitch, light=(lit * 0.9, height, 0.6), scale=268, grain=max(2.4, 1.9 / scale), screen=0.12)
    dress = shoulders(400, 790, rnd, cloth, lit) if name == "woman" else open_collar(400, 780, yaw, rnd, cloth, lit)
    apart = line("M0 1010Q20 920 160 870Q275 830 280 760M800 1010Q780 920 640 870Q525 830 520 760", PAPER, 10)
    carved = cut(TOWNSPEOPLE[name], view)
    body = apart + line(carved.outline, PAPER, 9) + head(carved) + dress + _coat(400 + yaw, rnd, cloth, lit)
    return placed(body, x - 400 * scale, y - 430 * scale, scale)


def _coat(middle, rnd, cloth, lit):
    """The coat below the chest: the buttoned front, the sleeves, cuts on the lit side."""
    seams = f"M{middle} 1000L{middle - 14} 1700M60 1120Q120 1000 96 960"
    seams += "M740 1120Q680 1000 704 960M150 1030L190 1500M650 1030L610 1500"
    body = box(-32, 1000, 864, 700, cloth) + line(seams, PAPER, 7) + line("M-30 1000V1700M830 1000V1700", PAPER, 8)
    body += "".join(disc(middle + 24, y, 12, PAPER) for y in range(1050, 1500, 110))
    edge = -20 if lit < 0 else 820
    return body + comb((edge, 1010), (edge, 1500), (edge - lit * 110, 1030), (edge - lit * 90, 1520), 26, rnd, (3, 7))
