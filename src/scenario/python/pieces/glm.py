class Glm:
    """f(x; θ) = Φ(x) Θ with all monomials up to a degree; θ holds one block of weights a logit."""

    linear = True

    def __init__(self, likelihood, degree, shift, scale):
        self.likelihood, self.degree, self.shift, self.scale = likelihood, degree, np.array(shift), np.array(scale)
        dimensions = range(len(shift))
        self.terms = [list(term) for k in range(degree + 1) for term in combinations_with_replacement(dimensions, k)]
        self.parameters = len(self.terms) * likelihood.outputs

    def features(self, x):
        z = (x - self.shift) / self.scale
        return np.stack([z[:, term].prod(axis=1) for term in self.terms], axis=1)

    def logits(self, theta, x):
        return self.features(x) @ theta.reshape(self.likelihood.outputs, -1).T

    def pullback(self, theta, x, u):
        """Σ_i J_iᵀ u_i."""
        return (u.T @ self.features(x)).ravel()

    def jacobian(self, theta, x):
        """∂f_ic / ∂θ, n × C × p."""
        phi, outputs = self.features(x), self.likelihood.outputs
        return np.stack([np.kron(np.eye(outputs)[c], phi) for c in range(outputs)], axis=1)

    def carry(self, theta, other):
        """θ in the weights of another model: cut off, or filled up with zeros. None where no weight has a counterpart."""
        comparable = isinstance(other, Glm) and type(other.likelihood) is type(self.likelihood)
        if not comparable or list(self.shift) != list(other.shift) or list(self.scale) != list(other.scale):
            return None
        blocks = theta.reshape(self.likelihood.outputs, -1)
        carried = np.zeros((self.likelihood.outputs, len(other.terms)))
        both = min(len(self.terms), len(other.terms))
        carried[:, :both] = blocks[:, :both]
        return carried.ravel()
