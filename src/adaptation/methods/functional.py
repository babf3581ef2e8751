def functional(past):
    """Functional regularization: the memory's old predictions, without an anchor."""
    return past.soft(past.unanchored(), past.memory, OPTIONS["functional.temperature"])
