"""What the people in the portraits wear: spectacles, jackets, collars, a uniform, medals.

A neck is given by the place (x, top) where its collar begins; `lean` moves the opening of the
clothes to one side, as a turn of the body does.
"""

import numpy as np

from .press import INK, PAPER, RED, box, disc, line, placed, shape


def spectacles(carved, rx=0.2, ry=0.18, z=0.9, y=-0.02, sides=(-1, 1), arms=True, width=6):
    """Round glasses on a nose, seen as the head is turned, with their arms."""
    eye_x, rings, strokes = 0.31, [], ""
    for side in sides:
        turns = np.linspace(0, 2 * np.pi, 32, endpoint=False)
        across = side * eye_x + rx * np.cos(turns)
        ring = [carved.at(u, y + ry * np.sin(a), z - 0.45 * u * u) for u, a in zip(across, turns, strict=True)]
        rings.append("M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in ring) + "Z")
        if arms:
            strokes += _stroke(carved.at(side * (eye_x + rx), y + 0.02, z - 0.14), carved.at(side * 0.76, 0.04, -0.05))
    if len(sides) == 2:
        a, m, b = (carved.at(u, y + 0.03 + 0.05 * (u == 0), z) for u in (rx - eye_x, 0, eye_x - rx))
        strokes += f"M{a[0]:.1f} {a[1]:.1f}Q{m[0]:.1f} {m[1]:.1f} {b[0]:.1f} {b[1]:.1f}"
    d = "".join(rings) + strokes
    return line(d, PAPER, width + 6) + line(d, INK, width)


def _stroke(a, b):
    return f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"


def shoulders(x, top, rnd, cloth=INK, lit=-1, cuts=PAPER, reach=430, drop=0):
    """The back of the collar and the shoulders, with the gouge's cuts on the lit one."""
    body = f"M{x - reach} 1010Q{x - reach + 25} {top + 140 + drop} {x - 240} {top + 75 + drop}"
    body += f"Q{x - 150} {top + 45} {x - 122} {top - 22}L{x - 90} {top + 70}H{x + 90}L{x + 122} {top - 22}"
    body += f"Q{x + 150} {top + 45} {x + 240} {top + 75 + drop}Q{x + reach - 25} {top + 140 + drop} {x + reach} 1010Z"
    strokes = ""
    for number in range(17):
        away = 170 + number * (reach - 190) / 17 + rnd.uniform(-4, 4)
        y = top + 66 + drop + (away - 170) * 0.24 + max(0, away - 300) ** 2 / 260 + rnd.uniform(0, 8)
        tall, px = rnd.uniform(40, 130), x + lit * away
        strokes += f"M{px:.0f} {y:.0f}l{rnd.uniform(5, 9):.0f} 3L{px + lit * tall * 0.3:.0f} {y + tall:.0f}Z"
    return shape(body, cloth) + shape(strokes, cuts)


def shirt(x, top, lean, tie=INK, stripes=None):
    """A shirt front, the knot and blade of a tie, the wings of the collar."""
    mid = x + lean
    front = f"M{x - 124} {top - 26}Q{mid} {top + 80} {x + 124} {top - 26}L{mid + 120} 1010H{mid - 120}Z"
    body = shape(front, PAPER) + line(f"M{x - 124} {top - 26}Q{mid} {top + 80} {x + 124} {top - 26}", INK, 6)
    if tie:
        knot = f"M{mid - 36} {top + 42}Q{mid} {top + 34} {mid + 36} {top + 42}L{mid + 22} {top + 98}L{mid + 60} 1010"
        body += shape(f"{knot}H{mid - 60}L{mid - 22} {top + 98}Z", tie)
        body += line(f"M{mid - 20} {top + 100}Q{mid} {top + 92} {mid + 20} {top + 100}", PAPER, 4)
        for y in range(top + 120, 1000, 34) if stripes else ():
            body += line(f"M{mid - 60} {y + 30}L{mid + 60} {y - 20}", stripes, 8)
    wings = ""
    for side in (-1, 1):
        near = lean * side * 0.25
        wings += f"M{x + side * 126} {top - 30}Q{x + side * 92} {top + 26} {mid + side * 8} {top + 42}"
        wings += f"L{mid + side * (74 + near)} {top + 132}Q{x + side * 124} {top + 84} {x + side * 140} {top + 16}Z"
    return body + shape(wings, PAPER) + line(wings, INK, 6)


def lapels(x, top, lean, cloth=INK, seam=PAPER, wide=1.0):
    """The two lapels of a jacket, with their notches, over the shirt."""
    mid, d = x + lean, ""
    for side in (-1, 1):
        w = wide * (1 + side * lean / 400)
        d += f"M{x + side * 128} {top - 4}Q{x + side * 112} {top + 60} {mid + side * 34} 1010H{mid + side * 190 * w}"
        d += f"L{x + side * 232 * w} {top + 168}L{x + side * 176 * w} {top + 150}L{x + side * 212 * w} {top + 104}"
        d += f"Q{x + side * 152} {top + 66} {x + side * 128} {top - 4}Z"
    return shape(d, cloth) + line(d, seam, 4)


def suit(x, top, lean, rnd, tie=INK, cloth=INK, seam=PAPER, lit=-1, stripes=None, wide=1.0, drop=0):
    """Jacket, shirt and tie."""
    body = shoulders(x, top, rnd, cloth, lit, seam, drop=drop)
    return body + shirt(x, top, lean, tie, stripes) + lapels(x, top, lean, cloth, seam, wide)


def open_collar(x, top, lean, rnd, cloth=INK, lit=-1):
    """A jacket over a shirt without a tie, open at the throat."""
    mid, wings = x + lean, ""
    for side in (-1, 1):
        wings += f"M{x + side * 118} {top - 34}Q{x + side * 90} {top + 40} {mid + side * 4} {top + 150}"
        wings += f"L{mid + side * 120} {top + 172}Q{x + side * 150} {top + 100} {x + side * 146} {top + 6}Z"
    chest = f"M{x - 120} {top + 20}L{mid} {top + 150}L{x + 120} {top + 20}L{mid + 130} 1010H{mid - 130}Z"
    button = f"M{mid} {top + 150}L{mid - 8} 1010"
    body = shoulders(x, top, rnd, cloth, lit) + shape(chest, PAPER) + line(button, INK, 5)
    return body + lapels(x, top, lean, cloth) + shape(wings, PAPER) + line(wings, INK, 6)


def tunic(x, top, lean, rnd, cloth=INK, lit=-1):
    """A uniform: turned-down collar with tabs, shoulder boards, a row of buttons."""
    mid, wings, tabs = x + lean, "", ""
    for side in (-1, 1):
        wings += f"M{x + side * 122} {top - 30}Q{x + side * 92} {top + 34} {mid + side * 4} {top + 52}"
        wings += f"L{mid + side * 76} {top + 150}Q{x + side * 140} {top + 96} {x + side * 148} {top + 20}Z"
        tabs += f"M{mid + side * 34} {top + 62}L{mid + side * 66} {top + 50}L{mid + side * 96} {top + 104}"
        tabs += f"L{mid + side * 74} {top + 128}Z"
    front = line(f"M{mid} {top + 52}Q{mid + 14} {top + 120} {mid + 4} 1010", PAPER, 5)
    buttons = "".join(disc(mid - 26, y, 11, PAPER) + disc(mid - 26, y, 5, cloth) for y in range(top + 150, 1000, 64))
    board = box(0, 0, 150, 44, RED) + line("M0 4H150M0 40H150M0 22H150", PAPER, 4) + disc(112, 22, 8, PAPER)
    boards = placed(board, x + 195, top + 66, turn=16) + placed(board, x - 195, top + 66, turn=-16, flip=True)
    body = shoulders(x, top, rnd, cloth, lit) + front + buttons + boards
    return body + shape(wings, cloth) + line(wings, PAPER, 5) + shape(tabs, RED) + line(tabs, PAPER, 3)


def medals(x, y, count, lit=PAPER):
    """Stars on ribbons, side by side."""
    body = ""
    for number in range(count):
        px = x + number * 62
        points = [
            (px + r * np.sin(k * np.pi / 5), y + 58 - r * np.cos(k * np.pi / 5))
            for k in range(10)
            for r in [26 - 15 * (k % 2)]
        ]
        star = "M" + "L".join(f"{a:.0f} {b:.0f}" for a, b in points) + "Z"
        body += box(px - 18, y, 36, 28, RED) + line(f"M{px - 18} {y}h36v28h-36z", lit, 3) + shape(star, lit)
    return body
