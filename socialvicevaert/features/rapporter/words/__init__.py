"""What a report says in words: sentences from the figures, definitions, what is missing."""
