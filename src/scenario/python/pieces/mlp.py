class Mlp:
    """A multilayer perceptron; θ holds, layer by layer, the weights (fan_in × fan_out, row by row), then the biases."""

    linear = False

    def __init__(self, likelihood, hidden, activation, shift, scale):
        self.likelihood, self.activation, self.shift, self.scale = likelihood, activation, np.array(shift), np.array(scale)
        self.widths = [len(shift), *hidden, likelihood.outputs]
        self.parameters = sum((i + 1) * o for i, o in zip(self.widths, self.widths[1:]))

    def layers(self, theta):
        at = 0
        for fan_in, fan_out in zip(self.widths, self.widths[1:]):
            weights = theta[at : at + fan_in * fan_out].reshape(fan_in, fan_out)
            yield weights, theta[at + fan_in * fan_out : at + (fan_in + 1) * fan_out]
            at += (fan_in + 1) * fan_out

    def activations(self, theta, x):
        values = [(x - self.shift) / self.scale]
        for l, (weights, biases) in enumerate(self.layers(theta)):
            z = values[-1] @ weights + biases
            last = l == len(self.widths) - 2
            values.append(z if last else np.tanh(z) if self.activation == "tanh" else np.maximum(z, 0))
        return values

    def deltas(self, theta, values, u):
        """From ∂/∂f to ∂/∂z of every layer, by backpropagation."""
        deltas = [u]
        for (weights, _), value in zip(reversed(list(self.layers(theta))), reversed(values[:-1])):
            slope = 1 - value**2 if self.activation == "tanh" else (value > 0).astype(float)
            deltas.insert(0, (deltas[0] @ weights.T) * slope)
        return deltas[1:]

    def logits(self, theta, x):
        return self.activations(theta, x)[-1]

    def pullback(self, theta, x, u):
        """Σ_i J_iᵀ u_i."""
        values = self.activations(theta, x)
        deltas = self.deltas(theta, values, u)
        return np.concatenate([part for v, d in zip(values, deltas) for part in ((v.T @ d).ravel(), d.sum(axis=0))])

    def jacobian(self, theta, x):
        """∂f_ic / ∂θ, n × C × p."""
        values, rows = self.activations(theta, x), []
        for c in range(self.likelihood.outputs):
            deltas = self.deltas(theta, values, np.tile(np.eye(self.likelihood.outputs)[c], (len(x), 1)))
            parts = [((v[:, :, None] * d[:, None, :]).reshape(len(x), -1), d) for v, d in zip(values, deltas)]
            rows.append(np.concatenate([part for pair in parts for part in pair], axis=1))
        return np.stack(rows, axis=1)

    def carry(self, theta, other):
        """θ itself where the other model is the same function, else None."""
        same = isinstance(other, Mlp) and self.widths == other.widths and self.activation == other.activation
        return theta if same and list(self.shift) == list(other.shift) and list(self.scale) == list(other.scale) else None
