def weight_of(model, theta, candidates, kept):
    """The weight c of each remembered point: 1, N / M, or the curvature of all over that of the points kept."""
    if MEMORY_WEIGHTS == "one" or not kept:
        return 1.0
    if MEMORY_WEIGHTS == "n-over-m":
        return sum(candidates.values()) / len(kept)
    points = np.array(list(candidates), dtype=int)
    jacobian = model.jacobian(theta, X[points])
    w = model.likelihood.curvature(model.likelihood.mean(model.logits(theta, X[points])))
    traces = dict(zip(candidates, np.einsum("ick,icp,ikp->i", w, jacobian, jacobian)))
    total = sum(traces[i] for i in kept)
    return sum(mass * traces[i] for i, mass in candidates.items()) / total if total > 0 else 1.0


def adapt(name, traveller, before, step, model):
    """What one method makes of one change: θ, the objective F, and K, whose gradient is the reconstructed past gradient."""
    if METHODS[name] is None:
        return traveller["theta"], None, None
    past = Past(traveller, before, step, model)
    k = METHODS[name](past)
    f = WITH_CHANGE[name](past, k, step) if name in WITH_CHANGE else add_change(past, k, step)
    if name in step["solutions"]:
        theta = np.array(step["solutions"][name])  # An MLP: found by the page; ‖∇F‖ is computed here.
    else:
        theta = newton(f, np.zeros(model.parameters) if past.anchor is None else past.anchor)
    return theta, f, k


def move_on(name, traveller, theta, f, after, step, model, next_memory):
    """The method as it goes on: its θ* is its own last solution; what came may be remembered, and its curvature is recorded."""
    held = {i: c for i, c in traveller["kept"].items() if i not in step["removed"]}
    kept = held
    if name in REMEMBERING and step["added"] and next_memory is not None:
        fresh = {i: 1.0 for i in step["added"]}
        if MEMORY_BUDGET == "per-step":
            new = [i for i in next_memory if i in fresh]
            kept = {**held, **{i: weight_of(model, theta, fresh, new) for i in new}}
        else:
            weight = weight_of(model, theta, {**held, **fresh}, next_memory)
            kept = {i: weight for i in next_memory}
    dropped = [i for i in held if i not in kept]
    gone = set(step["removed"]) | set(dropped)
    came = [] if model is traveller["model"] else [model]
    records = [
        (recorded, t, [i for i in points if i not in gone], labels, [*since, *came])
        for recorded, t, points, labels, since in traveller["records"]
    ]
    records.append((model, theta, [*dropped, *step["added"]], after["labels"], []))
    return {"model": model, "theta": theta, "leftover": f.gradient(theta), "kept": kept, "records": records}


def decisions_on_grid(model, theta, points):
    """Classes on a 100 × 100 grid over the box of the points, grown by 10 % on each side."""
    if X.shape[1] != 2 or model.likelihood.decide is None:
        return None
    low, high = X[points].min(axis=0), X[points].max(axis=0)
    grow = 0.1 * np.where(high > low, high - low, 1)
    x, y = (np.linspace(low[j] - grow[j], high[j] + grow[j], 100) for j in range(2))
    nodes = np.stack([side.ravel() for side in np.meshgrid(x, y)], axis=1)
    return model.likelihood.decide(model.logits(theta, nodes))


def cost_of(name, f, step):
    """Examples that one gradient touches; influence takes the change's own gradient alone."""
    if name == "influence":
        return len(step["removed"]) + len(step["added"]) + len(step["relabelled"])
    return 0 if f is None else len(f.sites())


def figures_of(name, traveller, theta, f, k, before, step, after, model, exact_decisions):
    """The figures of the page's table."""
    everyone = np.array([*before["points"], *step["added"]], dtype=int)
    own = traveller["model"] if f is None else model
    truth = Objective(model, before["delta"] * np.ones(model.parameters), np.zeros(model.parameters))
    y = model.likelihood.targets(before["labels"][before["points"]])
    truth.add(before["points"], 1.0, y)
    g = truth.gradient(theta) if own is model else None
    ghat = None if k is None else k.gradient(theta)
    norm, zero = np.linalg.norm, 1e-9
    known = g is not None and ghat is not None and norm(g) > zero
    classes = decisions_on_grid(own, theta, everyone)
    new = np.array([*step["relabelled"], *step["added"]], dtype=int)
    present = after["points"]
    stayed = np.array([i for i in present if i not in set(new)], dtype=int)

    def accuracy(points):
        if own.likelihood.decide is None or len(points) == 0:
            return None
        return np.mean(own.likelihood.decide(own.logits(theta, X[points])) == after["labels"][points])

    return {
        "disagreement": None if classes is None else np.mean(classes != exact_decisions),
        "gradientError": norm(g - ghat) / norm(g) if known else None,
        "cosine": g @ ghat / (norm(g) * norm(ghat)) if known and norm(ghat) > zero else None,
        "gain": g @ ghat / norm(g) ** 2 if known else None,
        "accuracyPast": accuracy(stayed),
        "accuracyNew": accuracy(new),
        "accuracyAll": accuracy(present),
        "cost": cost_of(name, f, step),
        "objective": None if f is None else f.value(theta),
        "gradientNorm": 0.0 if f is None else norm(f.gradient(theta)),
        # A model of zeros, as fine-tuning on nothing gives: rounding decides its classes, here and on the page.
        "undecided": bool(np.abs(own.logits(theta, X[everyone])).max() < 1e-9),
    }


def embark(model, theta, world, step):
    """Every method at the start of its way, with all the points at hand; `step` is the change that comes."""
    points = world["points"]
    objective = Objective(model, world["delta"] * np.ones(model.parameters), np.zeros(model.parameters))
    objective.add(points, 1.0, model.likelihood.targets(world["labels"][points]))
    start = {"model": model, "theta": theta, "leftover": objective.gradient(theta)}
    travellers = {}
    for name in METHODS:
        kept = memory_of(name, step) or []
        weight = weight_of(model, theta, {i: 1.0 for i in points}, kept)
        records = [(model, theta, points, world["labels"], [])]
        travellers[name] = {**start, "records": records, "kept": {i: weight for i in kept}}
    return travellers


def run():
    """Trains the base model, takes every method through every change, and returns the figures."""
    model, points, delta = MODELS[0], np.arange(PAST_POINTS), PRIOR_PRECISION
    world = {"points": points, "delta": delta, "labels": LABELS}
    base = Objective(model, delta * np.ones(model.parameters), np.zeros(model.parameters))
    base.add(points, 1.0, model.likelihood.targets(LABELS[points]))
    theta = newton(base, np.zeros(model.parameters)) if THETA_STAR is None else np.array(THETA_STAR)
    gradient_norm = np.linalg.norm(base.gradient(theta))
    result = {"base": {"objective": base.value(theta), "gradientNorm": gradient_norm}, "steps": []}
    travellers = embark(model, theta, world, STEPS[0] if STEPS else None)

    for number, step in enumerate(STEPS):
        model = MODELS[step["model"]]
        labels = world["labels"].copy()
        for i, label in step["relabelled"].items():
            labels[i] = label
        stay = [i for i in world["points"] if i not in set(step["removed"])]
        after = {"points": np.array([*stay, *step["added"]], dtype=int), "delta": step["delta"], "labels": labels}
        everyone = np.array([*world["points"], *step["added"]], dtype=int)
        following = STEPS[number + 1] if number + 1 < len(STEPS) else None
        made, exact_decisions, exact_theta = {}, None, None
        for name in METHODS:
            if name in step["undefined"]:
                made[name] = {"undefined": step["undefined"][name]}
                continue
            theta, f, k = adapt(name, travellers[name], world, step, model)
            if name == "exact":
                exact_decisions, exact_theta = decisions_on_grid(model, theta, everyone), theta
            made[name] = figures_of(name, travellers[name], theta, f, k, world, step, after, model, exact_decisions)
            if f is not None:
                next_memory = memory_of(name, following)
                travellers[name] = move_on(name, travellers[name], theta, f, after, step, model, next_memory)
        if step.get("revisits"):
            travellers = embark(model, exact_theta, after, following)
        result["steps"].append(made)
        world = after
    return result


def memory_of(name, step):
    """What a method remembers when a change comes; None where there is no further change."""
    if step is None or name not in REMEMBERING:
        return None if step is None else []
    return step["memory"][name] if isinstance(step["memory"], dict) else step["memory"]
