"""Heads, modelled as solids and lit from one side, so that a plate shows real light and shadow.

Lengths: half a head's height is about 1.15. x runs to the sitter's left, y up, z out of the face;
the eyes are at y = 0, the chin is near y = -1.1. All parts are mirrored about x = 0.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Face:
    """The measures by which one head differs from another."""

    width: float = 1.0  # of the whole skull
    crown: float = 1.0  # height of the forehead and crown
    jaw: float = 1.0  # width of the lower face
    jaw_corner: float = 0.12  # how sharply the jaw is hung
    chin: float = 0.17
    chin_y: float = -0.98
    chin_z: float = 0.71
    cheekbone: float = 0.15
    cheek: float = 0.22  # flesh
    hollow: float = 0.0  # hollow of the cheek
    jowl: float = 0.0
    brow: float = 0.09
    socket: float = 0.18
    eye: float = 0.155
    eye_x: float = 0.31
    lid: float = 0.35  # 0 wide open, 1 shut
    bag: float = 0.03
    nose: float = 1.0  # length
    nose_out: float = 1.0
    nose_width: float = 1.0
    nose_tip: float = 0.11
    hump: float = 0.0
    lips: float = 1.0
    mouth: float = 0.27  # half its width
    smile: float = 0.0
    grin: float = 0.0  # how far the lips are apart
    fold: float = 0.03  # from the nose to the corner of the mouth
    ear: float = 1.0
    ear_out: float = 0.06
    neck: float = 0.5
    hairline: float | None = None  # height of the hair over the forehead; None for a bald head
    temples: float = 0.35  # how far the hair recedes there
    hair: float = 0.08  # thickness on top
    sides: float = 0.03  # thickness over the ears
    fringe: float = 0.28  # up to where a bald man's hair reaches
    moustache: tuple = ()  # half width, thickness, droop
    goatee: float = 0.0
    brows: float = 0.05  # how bushy
    shade: float = 0.45  # of the hair: 0 black, 1 as light as skin
    wave: float = 0.0  # of the hair
    gap: float = 0.0  # between the front teeth
    wart: tuple = ()  # x, y, z, radius; not mirrored
    hat: str = ""  # homburg | cap | flat | scarf


def ball(p, c, r):
    """Distance to an ellipsoid (about right near it)."""
    q = [(a - b) / s for a, b, s in zip(p, c, r, strict=True)]
    near = np.sqrt(q[0] ** 2 + q[1] ** 2 + q[2] ** 2)
    slope = np.sqrt(sum((a / s) ** 2 for a, s in zip(q, r, strict=True)))
    return near * (near - 1) / np.maximum(slope, 1e-6)


def rod(p, a, b, ra, rb):
    """Distance to a rod from `a` to `b` whose thickness goes from `ra` to `rb`."""
    along = [e - s for s, e in zip(a, b, strict=True)]
    rel = [v - s for v, s in zip(p, a, strict=True)]
    t = np.clip(sum(v * w for v, w in zip(rel, along, strict=True)) / sum(w * w for w in along), 0, 1)
    return np.sqrt(sum((v - w * t) ** 2 for v, w in zip(rel, along, strict=True))) - (ra + (rb - ra) * t)


def join(a, b, k):
    """Two solids grown together, smoothly over the length `k`."""
    h = np.maximum(k - np.abs(a - b), 0) / k
    return np.minimum(a, b) - h * h * k / 4


def cut(a, b, k):
    """The solid `b` taken out of `a`."""
    return -join(-a, b, k)


def flesh(f: Face, x, y, z):
    """Distance to the skin of a head and neck."""
    s = (np.abs(x), y, z)
    d = ball(s, (0, 0.26 * f.crown, -0.12), (0.76 * f.width, 0.87 * f.crown, 0.92))
    d = join(d, ball(s, (0, 0.3 * f.crown, 0.32), (0.58 * f.width, 0.55 * f.crown, 0.52)), 0.2)
    d = join(d, ball(s, (0, -0.25, 0.3), (0.6 * f.jaw, 0.77, 0.54)), 0.2)
    d = join(d, ball(s, (0, -0.66, 0.24), (0.54 * f.jaw, 0.4, 0.54)), 0.2)
    d = join(d, ball(s, (0.5 * f.jaw, -0.58, 0.02), (f.jaw_corner, 0.24, 0.22)), 0.25)
    d = join(d, ball(s, (0.36 * f.jaw, -0.45, 0.46), (f.cheek, 0.26, 0.24)), 0.2)
    d = join(d, ball(s, (0.46 * f.width, -0.15, 0.46), (f.cheekbone * 1.2, f.cheekbone, f.cheekbone * 1.4)), 0.18)
    if f.hollow:
        d = cut(d, ball(s, (0.72 * f.jaw, -0.5, 0.5), (f.hollow, 0.34, 0.3)), 0.3)
    if f.jowl:
        d = join(d, ball(s, (0.4 * f.jaw, -0.86, 0.3), (0.2 * f.jowl + 0.08, 0.2, 0.26)), 0.15)
        d = join(d, ball(s, (0, -1.12, 0.25), (0.34 * f.jaw, 0.16 + 0.08 * f.jowl, 0.34)), 0.15)
    d = join(d, ball(s, (0.06, f.chin_y, f.chin_z), (f.chin * 1.15, f.chin, f.chin)), 0.22)
    d = join(d, rod(s, (0, -1.0, -0.1), (0, -2.4, -0.3), f.neck, f.neck * 1.12), 0.12)
    d = join(d, rod(s, (0.44, -0.7, -0.25), (0.1, -1.75, 0.22), 0.1, 0.08), 0.12)
    d = join(d, rod(s, (0.08, 0.16, 0.83), (0.48, 0.17, 0.66), f.brow, f.brow * 0.8), 0.14)
    d = _eyes(f, d, s)
    d = _nose(f, d, s)
    d = _mouth(f, d, s)
    d = _ears(f, d, s)
    if f.wart:
        d = join(d, ball((x, y, z), f.wart[:3], f.wart[3:] * 3), 0.02)
    return d


def _eyes(f, d, s):
    """Sockets, eyeballs between two lids, bags."""
    ex = f.eye_x
    d = cut(d, ball(s, (ex, 0.0, 0.86), (0.23, 0.13, f.socket)), 0.16)
    eye, lid = ball(s, (ex, -0.01, 0.6), (f.eye,) * 3), ball(s, (ex, -0.01, 0.6), (f.eye + 0.028,) * 3)
    upper = 0.105 - 0.14 * f.lid - 0.22 * (s[0] - ex) ** 2
    lower = -0.095 + 0.04 * f.lid + 0.05 * (s[0] - ex)
    bent = 0.35 * (s[2] - 0.6)
    d = join(d, np.maximum(lid, upper - (s[1] + bent * 0.3)), 0.03)
    d = join(d, np.maximum(lid, (s[1] - bent * 0.05) - lower), 0.03)
    d = join(d, rod(s, (ex - 0.1, -0.2, 0.74), (ex + 0.12, -0.18, 0.68), f.bag, f.bag), 0.06)
    return np.minimum(d, eye)


def _nose(f, d, s):
    """Bridge, tip, wings and nostrils; the fold down to the mouth."""
    tip_y, tip_z, w = 0.02 - 0.4 * f.nose, 0.8 + 0.24 * f.nose_out, f.nose_width
    d = join(d, rod(s, (0, 0.12, 0.8), (0, tip_y + 0.02, tip_z - 0.06), 0.075 * w, 0.095 * w), 0.09)
    if f.hump:
        d = join(d, ball(s, (0, -0.1, 0.93 + 0.05 * f.nose_out), (0.06, 0.14, f.hump)), 0.06)
    d = join(d, ball(s, (0, tip_y, tip_z - 0.01), (f.nose_tip * 1.05, f.nose_tip * 0.9, f.nose_tip)), 0.06)
    d = join(d, ball(s, (0, tip_y - 0.06, tip_z - 0.14), (0.07, 0.06, 0.16)), 0.04)
    d = join(d, ball(s, (0.125 * w, tip_y - 0.015, tip_z - 0.15), (0.075, 0.075, 0.11)), 0.035)
    d = cut(d, ball(s, (0.07 * w, tip_y - 0.11, tip_z - 0.08), (0.035, 0.04, 0.06)), 0.03)
    return cut(d, rod(s, (0.19 * w, tip_y + 0.02, 0.83), (f.mouth + 0.13, -0.72, 0.74), f.fold, f.fold * 0.8), 0.07)


def _mouth(f, d, s):
    """The lips on their mound, and the slit between them, wide if the man grins."""
    y, up, w = -0.62, f.smile * 0.1, f.mouth
    d = join(d, ball(s, (0, y, 0.66), (0.31, 0.25, 0.22)), 0.16)
    curve = up * (s[0] / w) ** 2
    q = (s[0], s[1] - curve + 0.0, s[2] + 0.75 * s[0] ** 2)
    half = f.grin * 0.5
    d = join(d, ball(q, (0, y + 0.04 + half, 0.86), (w, 0.05 * f.lips, 0.07)), 0.04)
    d = join(d, ball(q, (0, y - 0.065 - half, 0.845), (w * 0.85, 0.065 * f.lips, 0.075)), 0.04)
    d = cut(d, ball(q, (0, y, 0.95), (w * 1.04, 0.014 + half, 0.17)), 0.02)
    if f.grin:
        d = np.minimum(d, ball(q, (0, y + 0.015, 0.72), (w * 0.9, half + 0.03, 0.125)))
    d = cut(d, ball(s, (w + 0.02, y + up, 0.8), (0.012 + 0.012 * f.smile, 0.016, 0.05)), 0.04)
    return cut(d, ball(s, (0, y - 0.18 - half, 0.95), (0.2, 0.05, 0.06)), 0.08)


def _ears(f, d, s):
    """A shell, hollowed, at each side."""
    ex, size = 0.66 * f.width + f.ear_out, f.ear
    turned = (s[0] + 0.35 * (s[2] + 0.1) - 0.22 * (s[1] + 0.1), s[1], s[2] - 0.2 * (s[1] + 0.1))
    shell = ball(turned, (ex, -0.12, -0.16), (0.065, 0.28 * size, 0.17 * size))
    shell = join(shell, ball(turned, (ex, -0.34 * size, -0.1), (0.05, 0.08, 0.07)), 0.05)
    shell = cut(shell, ball(turned, (ex + 0.08, -0.08, -0.12), (0.075, 0.18 * size, 0.1 * size)), 0.03)
    return join(d, shell, 0.05)


def hair(f: Face, x, y, z):
    """Distance to the hair: a shell over the skull between a lower and an upper line."""
    around = np.arctan2(np.abs(x), z + 0.12)
    front = f.hairline is not None
    top = f.hairline if front else f.fringe + 0.3
    lower = np.interp(
        around,
        (0, 0.35, 0.62, 0.95, 1.12, 1.3, 1.5, 1.75, 2.2, 3.15),
        (top, top + 0.02, top + f.temples * 0.6, top * 0.4 + f.temples * 0.5, 0.1, -0.12, -0.1, -0.05, -0.7, -0.85),
    )
    inside = (y - lower) / 0.09
    if not front:
        upper = np.interp(around, (0, 1.0, 1.25, 1.6, 2.4, 3.15), (-2, -2, 0.12, f.fringe, f.fringe + 0.1, 0.3))
        inside = np.minimum(inside, (upper - y) / 0.09)
    rise = np.clip((y - 0.45) / 0.4, 0, 1)
    thick = f.sides + (f.hair - f.sides) * rise * rise * (3 - 2 * rise)
    s = (np.abs(x), y, z)
    d = ball(s, (0, 0.26 * f.crown, -0.12), (0.76 * f.width, 0.87 * f.crown, 0.92))
    d = join(d, ball(s, (0, 0.3 * f.crown, 0.32), (0.58 * f.width, 0.55 * f.crown, 0.52)), 0.2)
    return d - (thick + 0.012 * strands(x, y, z, f.wave)) * np.clip(inside, -1.5, 1)


def strands(x, y, z, wave=0.0):
    """Where between two strands a place of the hair lies (-1 to 1): hair combed from the brow to the back."""
    phase = (
        np.arctan2(np.abs(x), y + 0.15) * 13 + 0.8 * z + wave * np.sin(13 * z + 9 * x) + 0.35 * np.sin(31 * x + 7 * y)
    )
    return np.abs(phase % 2 - 1) * 2 - 1


def beard(f: Face, x, y, z):
    """Distance to moustache and goatee."""
    s = (np.abs(x), y, z)
    d = np.full_like(y, 9)
    base = 0.02 - 0.4 * f.nose - 0.15
    if f.moustache:
        wide, thick, droop = f.moustache
        mid = (wide * 0.55, base - 0.03, 0.86)
        d = rod(s, (0.01, base + 0.01, 0.93), mid, thick * 0.8, thick)
        d = join(d, rod(s, mid, (wide, base - droop, 0.7), thick, thick * 0.3), 0.05)
    if f.goatee:
        top, tip = (0, f.chin_y + 0.1, f.chin_z + 0.08), (0, f.chin_y - f.goatee, f.chin_z + 0.16)
        d = np.minimum(d, rod(s, top, tip, 0.17, 0.02))
        d = join(d, rod(s, (0, f.chin_y + 0.2, f.chin_z + 0.14), top, 0.04, 0.1), 0.05)
    return d - 0.008 * np.sin(70 * s[0] + 10 * y)


def paint(f: Face, p, gaze):
    """How light each place of the skin is by itself: eyebrows, lashes, irises, lips, teeth."""
    x, y, z = p
    s = np.abs(x)
    light = np.ones_like(x)
    arch = np.interp(s, (0.08, 0.2, 0.38, 0.56), (0.15, 0.19, 0.23, 0.13))
    bushy = np.interp(s, (0.08, 0.14, 0.36, 0.56), (0.2, 1, 0.9, 0.1)) * f.brows
    ragged = 0.012 * np.sin(90 * s + 25 * y)
    light[(np.abs(y - arch) < bushy + ragged) & (s > 0.08) & (s < 0.57) & (z > 0.3)] = 0.1
    for side in (-1, 1):
        e = np.stack([x - side * f.eye_x, y + 0.01, z - 0.6])
        r = np.linalg.norm(e, axis=0)
        ball_here = r < f.eye + 0.012
        look = np.array([gaze[0] - side * 0.04, gaze[1], 1.0])
        cosine = (e * (look / np.linalg.norm(look))[:, None]).sum(0) / np.maximum(r, 1e-6)
        light[ball_here] = 1.5
        light[ball_here & (cosine > 0.86)] = 0
        spark = np.array([gaze[0] - 0.2, gaze[1] + 0.02, 1.0])
        light[ball_here & ((e * (spark / np.linalg.norm(spark))[:, None]).sum(0) > 0.988 * r)] = 4.0
        over = y + 0.105 * (z - 0.6) - (0.105 - 0.14 * f.lid - 0.22 * (s - f.eye_x) ** 2)
        light[(r > f.eye + 0.012) & (r < f.eye + 0.06) & (over > -0.01) & (over < 0.026)] = 0
    mouth_y = y + 0.62 - f.smile * 0.1 * (s / f.mouth) ** 2
    light[(np.abs(mouth_y) < 0.11 + f.grin * 0.5) & (s < f.mouth) & (z > 0.7)] *= 0.95 if f.grin else 0.75
    if not f.grin:
        return light
    wide = np.sqrt(np.clip(1 - (s / (f.mouth * 0.95)) ** 2, 0, 1))
    deep = np.abs(mouth_y) / np.maximum(f.grin * 0.5 * wide, 1e-3)
    front = (s < f.mouth * 0.95) & (z > 0.6)
    light[front & (np.abs(mouth_y) < f.grin * 0.5 * wide + 0.028)] = 0
    upper = mouth_y > (0.2 * f.grin if f.grin > 0.18 else -1)
    light[front & upper & (deep < 1) & (np.abs((s / 0.075) % 1 - 0.5) < 0.44) & (s > f.gap)] = 4.0
    return light


def hat(f: Face, x, y, z):
    """Distance to what he wears on his head."""
    if not f.hat:
        return np.full_like(y, 9)
    if f.hat == "scarf":
        s = (np.abs(x), y, z)
        cloth = join(ball(s, (0, 0.2, -0.14), (0.86, 0.98, 1.02)), ball(s, (0, -0.75, -0.1), (0.62, 0.5, 0.62)), 0.3)
        cloth = join(cloth, ball(s, (0.1, -1.22, 0.52), (0.16, 0.1, 0.12)), 0.06)
        return cut(cloth, ball(s, (0, -0.28, 0.85), (0.56, 0.86, 0.62)), 0.06)
    level = y - 0.56 * f.crown + 0.16 * z
    if f.hat == "flat":
        dome = ball((x, level - 0.25 * z, z), (0, 0.16, 0.0), (0.93 * f.width, 0.36, 1.12))
        peak = ball((x, level + 0.3 * (z - 0.8) + 0.3 * x * x, z), (0, 0.04, 0.75), (0.6, 0.05, 0.5))
        return join(dome, np.where(z > 0.3, peak, 9), 0.03)
    if f.hat == "homburg":
        brim = ball((x, level - 0.16 * x * x + 0.1 * z * z, z), (0, 0.03, 0.0), (1.06 * f.width, 0.05, 1.22))
        side = np.sqrt((x / (0.84 * f.width)) ** 2 + ((z + 0.1) / 1.02) ** 2) - 1 + 0.16 * np.maximum(level, 0)
        dent = 0.2 * np.exp(-((x / 0.2) ** 2)) + 0.1 * z
        crown = -join(-side * 0.84, dent - level + 0.62, 0.2)
        crown = cut(crown, ball((np.abs(x), level, z), (0.5, 0.56, 0.75), (0.12, 0.3, 0.25)), 0.2)
        return join(brim, np.maximum(crown, -level), 0.05)
    band = np.maximum(ball((x, level * 0.2, z), (0, 0, -0.08), (0.8 * f.width, 1, 0.97)), np.abs(level - 0.12) - 0.17)
    top = ball((x, level - 0.22 * z, z), (0, 0.38, -0.08), (1.0 * f.width, 0.17, 1.12))
    visor = ball((x, level + 0.5 * (z - 0.8) + 0.4 * x * x, z), (0, 0.0, 0.75), (0.62, 0.035, 0.5))
    badge = ball((x, level - 0.16, z), (0, 0, 0.88), (0.12, 0.14, 0.06))
    return np.minimum(join(np.minimum(band, badge), top, 0.08), np.where(z > 0.4, visor, 9))
