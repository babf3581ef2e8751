class Objective:
    """F(θ) = Σ_i [a_i A(f_i) − b_iᵀ f_i] + ½ θᵀΛθ − ηᵀθ, a sum in nats: the one form that every method writes.

    Λ (precision) is a matrix, or the diagonal of one. Terms outside of the form stand beside it.
    """

    def __init__(self, model, precision, linear):
        self.model, self.precision, self.linear = model, precision, linear
        self.a, self.b = np.zeros(len(X)), np.zeros((len(X), model.likelihood.outputs))
        self.terms = []

    def add(self, points, a, b):
        if len(points):
            self.a[points] += a
            self.b[points] += b
        return self

    def copy(self):
        other = Objective(self.model, self.precision, self.linear).add(np.arange(len(X)), self.a, self.b)
        other.terms = list(self.terms)
        return other

    def sites(self):
        """Points whose terms do not cancel: what one gradient touches."""
        used = (self.a != 0) | (self.b != 0).any(axis=1)
        for term in self.terms:
            used[term.points] = True
        return np.flatnonzero(used)

    def value(self, theta):
        i = self.sites()
        f = self.model.logits(theta, X[i])
        data = self.a[i] @ self.model.likelihood.log_partition(f) - (self.b[i] * f).sum()
        beside = sum(term.value(theta) for term in self.terms)
        return data + beside + 0.5 * theta @ times(self.precision, theta) - self.linear @ theta

    def gradient(self, theta):
        i = self.sites()
        h = self.model.likelihood.mean(self.model.logits(theta, X[i]))
        data = self.model.pullback(theta, X[i], self.a[i, None] * h - self.b[i])
        beside = sum(term.gradient(theta) for term in self.terms)
        return data + beside + times(self.precision, theta) - self.linear

    def hessian(self, theta):
        i = self.sites()
        beside = sum(term.hessian(theta) for term in self.terms)
        return ggn(self.model, theta, i, self.a[i]) + beside + dense(self.precision)


class Tempered:
    """Σ_i c_i T² [A(f_i/T) − t_iᵀ f_i/T] with t = h(f*/T): what the old model said, at a temperature."""

    def __init__(self, model, points, c, target, temperature):
        self.model, self.points, self.c, self.target, self.t = model, points, c, target, temperature

    def value(self, theta):
        f = self.model.logits(theta, X[self.points]) / self.t
        return self.t**2 * self.c @ (self.model.likelihood.log_partition(f) - (self.target * f).sum(axis=1))

    def gradient(self, theta):
        h = self.model.likelihood.mean(self.model.logits(theta, X[self.points]) / self.t)
        return self.model.pullback(theta, X[self.points], self.t * self.c[:, None] * (h - self.target))

    def hessian(self, theta):
        return ggn(self.model, theta, self.points, self.c, self.t)


def times(precision, x):
    return precision @ x if precision.ndim == 2 else precision * x


def dense(precision):
    return precision if precision.ndim == 2 else np.diag(precision)


def plus(precision, s):
    """Λ + s I."""
    return precision + s * np.eye(len(precision)) if precision.ndim == 2 else precision + s


def ggn(model, theta, points, weights, temperature=1):
    """Σ_i w_i J_iᵀ A″(f_i/T) J_i: the Hessian of a GLM's loss, and the true Fisher."""
    total = np.zeros((len(theta), len(theta)))
    for part in np.array_split(np.arange(len(points)), 1 + len(points) // 256):
        x = X[points[part]]
        if len(x) == 0:
            continue
        jacobian = model.jacobian(theta, x)
        w = weights[part, None, None] * model.likelihood.curvature(model.likelihood.mean(model.logits(theta, x) / temperature))
        bent = np.einsum("ick,ikp->icp", w, jacobian)
        total += jacobian.reshape(-1, len(theta)).T @ bent.reshape(-1, len(theta))
    return total
