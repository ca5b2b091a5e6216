"""Links in running text: which there are, and which lead nowhere."""

from .broken import broken_among
from .finding import addresses_in

__all__ = ["addresses_in", "broken_among"]
