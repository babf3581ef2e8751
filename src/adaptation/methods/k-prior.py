def k_prior(past):
    """The memory's old predictions, and a pull towards the old weights."""
    return past.soft(past.anchored(), past.memory, OPTIONS["k-prior.temperature"])
