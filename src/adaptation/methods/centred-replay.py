def centred_replay(past):
    """Replay of the labels, less the gradient that they have at the old weights."""
    objective = past.hard(past.anchored(), past.memory)
    c = past.c(past.memory)[:, None]
    objective.linear = objective.linear + past.pullback(past.memory, c * past.residual(past.memory))
    return objective
