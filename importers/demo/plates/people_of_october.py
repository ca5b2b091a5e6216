"""Four sorts of fighters, and a bonfire of books: people seen near, from different sides."""

from .cutouts import burp_gun, clipped, comb, rifle
from .lettering import lettering
from .press import INK, PAPER, RED, box, disc, line, placed, plate, shape, sheet
from .scenery import facade, roofs, smoke


@plate("boy-soldier", 900, 1200)
def boy_soldier(rnd):
    """A boy of thirteen in a cap and a coat too big for him, a sub-machine gun across his chest."""
    body = sheet(PAPER, 900, 1200) + box(0, 0, 900, 1200, RED)
    body += facade((930, -200, 1240), (600, 330, 900), 4, 5, rnd, lit=0.9, red=0)
    body += facade((-30, 60, 1200), (270, 380, 900), 4, 4, rnd, lit=0.9, red=0)
    body += shape(
        "M60 1220Q70 900 200 806Q300 752 380 740H540Q640 760 720 820Q830 900 850 1220Z",
        INK,
        stroke=PAPER,
        stroke_width=6,
    )
    body += comb((240, 800), (120, 1190), (300, 800), (220, 1190), 26, rnd, (2, 5))
    body += comb((700, 830), (800, 1190), (640, 840), (720, 1190), 20, rnd, (2, 4))
    body += shape(
        "M352 744L300 800L430 900L470 800ZM566 742L610 800L490 900L462 800Z", INK, stroke=PAPER, stroke_width=6
    )
    body += line("M460 880V1200", PAPER, 5) + disc(486, 960, 11, PAPER) + disc(486, 1080, 11, PAPER)
    return body + _boys_head(rnd) + _boys_gun(rnd)


def _boys_head(rnd):
    """His face, three quarters to the left and lit from there, under the peak of a man's cap."""
    body = shape("M392 640L386 770Q460 830 540 766L536 620Z", PAPER, stroke=INK, stroke_width=5)
    body += comb((392, 690), (420, 790), (532, 650), (536, 770), 12, rnd, (2, 4), INK)
    face = (
        "M300 450Q284 520 296 552Q276 576 280 594Q288 610 304 614Q304 676 340 712Q378 744 420 736Q510 712 560 620"
        "Q604 610 610 560Q612 516 576 520L572 420Z"
    )
    body += shape(face, PAPER, stroke=INK, stroke_width=6)
    shade = "M576 520L572 420L500 420Q530 500 500 570Q490 660 420 736Q510 712 560 620Q600 610 610 560Q612 516 576 520Z"
    body += clipped(comb((470, 420), (430, 740), (620, 420), (620, 740), 38, rnd, (2, 5), INK, 0.1), shade)
    body += line("M574 548Q594 546 590 568Q584 590 570 594", INK, 5)
    body += _boys_eyes() + line("M318 548Q300 580 290 588Q284 604 304 604M318 604Q330 602 328 592", INK, 5)
    body += shape("M322 660Q344 648 360 655Q380 648 400 658Q384 674 362 674Q338 674 322 660Z", INK)
    body += line("M340 690Q362 698 382 690", INK, 4) + "".join(
        disc(x, y, 3) for x, y in ((326, 610), (346, 604), (384, 612), (404, 600), (368, 618))
    )
    cap = "M262 440Q240 330 330 280Q470 210 590 270Q680 330 628 440Q600 420 574 424Q420 400 300 452Z"
    body += shape(cap, INK, stroke=PAPER, stroke_width=6) + shape(
        "M300 452Q210 440 190 484Q280 500 420 446Q440 430 574 424Q440 398 300 452Z", INK, stroke=PAPER, stroke_width=5
    )
    body += line("M300 430Q430 380 600 410M420 250Q400 320 420 384M500 244Q540 310 540 388", PAPER, 4)
    body += comb((290, 330), (560, 270), (310, 400), (400, 380), 10, rnd, (2, 5))
    return body + shape("M556 440Q590 470 580 520L566 516Q570 480 548 450Z", INK)


def _boys_eyes():
    """Two wide, tired eyes that look past us to the left."""
    body = line("M310 508Q334 488 360 498M414 498Q446 484 480 510", INK, 8)
    for x, y, wide in ((338, 540, 24), (442, 542, 30)):
        body += shape(
            f"M{x - wide} {y}Q{x - 4} {y - 30} {x + wide} {y + 2}Q{x} {y + 20} {x - wide} {y}Z",
            PAPER,
            stroke=INK,
            stroke_width=5,
        )
        body += disc(x - 5, y - 2, 13) + disc(x - 9, y - 6, 4, PAPER)
    return body + line("M322 570Q340 577 356 570M424 572Q446 579 466 570", INK, 4)


def _boys_gun(rnd):
    """The gun on its strap, and the two small hands on it."""
    body = line("M300 790Q250 900 190 1060M640 800Q560 900 640 950", PAPER, 22) + line(
        "M300 790Q250 900 190 1060", INK, 15
    )
    body += placed(burp_gun(INK, PAPER), 450, 1040, 3.4, -14)
    for x, y, turn in ((330, 1090, -14), (700, 974, -14)):
        hand = shape(
            "M-44 -20Q-50 -52 -20 -54L34 -50Q52 -44 46 -28Q54 -20 46 -8Q52 4 40 10Q38 26 20 26L-30 30Q-50 20 -44 -20Z",
            PAPER,
            stroke=INK,
            stroke_width=5,
        ) + line("M0 -34L44 -30M-4 -12L44 -10M-4 8L38 10", INK, 4)
        sleeve = shape("M-36 -30L-150 60L-90 190L6 40Z", INK, stroke=PAPER, stroke_width=5)
        body += placed(sleeve + hand, x, y, 1.25, turn)
    return body


@plate("woman-fighter-cover", 900, 1200)
def woman_fighter_cover(rnd):
    """The cover of an invented weekly: a young woman in a padded jacket, her rifle on her shoulder."""
    body = sheet(PAPER, 900, 1200) + box(40, 40, 820, 1120, INK) + box(52, 52, 796, 170, PAPER)
    body += lettering("THE WEEK IN PICTURES", 450, 146, 54, RED, "middle")
    body += lettering("NOVEMBER 1956", 72, 204, 30) + lettering("No. 45", 828, 204, 30, anchor="end")
    body += box(52, 232, 796, 916, RED) + clipped(_young_woman(rnd), "M52 232H848V1148H52Z")
    body += box(52, 1058, 796, 90, PAPER, stroke=INK, stroke_width=6)
    return body + lettering("A CITY TAKES UP ARMS", 450, 1120, 46, INK, "middle")


def _young_woman(rnd):
    """She looks over her shoulder to the right; roofs and smoke behind her."""
    body = smoke([(160, 720, 90), (120, 590, 110), (200, 460, 90), (150, 350, 100)], rnd)
    body += roofs(900, rnd, 40, 860, 60, 190, lit=0.7)
    body += placed(rifle(INK, PAPER), 250, 880, 4.6, -74)
    jacket = "M90 1180Q100 900 260 830Q360 790 420 770H540Q640 800 700 840Q800 920 820 1180Z"
    body += shape(jacket, INK, stroke=PAPER, stroke_width=6)
    for x in range(160, 800, 66):
        body += line(
            f"M{450 + (x - 450) * 0.5:.0f} 830Q{x} 900 {x + (x - 450) * 0.14:.0f} 1160",
            PAPER,
            4,
            stroke_dasharray="16 9",
        )
    body += shape(
        "M400 770L350 850L470 930L500 850L560 930L640 850L560 766Q480 830 400 770Z", INK, stroke=PAPER, stroke_width=6
    )
    return body + _her_head(rnd) + _her_strap()


def _her_head(rnd):
    """Her face three quarters to the right, short hair blown to the left."""
    body = shape(
        "M330 520Q250 560 240 640Q290 620 300 660Q300 720 350 760Q400 740 420 700L420 460Z",
        INK,
        stroke=PAPER,
        stroke_width=4,
    )
    body += shape("M412 640L408 790Q480 850 556 784L548 660Z", PAPER, stroke=INK, stroke_width=5)
    body += comb((412, 700), (440, 810), (548, 690), (556, 780), 11, rnd, (2, 4), INK)
    face = (
        "M380 470Q370 600 420 680Q470 750 540 750Q590 744 602 700Q610 680 606 664L616 650L608 636"
        "Q628 630 632 618Q630 600 "
        "612 568Q620 520 600 440Z"
    )
    body += shape(face, PAPER, stroke=INK, stroke_width=6)
    body += clipped(comb((370, 470), (440, 740), (450, 470), (500, 750), 30, rnd, (2, 5), INK, 0.1), face)
    body += line("M474 520Q506 500 540 516M570 516Q592 504 610 514", INK, 9)
    for x, wide in ((510, 32), (592, 22)):
        body += shape(
            f"M{x - wide} 552Q{x} 526 {x + wide} 550Q{x} 568 {x - wide} 552Z", PAPER, stroke=INK, stroke_width=5
        )
        body += disc(x + 6, 548, 11) + disc(x + 9, 544, 3, PAPER)
    body += line("M562 540Q580 590 604 612Q616 626 588 628", INK, 5)
    body += shape(
        "M536 672Q560 658 580 664Q596 658 606 668Q590 690 568 690Q548 688 536 672Z", RED, stroke=INK, stroke_width=4
    )
    body += shape("M400 490Q400 380 520 370Q630 380 624 466L570 456Q480 450 420 510Z", INK)
    hair = (
        "M370 660Q330 560 350 460Q380 350 500 344Q610 350 622 450Q612 470 606 490Q590 440 540 430"
        "Q470 440 436 500Q430 560 "
        "410 590Q420 640 396 690Z"
    )
    body += shape(hair, INK, stroke=PAPER, stroke_width=5) + line(
        "M390 470Q420 390 510 380M380 540Q400 440 480 410M400 620Q386 560 420 480", PAPER, 4
    )
    return (
        body
        + shape(
            "M346 440Q350 310 500 300Q640 310 640 446Q600 410 560 412Q470 410 430 470Q390 420 346 440Z",
            INK,
            stroke=PAPER,
            stroke_width=6,
        )
        + line("M380 400Q480 340 600 382", PAPER, 4)
    )


def _her_strap():
    """The rifle's sling and the hand that holds it."""
    body = line("M300 800Q330 930 300 1160", PAPER, 30) + line("M300 800Q330 930 300 1160", INK, 22)
    hand = shape(
        "M-50 -20Q-56 -56 -24 -58L40 -50Q58 -44 50 -26Q60 -16 50 -4Q56 10 44 16Q42 34 20 34L-34 40Q-58 30 -50 -20Z",
        PAPER,
        stroke=INK,
        stroke_width=5,
    ) + line("M4 -34L48 -28M0 -10L48 -6M0 12L42 16", INK, 4)
    sleeve = shape("M-30 -46L-190 110L-90 250L30 30Z", INK, stroke=PAPER, stroke_width=5)
    return body + placed(sleeve + hand, 318, 940, 1.2, 8)
