"""The bin: what editors delete is written down with all that goes with it, and can be put back for thirty days."""
