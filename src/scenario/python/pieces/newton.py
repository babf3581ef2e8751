def newton(objective, theta):
    """Damped Newton: θ ← θ − s (∇²F + τ I)⁻¹ ∇F, until rounding stops it. Without points the minimum is Λ⁻¹η."""
    if len(objective.sites()) == 0:
        return np.linalg.solve(dense(objective.precision), objective.linear)
    value, gradient = objective.value(theta), objective.gradient(theta)
    for _ in range(200):
        size = np.linalg.norm(gradient)
        if size == 0:
            break
        direction = -solve_damped(objective.hessian(theta), gradient)
        slope, s, accepted = gradient @ direction, 1.0, None
        while s >= 1e-10 and accepted is None:
            trial = theta + s * direction
            new_value, new_gradient = objective.value(trial), objective.gradient(trial)
            flat = abs(new_value - value) <= 1e-12 * (1 + abs(value))
            if new_value <= value + 1e-4 * s * slope or (flat and np.linalg.norm(new_gradient) < size):
                accepted = trial, new_value, new_gradient
            s /= 2
        if accepted is None:
            break
        theta, value, gradient = accepted
        if size <= 1e-8 and np.linalg.norm(gradient) > size / 2:
            break
    return theta


def solve_damped(matrix, x):
    """(A + τ I)⁻¹ x with the smallest τ of 0, 1e-10 t, 1e-9 t, … that makes it positive definite.

    t is the largest entry of the diagonal.
    """
    largest = max(np.abs(np.diag(matrix)).max(), 1e-300)
    for shift in [0.0] + [largest * 10.0**power for power in range(-10, 7)]:
        try:
            factor = np.linalg.cholesky(matrix + shift * np.eye(len(x)))
            return np.linalg.solve(factor.T, np.linalg.solve(factor, x))
        except np.linalg.LinAlgError:
            pass
    return x
