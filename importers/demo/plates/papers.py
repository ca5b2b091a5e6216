"""Words on paper: the telegram to the United Nations and a front page. Both are drawings, not facsimiles."""

from .lettering import lettering
from .press import INK, PAPER, RED, box, hatching, line, placed, plate, shape, sheet
from .scenery import facade, paving, smoke, tank_front


@plate("telegram")
def telegram(rnd):
    """A telegram form with pasted strips of words, a red date stamp, a pencil; on a dark desk under a lamp."""
    body = sheet(INK) + hatching(-200, 10, 1700, 780, 40, rnd, 0.06, (1, 3.5), RED)
    body += shape("M96 96L1130 40L1176 700L150 772Z", INK)
    return body + placed(_form(rnd), 80, 84, 1, -3.4) + placed(_pencil(rnd), 800, 742, 1, -16)


def _form(rnd):
    """The form, with its head, its ruled boxes and five strips."""
    body = shape("M0 0H1040V660L1020 652L1000 664L980 654L0 660Z", PAPER, stroke=INK, stroke_width=4)
    body += line("M24 24H1016V636H24ZM24 126H1016M700 24V126M24 186H1016M360 126V186M700 126V186", INK, 4)
    body += lettering("TELEGRAM", 48, 98, 66) + lettering("TÁVIRAT", 724, 66, 32, RED)
    body += lettering("BUDAPEST", 724, 108, 32) + lettering("1 NOVEMBER 1956", 48, 167, 28)
    body += lettering("NEW YORK", 384, 167, 28) + lettering("URGENT", 724, 167, 28, RED)
    strips = (
        ("TO THE SECRETARY-GENERAL", 60, 204, 1),
        ("UNITED NATIONS", 56, 282, -1),
        ("HUNGARY DECLARES", 66, 372, 0.6),
        ("ITS NEUTRALITY", 60, 450, -0.7),
        ("AND ASKS FOR HELP", 64, 528, 0.8),
    )
    body += "".join(placed(_strip(words, rnd), x, y, 1, turn) for words, x, y, turn in strips)
    return body + placed(_date_stamp(rnd), 862, 410, 1, 14)


def _strip(words, rnd):
    """A strip of tape off the teleprinter, pasted on and inked round its edge."""
    wide = 46 + len(words) * 34
    body = shape(f"M6 8H{wide + 8}V72H6Z", INK) + shape(
        f"M0 0H{wide}L{wide + 5} 20L{wide - 2} 40L{wide} 64H0Z", PAPER, stroke=INK, stroke_width=3
    )
    return body + lettering(words, 20, 48, 44, INK, weight=700)


def _date_stamp(rnd):
    """A round post-office stamp."""
    body = line("M-122 0a122 122 0 1 0 244 0a122 122 0 1 0 -244 0M-84 0a84 84 0 1 0 168 0a84 84 0 1 0 -168 0", RED, 8)
    body += box(-138, -32, 276, 64, PAPER, stroke=RED, stroke_width=7) + lettering(
        "1956 XI 1", 0, 16, 50, RED, "middle"
    )
    return (
        body
        + placed(lettering("BUDAPEST", 0, -46, 25, RED, "middle"), 0, 0)
        + lettering("62", 0, 70, 30, RED, "middle")
    )


def _pencil(rnd):
    """A red pencil."""
    body = shape("M0 -22H290L360 0L290 22H0Z", PAPER, stroke=INK, stroke_width=6) + shape(
        "M0 -22H290V22H0Z", RED, stroke=INK, stroke_width=5
    )
    return (
        body
        + shape("M336 -7L360 0L336 7Z", RED)
        + line("M4 -6H288M4 8H288", PAPER, 4)
        + box(-26, -22, 28, 44, INK, stroke=PAPER, stroke_width=3)
    )


@plate("newspaper-front-page", 900, 1200)
def newspaper_front_page(rnd):
    """An invented front page of 5 November 1956: a headline over a picture of tanks, and columns of cut lines."""
    body = sheet(RED, 900, 1200) + hatching(-150, 10, 1200, 1180, 60, rnd, 0.03, (1, 4))
    page = shape("M30 40H870V1190H30Z", INK) + shape(
        "M16 24H856V1172L840 1166L820 1176H16Z", PAPER, stroke=INK, stroke_width=5
    )
    page += lettering("THE MORNING PAPER", 436, 110, 60, INK, "middle") + line("M40 140H832M40 182H832", INK, 4)
    page += lettering("MONDAY, 5 NOVEMBER 1956", 46, 170, 21, weight=600) + lettering(
        "TWOPENCE", 826, 170, 21, INK, "end", 600
    )
    page += lettering("TANKS IN", 436, 300, 124, INK, "middle") + lettering("BUDAPEST", 436, 420, 124, INK, "middle")
    page += placed(_press_picture(rnd), 40, 462) + _columns(rnd)
    return body + placed(page, 14, 8, 1, 0.8)


def _press_picture(rnd):
    """The picture under the headline: tanks between houses."""
    body = box(0, 0, 792, 386, PAPER) + smoke([(470, 50, 56), (520, 6, 66)], rnd)
    body += facade((0, -90, 330), (330, 120, 240), 6, 4, rnd, red=0) + facade(
        (792, -90, 330), (500, 120, 240), 5, 4, rnd, red=0
    )
    body += paving(240, 386, rnd, 0, 740) + placed(tank_front(), 408, 262, 0.32) + placed(tank_front(), 540, 296, 0.55)
    body += placed(tank_front(gun=-20), 310, 376, 1.06) + line("M0 0H792V386H0Z", INK, 6)
    return f'<svg width="796" height="390" viewBox="-2 -2 796 390">{body}</svg>'


def _columns(rnd):
    """Four columns of text, as the knife sees them: ragged lines, with a heading or two in words."""
    body = lettering("MR. NAGY SPEAKS", 40, 896, 31) + lettering("BEFORE DAWN", 40, 930, 31)
    body += lettering("BUDAPEST RADIO", 444, 896, 31) + lettering("FALLS SILENT", 444, 930, 31)
    for column in range(4):
        x = 40 + column * 202
        for row in range(15):
            y, wide = 954 + row * 14, 182 if row % 6 != 5 else rnd.uniform(60, 150)
            body += _set_line(x if row % 6 else x + 14, y, wide - (0 if row % 6 else 14), rnd)
    return body + line("M432 866V1160", INK, 3) + line("M231 948V1160M635 948V1160", INK, 1.5)


def _set_line(x, y, wide, rnd):
    """One line of type: words as bars."""
    body, end = "", x + wide
    while x < end - 8:
        word = min(rnd.uniform(10, 46), end - x)
        body += box(x, y, word, 5.5, INK)
        x += word + 6
    return body
