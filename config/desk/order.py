"""In which order, and by which names, the desk lists what can be edited."""

ORDER = [
    ("Articles", ["articles.Article", "articles.Series", "articles.Author"]),
    ("Pictures", ["gallery.Photo", "gallery.Album", "gallery.TakedownRequest", "gallery.LedgerEntry"]),
    ("What articles tell of", ["articles.KeyFigure", "articles.Event", "articles.Source", "gallery.Topic"]),
    ("Discussion", ["comments.Comment", "comments.DefenceRule", "comments.SitePolicy"]),
    (
        "Beside the articles",
        ["sidebar.Quotation", "sidebar.Snippet", "sidebar.PointToPonder", "sidebar.HistoryLink"],
    ),
    ("Deleted", ["gallery.Binned"]),
    ("Addresses", ["addresses.Redirect", "addresses.MissedAddress", "articles.OutgoingLink"]),
    ("People at the desk", ["admin.LogEntry", "auth.User", "auth.Group"]),
]
NAMES = {
    "admin.LogEntry": "Who did what",
    "articles.KeyFigure": "People of history",
    "auth.User": "Accounts",
    "auth.Group": "Roles",
    "comments.DefenceRule": "Rules against spam",
    "comments.SitePolicy": "Rules of discussion",
    "gallery.Binned": "Bin",
    "gallery.LedgerEntry": "Ledger of rights",
}
TECHNICAL = "For whoever runs the site"


def arranged(apps: list[dict]) -> list[dict]:
    """Django's list of apps, as groups in our order; what has no place among them comes last."""
    models = {model["model"]._meta.label: model for app in apps for model in app["models"]}
    for label, model in models.items():
        model["name"] = NAMES.get(label, model["name"])
    placed = {label for _, labels in ORDER for label in labels}
    groups = [*ORDER, (TECHNICAL, [label for label in models if label not in placed])]
    return [
        {"name": name, "app_label": _label(name), "app_url": "", "models": shown, "is_technical": name == TECHNICAL}
        for name, labels in groups
        if (shown := [models[label] for label in labels if label in models])
    ]


def _label(name: str) -> str:
    """A word for the page to tell the groups apart by."""
    return name.lower().replace(" ", "-")
