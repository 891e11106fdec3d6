"""What the queries give → cells that add up → what of it may be seen."""
