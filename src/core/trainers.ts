/** State of a first-order optimizer over one θ; `theta` is updated in place. */
export interface Trainer {
  readonly theta: Float64Array;
  /** Update of θ along the gradient of the objective (a sum in nats). */
  step(gradient: Float64Array): void;
}

/** Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8 and bias correction (Kingma & Ba 2015). */
export const adam = (start: Float64Array, learningRate: number): Trainer => {
  const theta = start.slice();
  const m = new Float64Array(theta.length);
  const v = new Float64Array(theta.length);
  let t = 0;
  return {
    theta,
    step(gradient) {
      t++;
      const first = 1 - 0.9 ** t;
      const second = 1 - 0.999 ** t;
      for (let j = 0; j < theta.length; j++) {
        const g = gradient[j];
        m[j] = 0.9 * m[j] + 0.1 * g;
        v[j] = 0.999 * v[j] + 0.001 * g * g;
        theta[j] = theta[j] - (learningRate * (m[j] / first)) / (Math.sqrt(v[j] / second) + 1e-8);
      }
    },
  };
};

/** Gradient descent with heavy-ball momentum: v ← μv − ε∇F, θ ← θ + v. */
export const sgd = (start: Float64Array, learningRate: number, momentum: number): Trainer => {
  const theta = start.slice();
  const velocity = new Float64Array(theta.length);
  return {
    theta,
    step(gradient) {
      for (let j = 0; j < theta.length; j++) {
        velocity[j] = momentum * velocity[j] - learningRate * gradient[j];
        theta[j] = theta[j] + velocity[j];
      }
    },
  };
};
