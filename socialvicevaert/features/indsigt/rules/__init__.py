"""Pure decisions: when an answer is due, what may tell about somebody else, what is left when that is cut."""
