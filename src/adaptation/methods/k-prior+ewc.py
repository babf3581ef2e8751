def k_prior_and_ewc(past):
    """K-prior, with the full curvature of everything that is not in memory."""
    rest = past.curvature("full", without=set(past.memory))
    return past.soft(past.anchored(plus(rest, past.delta)), past.memory)
