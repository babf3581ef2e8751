def ewc_full_precision(past, without=()):
    return plus(OPTIONS["ewc-full.strength"] * past.curvature("full", without), past.delta)


def ewc_full(past):
    """EWC with the full curvature of the past."""
    return past.anchored(ewc_full_precision(past))


def ewc_full_with_change(past, objective, step):
    return ewc_with_change(past, objective, step, ewc_full_precision, OPTIONS["ewc-full.deletion"])
