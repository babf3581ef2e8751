/** xᵀy. */
export const dot = (x: Float64Array, y: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
};

/** ‖x‖, also where the squares of x are beyond float64. */
export const norm = (x: Float64Array): number => {
  const square = dot(x, x);
  if (square > 1e-280 && square < Number.POSITIVE_INFINITY) return Math.sqrt(square);
  let largest = 0;
  for (const value of x) largest = Math.max(largest, Math.abs(value));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  const scaled = x.map((value) => value / largest);
  return largest * Math.sqrt(dot(scaled, scaled));
};

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
