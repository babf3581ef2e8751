def ewc_diagonal_precision(past, without=()):
    kind = "empirical" if OPTIONS["ewc-diagonal.fisher"] == "empirical" else "diagonal"
    return OPTIONS["ewc-diagonal.strength"] * past.curvature(kind, without) + past.delta


def ewc_diagonal(past):
    """EWC: each weight stays near its old value by its own curvature."""
    return past.anchored(ewc_diagonal_precision(past))


def ewc_diagonal_with_change(past, objective, step):
    return ewc_with_change(past, objective, step, ewc_diagonal_precision, OPTIONS["ewc-diagonal.deletion"])
