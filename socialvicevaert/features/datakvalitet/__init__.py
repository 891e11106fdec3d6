"""What is missing or late in the data, each with the place where it is put right."""
