class Past:
    """What is left of the past for one method when a change comes."""

    def __init__(self, traveller, before, step, model):
        self.model, self.theta_star, self.records = traveller["model"], traveller["theta"], traveller["records"]
        self.next = model
        self.points, self.delta, self.labels = before["points"], before["delta"], before["labels"]
        self.anchor = self.model.carry(self.theta_star, model)
        carried = self.model.carry(traveller["leftover"], model)
        # g₀: the gradient that was left over at θ*; zero at an optimum.
        self.leftover = np.zeros(model.parameters) if carried is None else carried
        self.touched = set(step["removed"]) | set(step["relabelled"])
        # The touched points are at hand, and are in every memory for this step.
        self.weights = {**traveller["kept"], **{i: 1.0 for i in self.touched}}
        self.memory = np.array(sorted(self.weights), dtype=int)

    def y(self, points):
        return self.next.likelihood.targets(self.labels[points])

    def prediction(self, points, temperature=1):
        """h(f*/T): what the model before the change says."""
        return self.model.likelihood.mean(self.model.logits(self.theta_star, X[points]) / temperature)

    def residual(self, points):
        return self.prediction(points) - self.y(points)

    def pullback(self, points, u):
        """Σ J_i(θ*)ᵀ u_i, in the weights of the model after the change."""
        return self.model.carry(self.model.pullback(self.theta_star, X[points], u), self.next)

    def c(self, points):
        return np.array([self.weights[i] for i in points])

    def unanchored(self):
        """Λ = δ I, η = 0: the prior that the data was trained with."""
        return Objective(self.next, self.delta * np.ones(self.next.parameters), np.zeros(self.next.parameters))

    def anchored(self, precision=None):
        """½ (θ − θ*)ᵀ Λ (θ − θ*) + g₀ᵀθ; without counterparts of the old weights only δ pulls, and towards 0."""
        if self.anchor is None:
            return self.unanchored()
        precision = self.delta * np.ones(self.next.parameters) if precision is None else precision
        return Objective(self.next, precision, times(precision, self.anchor) - self.leftover)

    def soft(self, objective, points, temperature=1):
        """(c, c h(f*)): what the model used to say; at another temperature than 1 a term of its own."""
        c = self.c(points)
        if temperature != 1 and len(points):
            objective.terms.append(Tempered(self.next, points, c, self.prediction(points, temperature), temperature))
            return objective
        return objective.add(points, c, c[:, None] * self.prediction(points))

    def hard(self, objective, points, c=None):
        """(c, c y): what the labels said."""
        c = self.c(points) if c is None else c
        return objective.add(points, c, c[:, None] * self.y(points))

    def curvature(self, kind, without=()):
        """Curvature of the past points, each recorded where it was last at hand; without δ. Rows of new features are zero."""
        p = self.next.parameters
        total = np.zeros((p, p)) if kind == "full" else np.zeros(p)
        for model, theta, points, labels, since in self.records:
            points = np.array([i for i in points if i not in without], dtype=int)
            if kind == "empirical":
                jacobian = model.jacobian(theta, X[points])
                h = model.likelihood.mean(model.logits(theta, X[points]))
                r = h - model.likelihood.targets(labels[points])
                part = (np.einsum("icp,ic->ip", jacobian, r) ** 2).sum(axis=0)
            else:
                h = ggn(model, theta, points, np.ones(len(points)))
                part = h if kind == "full" else np.diag(h)
            for other in [*since, self.next]:
                # Row by row, then column by column, which are rows of the transpose.
                part = model.carry(part, other) if part.ndim == 1 else carry_rows(carry_rows(part, model, other).T, model, other).T
                model = other
            total += part
        return total


def carry_rows(matrix, model, other):
    return np.array([model.carry(row, other) for row in matrix])


def add_change(past, objective, step, removed=None):
    """K with the change: points that come, points that go, labels that change, (δ′ − δ) I."""
    removed = np.array(step["removed"] if removed is None else removed, dtype=int)
    added, relabelled = np.array(step["added"], dtype=int), np.array(list(step["relabelled"]), dtype=int)
    result = objective.copy()
    result.add(removed, -1.0, -past.y(removed))
    result.add(relabelled, 0.0, new_targets(past, step) - past.y(relabelled))
    result.add(added, 1.0, past.y(added))
    if step["delta"] != past.delta:
        result.precision = plus(result.precision, step["delta"] - past.delta)
    return result


def new_targets(past, step):
    return past.next.likelihood.targets(np.array(list(step["relabelled"].values()), dtype=float))
