/** xᵀy. */
export const dot = (x: Float64Array, y: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
};

/** ‖x‖. */
export const norm = (x: Float64Array): number => Math.sqrt(dot(x, x));

/** x + s y, a new vector. */
export const addScaled = (x: Float64Array, s: number, y: Float64Array): Float64Array => {
  const sum = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) sum[i] = x[i] + s * y[i];
  return sum;
};

/** x − y, a new vector. */
export const subtract = (x: Float64Array, y: Float64Array): Float64Array => addScaled(x, -1, y);

/** s x, a new vector. */
export const scale = (s: number, x: Float64Array): Float64Array => x.map((value) => s * value);

/** x ← x + s y, in place. */
export const addInto = (x: Float64Array, s: number, y: Float64Array): void => {
  for (let i = 0; i < x.length; i++) x[i] = x[i] + s * y[i];
};
