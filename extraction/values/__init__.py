"""Times, dates, numbers and other plain values."""
