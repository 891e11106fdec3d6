"""What the law and good practice say about a fogedsag: pure decisions on dates, stages, outcomes and the next step."""
