"""What a browser sends of a form that it was shown."""

from html.parser import HTMLParser


class _FormReader(HTMLParser):
    """Collects the fields of the form with an id, as they stand when nothing is changed."""

    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.fields = form_id, {}
        self.is_inside, self.select, self.textarea = False, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.is_inside = attrs.get("id") == self.form_id
        if not self.is_inside:
            return
        name = attrs.get("name")
        if tag == "input" and name and attrs.get("type") not in ("submit", "file", "button"):
            if attrs.get("type") not in ("checkbox", "radio") or "checked" in attrs:
                self.fields.setdefault(name, []).append(attrs.get("value", "on" if "checked" in attrs else ""))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.fields.setdefault(self.select, []).append(attrs.get("value", ""))
        elif tag == "textarea" and name:
            self.textarea = name
            self.fields[name] = [""]

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.textarea and self.is_inside:
            # The first line break after the tag is no part of the text.
            self.fields[self.textarea][0] += data.removeprefix("\r\n").removeprefix("\n")


def sent_form(html: str, form_id: str) -> dict[str, list[str]]:
    """Names and values of all fields of the form with this id, unchanged."""
    reader = _FormReader(form_id)
    reader.feed(html)
    return {name: values for name, values in reader.fields.items() if "__prefix__" not in name}
