class Objective:
    """F(θ) = Σ_i [a_i A(f_i) − b_iᵀ f_i] + ½ θᵀΛθ − ηᵀθ, a sum in nats: the one form that every method writes.

    Λ (precision) is a matrix, or the diagonal of one.
    """

    def __init__(self, model, precision, linear):
        self.model, self.precision, self.linear = model, precision, linear
        self.a, self.b = np.zeros(len(X)), np.zeros((len(X), model.likelihood.outputs))

    def add(self, points, a, b):
        if len(points):
            self.a[points] += a
            self.b[points] += b
        return self

    def copy(self):
        return Objective(self.model, self.precision, self.linear).add(np.arange(len(X)), self.a, self.b)

    def sites(self):
        """Points whose terms do not cancel: what one gradient touches."""
        return np.flatnonzero((self.a != 0) | (self.b != 0).any(axis=1))

    def value(self, theta):
        i = self.sites()
        f = self.model.logits(theta, X[i])
        data = self.a[i] @ self.model.likelihood.log_partition(f) - (self.b[i] * f).sum()
        return data + 0.5 * theta @ times(self.precision, theta) - self.linear @ theta

    def gradient(self, theta):
        i = self.sites()
        h = self.model.likelihood.mean(self.model.logits(theta, X[i]))
        data = self.model.pullback(theta, X[i], self.a[i, None] * h - self.b[i])
        return data + times(self.precision, theta) - self.linear

    def hessian(self, theta):
        i = self.sites()
        return ggn(self.model, theta, i, self.a[i]) + dense(self.precision)


def times(precision, x):
    return precision @ x if precision.ndim == 2 else precision * x


def dense(precision):
    return precision if precision.ndim == 2 else np.diag(precision)


def plus(precision, s):
    """Λ + s I."""
    return precision + s * np.eye(len(precision)) if precision.ndim == 2 else precision + s


def ggn(model, theta, points, weights):
    """Σ_i w_i J_iᵀ A″(f_i) J_i: the Hessian of a GLM's loss, and the true Fisher."""
    total = np.zeros((len(theta), len(theta)))
    for part in np.array_split(np.arange(len(points)), 1 + len(points) // 256):
        x = X[points[part]]
        if len(x) == 0:
            continue
        jacobian = model.jacobian(theta, x)
        w = weights[part, None, None] * model.likelihood.curvature(model.likelihood.mean(model.logits(theta, x)))
        bent = np.einsum("ick,ikp->icp", w, jacobian)
        total += jacobian.reshape(-1, len(theta)).T @ bent.reshape(-1, len(theta))
    return total
