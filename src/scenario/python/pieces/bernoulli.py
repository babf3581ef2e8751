class Bernoulli:
    """Two classes: A(f) = log(1 + e^f) and h(f) = 1 / (1 + e^-f), the probability of class 1."""

    outputs = 1

    def log_partition(self, f):
        return np.logaddexp(0, f[:, 0])

    def mean(self, f):
        return np.exp(-np.logaddexp(0, -f))

    def curvature(self, h):
        return (h * (1 - h))[:, :, None]

    def targets(self, labels):
        return labels[:, None].astype(float)

    def decide(self, f):
        return (f[:, 0] > 0).astype(int)
