def fine_tune(past):
    """Trains on what the change brings alone, under the prior."""
    return past.unanchored()
