"""Former versions of articles: recorded, compared, shown to readers, put back."""
