"""Danish ways of writing: dates, phone numbers, CPR numbers and addresses, read tolerantly and shown in one way."""
