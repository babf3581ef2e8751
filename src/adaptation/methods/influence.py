def influence(past):
    """One closed-form step, θ = θ* − (H + δ I)⁻¹ g, with g the gradient of the change at θ*."""
    return past.anchored(plus(past.curvature("full"), past.delta))


def influence_with_change(past, objective, step):
    removed, added = np.array(step["removed"], dtype=int), np.array(step["added"], dtype=int)
    relabelled = np.array(list(step["relabelled"]), dtype=int)
    g = past.pullback(added, past.residual(added)) - past.pullback(removed, past.residual(removed))
    g = g - past.pullback(relabelled, new_targets(past, step) - past.y(relabelled))
    result = objective.copy()
    result.linear = objective.linear - g + (past.delta - step["delta"]) * past.anchor
    return result
