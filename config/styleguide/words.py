"""The texts of the style guide."""

SENTENCE = "On 23 October 1956 the students of Budapest marched to the statue of General Bem, and the city joined. "

PARAGRAPH = (
    "<p>The march had been forbidden, allowed, forbidden again and allowed again when it set out at three in the "
    "afternoon. By dusk two hundred thousand people stood before the Parliament, and asked for the light on the red "
    "star to be put out. It was put out. Across the city others were sawing through the bronze knees of Stalin, and "
    "at the Radio a delegation had gone in with sixteen demands and not come out.</p>"
)

RICH = (
    "<p>Nobody had planned a <strong>revolution</strong>. What the students wanted was a <em>demonstration</em>, in "
    'sympathy with <a href="/topics/poland/">Poland</a>, and what they carried was a list.</p>'
    "<h3>What they asked for</h3>"
    "<ul><li>that Soviet troops leave the country;</li><li>that Imre Nagy lead the government;</li></ul>"
    "<p>And they asked, in this order, for two more things.</p>"
    "<ol><li>A free press.</li><li>Another coat of arms.</li></ol>"
    "<blockquote><p>We shall not be slaves any longer.</p></blockquote>"
    "<p>The last words are Petőfi’s, of 1848, and everybody knew them from school.</p>"
)

QUOTED = "Today at daybreak Soviet troops attacked our capital with the obvious intention of overthrowing the legal, democratic government"  # noqa: E501 (what he said)

DOCUMENT = (
    "<p>We demand the immediate withdrawal of all Soviet troops, in accordance with the provisions of the Peace "
    "Treaty.</p><p>We demand general elections by universal, secret ballot throughout the country.</p>"
)

ALL = "All accounts (about)"
TANKS = [
    (1000, None, "The press of the day"),
    (1130, 1130, "Soviet archives: tanks and self-propelled guns"),
    (1600, 4000, "Estimates of 1957, for all Soviet armour then in Hungary"),
]
EXECUTED = [
    (229, 229, "Researchers’ count of those executed for the revolution in the strict sense"),
    (None, 600, "An upper estimate of the 1990s"),
    (2000, None, "Older accounts (thousands executed or imprisoned)"),
]

HUNGARIAN_TITLE = "Megszentségteleníthetetlenségeskedéseitekért: a népfelkelés tizenkét napja"
HUNGARIAN = (
    "Október 23-án délután a budapesti egyetemisták a Bem-szoborhoz vonultak, és a város velük tartott. Az "
    "árvíztűrő tükörfúrógép minden ékezete itt áll, a hosszú ő és a hosszú ű is. "
)
ARABIC_TITLE = "اثنا عشر يومًا في بودابست"
ARABIC = (
    "في الثالث والعشرين من أكتوبر عام 1956 سار الطلاب في بودابست إلى تمثال الجنرال بيم، وانضمت إليهم المدينة كلها. "
    "وفي المساء وقف مئتا ألف إنسان أمام البرلمان. "
)


def long(length: int) -> str:
    """So many characters of running text."""
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length]
