def exact(past):
    """Exact retraining: all the data of the past, Σ ℓ(y, f) + ½ δ ‖θ‖²."""
    return past.hard(past.unanchored(), past.points, np.ones(len(past.points)))
