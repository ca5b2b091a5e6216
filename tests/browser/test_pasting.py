"""Words pasted from Word and Google Docs into the form of an article, in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Prose
from tests.factories import ArticleFactory, ProseFactory

pytestmark = pytest.mark.django_db(transaction=True)

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head>
<body lang=EN-GB><!--StartFragment--><!--[if gte mso 9]><xml><o:Off/></xml><![endif]-->
<h1 style='mso-margin-top-alt:auto'>The march<o:p></o:p></h1>
<p class=MsoNormal><b
style='mso-bidi-font-weight:normal'><span lang=EN-GB>By dusk</span></b> they stood <i>there</i>.</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Withdraw the troops</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>2.</span>Elections</p>
<p class=MsoNormal><img width=400 src="file:///C:/Users/anna/image001.png"> After it
<a href="#_ftn1" name="_ftnref1">[1]</a></p><!--EndFragment--></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1956"><h2 dir="ltr"><span
style="font-size:16pt;font-weight:400">The march</span></h2><p dir="ltr"><span style="font-weight:700">By dusk</span>
<span style="font-style:italic">they</span> <a href="https://www.google.com/url?q=https://example.org/a%3Fb&amp;sa=D">stood
</a><span><img src="https://lh3.googleusercontent.com/x"></span></p></b>"""

PASTE = """(element, html) => {
  const data = new DataTransfer()
  data.setData("text/html", html)
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def paste(signed_in):
    """Pastes into the text of an article and saves; the stored HTML and the sentence that was said."""

    def pasted(html):
        signed_in.set_default_timeout(30_000)
        prose = ProseFactory(parent=ArticleFactory(draft=True), html="")
        signed_in.goto(reverse("admin:articles_article_change", args=[prose.parent_id]))
        signed_in.locator("html[data-blocks]").wait_for()
        signed_in.locator(f"#block-prose-{prose.pk} .block-toggle").click()
        editor = signed_in.locator(".inline-related[data-kind=prose] .tiptap").first
        editor.click()
        editor.evaluate(PASTE, html)
        said = signed_in.locator(".prose-pasted").inner_text()
        signed_in.locator("input[name=_continue]").first.click()
        signed_in.locator(".messagelist .success").wait_for()
        return Prose.objects.get(pk=prose.pk).html, said

    return pasted


def test_from_word(paste):
    html, said = paste(WORD)

    assert "<h3>The march</h3>" in html
    assert "<strong>By dusk</strong> they stood <em>there</em>." in html
    assert "<li><p>Withdraw the troops</p></li><li><p>Elections</p></li></ol>" in html
    assert said.startswith("1 picture was left out of what you pasted.")
    assert not {word for word in ("Mso", "style=", "<img", "o:p", "_ftn") if word in html}


def test_from_google_docs(paste):
    html, said = paste(GOOGLE)

    assert "<h3>The march</h3>" in html
    assert "<strong>By dusk</strong> <em>they</em>" in html
    assert 'href="https://example.org/a?b"' in html
    assert said.startswith("1 picture was left out")


def test_five_thousand_words_with_pictures(paste):
    paragraph = f"<p class=MsoNormal>{'word ' * 100}<img src='file:///x.png'></p>"

    html, said = paste(f"<html><body>{paragraph * 50}</body></html>")

    assert html.count("word") == 5000
    assert said.startswith("50 pictures were left out")
