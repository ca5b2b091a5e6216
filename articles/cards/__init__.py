"""The picture that other sites show beside a link to an article: its lead picture, title and credit on paper."""
