class Gaussian:
    """Numbers: A(f) = f² / 2 and h(f) = f."""

    outputs = 1

    def log_partition(self, f):
        return 0.5 * f[:, 0] ** 2

    def mean(self, f):
        return f

    def curvature(self, h):
        return np.ones((len(h), 1, 1))

    def targets(self, labels):
        return labels[:, None].astype(float)

    decide = None
