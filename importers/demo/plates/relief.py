"""Light on a solid, cut in lino: a solid is seen from one side, lit, and its shadows traced as outlines."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from .faces import Face, beard, flesh, hair, hat, paint, strands
from .press import INK, PAPER, shape


def turned(yaw, pitch, roll):
    """The matrix that turns a head: yaw to the viewer's right, pitch up, roll to the viewer's right (degrees)."""
    a, b, c = np.radians((yaw, -pitch, -roll))
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    about_z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return (about_z @ about_x @ about_y).astype(np.float32)


def hit(solid, start, ray, steps, reach):
    """Walk rays towards a solid: for each, the place where it came nearest, and how near."""
    travelled = np.zeros(start.shape[1], np.float32)
    near, at = np.full(start.shape[1], 9, np.float32), travelled.copy()
    live = np.arange(start.shape[1])
    for _ in range(steps):
        d = solid(*(start[:, live] + ray[:, None] * travelled[live]))
        closer = d < near[live]
        near[live[closer]], at[live[closer]] = d[closer], travelled[live[closer]]
        travelled[live] += np.maximum(d, 0.004) * 0.85
        live = live[(d > 0.002) & (travelled[live] < reach)]
        if not live.size:
            break
    return start + ray[:, None] * at, near


def normals(solid, p, step=0.006):
    """The direction in which the surface faces at each point."""
    k = np.array([[1, -1, -1], [-1, -1, 1], [-1, 1, -1], [1, 1, 1]], np.float32)
    n = sum(corner[:, None] * solid(*(p + step * corner[:, None])) for corner in k)
    return n / np.maximum(np.linalg.norm(n, axis=0), 1e-6)


def outlines(values, left, top, pitch):
    """Trace where a field of values is above zero: an SVG path, in sheet units."""
    v = np.pad(values, 1, constant_values=-1.0)
    v = np.where(v == 0, -1e-6, v)
    inside = v > 0
    following = {}
    a, b, c, d = inside[:-1, :-1], inside[:-1, 1:], inside[1:, 1:], inside[1:, :-1]
    cases = a * 8 + b * 4 + c * 2 + d
    for row, column in zip(*np.nonzero((cases > 0) & (cases < 15)), strict=True):
        n, e, s, w = (row, column, 0), (row, column + 1, 1), (row + 1, column, 0), (row, column, 1)
        for start, end in _CROSSINGS[int(cases[row, column])]:
            sides = {"n": n, "e": e, "s": s, "w": w}
            following[sides[start]] = sides[end]
    path = []
    while following:
        first, edge = following.popitem()
        loop = [first]
        while edge != first:
            loop.append(edge)
            edge = following.pop(edge)
        if len(loop) > 7:
            path.append("M" + "L".join(_crossing(v, at, left, top, pitch) for at in loop) + "Z")
    return "".join(path)


_CROSSINGS = {
    1: ("ws",), 2: ("se",), 3: ("we",), 4: ("en",), 5: ("en", "ws"), 6: ("sn",), 7: ("wn",), 8: ("nw",),
    9: ("ns",), 10: ("nw", "se"), 11: ("ne",), 12: ("ew",), 13: ("es",), 14: ("sw",),
}  # fmt: skip


def _crossing(v, edge, left, top, pitch):
    row, column, upright = edge
    here, there = v[row, column], v[row + upright, column + 1 - upright]
    t = here / (here - there)
    x, y = column + (1 - upright) * t - 1, row + upright * t - 1
    return f"{left + x * pitch:.1f} {top + y * pitch:.1f}"


@dataclass
class Cut:
    """A head as cut: its outline, its shadows, its half-tones; `at` tells where a point of it is on the sheet."""

    outline: str
    shadow: str
    half: str
    at: object


@dataclass(frozen=True)
class View:
    """How a head is turned, lit and cut."""

    yaw: float = 0
    pitch: float = 0
    roll: float = 0
    light: tuple = (-1, 0.6, 0.6)
    centre: tuple = (400, 430)
    scale: float = 265
    gaze: tuple = (0, 0)
    dark: float = 0.3  # below this tone it is ink
    half: float = 0.3  # below this tone it is the second colour
    screen: float = 0.13  # how long the cuts between light and shadow are
    rim: float = 0.0  # light caught at the edge, for dark grounds
    grain: float = 2.4  # sheet units between two samples


def cut(face: Face, view: View) -> Cut:
    """Carve a face as it is seen and lit."""
    turn, (cx, cy) = turned(view.yaw, view.pitch, view.roll), view.centre
    left, top = cx - 1.5 * view.scale, cy - 1.62 * view.scale
    columns, rows = int(3 * view.scale / view.grain), int(3.6 * view.scale / view.grain)
    sx, sy = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    vx, vy = (left + sx.ravel() * view.grain - cx) / view.scale, (cy - top - sy.ravel() * view.grain) / view.scale
    start = turn.T @ np.stack([vx, vy, np.full_like(vx, 2.2)])
    p, near = hit(partial(_solid, face), start, turn.T @ np.array([0, 0, -1], np.float32), 60, 4.5)
    seen = near < 0.06
    tone, ripple, bare = np.zeros_like(vx), np.zeros_like(vx), np.zeros_like(vx)
    tone[seen], ripple[seen], bare[seen] = _tones(face, view, turn, p[:, seen])
    edge, tone, ripple, bare = (v.reshape(rows, columns) for v in ((0.004 - near) * 40, tone, ripple, bare))

    def at(x, y, z):
        wx, wy, _ = turn @ np.array([x, y, z])
        return cx + wx * view.scale, cy - wy * view.scale

    def trace(values):
        return outlines(np.minimum(values, edge), left, top, view.grain)

    shadow, half = view.dark + view.screen * ripple - tone, view.half + view.screen * ripple - tone - 2 * (1 - bare)
    return Cut(trace(edge), trace(shadow), trace(half), at)


def head(carved: Cut, skin: str = PAPER, half: str = "", deep: str = INK) -> str:
    """A carved head: the lit skin, if wanted a second tone, and the shadows."""
    return shape(carved.outline, skin) + (shape(carved.half, half) if half else "") + shape(carved.shadow, deep)


def _solid(face, x, y, z):
    parts = [flesh(face, x, y, z), hair(face, x, y, z)]
    if face.moustache or face.goatee:
        parts.append(beard(face, x, y, z))
    if face.hat:
        parts.append(hat(face, x, y, z))
    return np.minimum.reduce(parts)


def _tones(face, view, turn, p):
    """For each place: how light it is, where between two cuts of the gouge it lies, whether it is bare skin."""
    solid = partial(_solid, face)
    lamp = turn.T @ (np.array(view.light, np.float32) / np.linalg.norm(view.light).astype(np.float32))
    n = normals(solid, p)
    _, blocked = hit(solid, p + n * 0.02, lamp, 26, 1.6)
    lit = np.clip(lamp @ n, 0, 1) * np.clip(blocked / 0.02, 0, 1)
    fill = np.clip((turn.T @ np.array([0, 0.3, 0.95], np.float32)) @ n, 0, 1)
    open_sky = np.clip(solid(*(p + n * 0.09)) / 0.09, 0, 1) ** 0.7
    skin, felt = flesh(face, *p), hat(face, *p)
    hairy, bearded = hair(face, *p) < skin, beard(face, *p) < skin
    own = np.where(hairy, face.shade, paint(face, p, view.gaze))
    own = np.where(bearded, 0.45 * face.shade, np.where(felt < 0.01, 0.24 if face.hat == "scarf" else 0.42, own))
    tone = (0.85 * lit + 0.2 * fill) * open_sky * own
    tone += view.rim * np.clip(1 - (turn.T @ np.array([0, 0, 1], np.float32)) @ n / 0.35, 0, 1)
    return (
        tone,
        np.select(
            [felt < 0.01, bearded],
            [0.6 * _cuts(p, False, 0), np.sin(42 * (p[0] + 0.8 * p[2]))],
            _cuts(p, hairy, face.wave),
        ),
        ~(hairy | bearded | (felt < 0.01)),
    )


def _cuts(p, hairy, wave):
    """Cuts run round the head like the slices of a loaf, shorter on the face; along the strands in hair."""
    x, y, z = p
    slices = y + 0.25 * z + 0.03 * np.sin(5 * x + 3 * y)
    across = np.abs((slices * 22) % 2 - 1) * 2 - 1
    middle = np.exp(-((x / 0.5) ** 4) - ((y + 0.2) / 0.5) ** 4) * np.clip(z * 2 - 0.4, 0, 1)
    return np.where(hairy, 1.5 * strands(x, y, z, wave), across * (1 - 0.65 * middle))
