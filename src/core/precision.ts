/** Λ of the Gaussian part: a scalar times the identity, a diagonal of length p, or a dense symmetric p × p matrix, row-major. */
export type Precision =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'diagonal'; readonly values: Float64Array }
  | { readonly kind: 'dense'; readonly values: Float64Array };

export const scalar = (value: number): Precision => ({ kind: 'scalar', value });
export const diagonal = (values: Float64Array): Precision => ({ kind: 'diagonal', values });
export const dense = (values: Float64Array): Precision => ({ kind: 'dense', values });

/** Λx, length p. */
export const times = (precision: Precision, x: Float64Array): Float64Array => {
  const p = x.length;
  const product = new Float64Array(p);
  if (precision.kind === 'scalar') for (let i = 0; i < p; i++) product[i] = precision.value * x[i];
  else if (precision.kind === 'diagonal') for (let i = 0; i < p; i++) product[i] = precision.values[i] * x[i];
  else
    for (let i = 0; i < p; i++) {
      let sum = 0;
      for (let j = 0, at = i * p; j < p; j++) sum += precision.values[at + j] * x[j];
      product[i] = sum;
    }
  return product;
};

/** Λ + s I, of the same kind. */
export const plusIdentity = (precision: Precision, s: number): Precision => {
  if (precision.kind === 'scalar') return scalar(precision.value + s);
  const values = precision.values.slice();
  const stride = precision.kind === 'diagonal' ? 1 : Math.sqrt(values.length) + 1;
  for (let i = 0; i < values.length; i += stride) values[i] = values[i] + s;
  return { kind: precision.kind, values };
};

/** Λ as a dense p × p matrix, row-major; always a copy. */
export const toDense = (precision: Precision, p: number): Float64Array => {
  if (precision.kind === 'dense') return precision.values.slice();
  const values = new Float64Array(p * p);
  for (let i = 0; i < p; i++) values[i * p + i] = precision.kind === 'scalar' ? precision.value : precision.values[i];
  return values;
};
