"""Former versions of what editors write: what a version holds, and what two of them differ in."""
