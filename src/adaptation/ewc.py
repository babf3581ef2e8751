def ewc_with_change(past, objective, step, precision, deletion):
    """Points that go are taken out of Λ in closed form: Λ′ = Λ − H_R, η′ = Λ′θ* + g_R. Everything else adds its own terms."""
    if not step["removed"] or deletion == "ascent" or past.anchor is None:
        return add_change(past, objective, step)
    removed = np.array(step["removed"], dtype=int)
    downdated = precision(past, set(step["removed"]))
    g = past.pullback(removed, past.residual(removed))
    linear = times(downdated, past.anchor) - past.leftover + g
    return add_change(past, Objective(past.next, downdated, linear), step, removed=[])
