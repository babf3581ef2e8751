/*
 * exp, log, log1p and tanh that give the same bits in every browser and in Node. The language leaves the last bit of Math.exp and its
 * kin to the engine, and engines differ; an MLP's solver makes of one bit another minimum, and then a link or the command line would
 * not show the figures that the page showed. Only +, −, ×, ÷ are used, which IEEE 754 fixes; each is within 2 units in the last place.
 */

/** 2^k for k = −1074 … 1023, at k + 1074. */
const powers = new Float64Array(2098);
powers[1074] = 1;
for (let at = 1075; at < powers.length; at++) powers[at] = powers[at - 1] * 2;
for (let at = 1073; at >= 0; at--) powers[at] = powers[at + 1] / 2;

/** ln 2 in two parts: the first has zeros at its end, so that k times it is exact. */
const LN2_HIGH = 6.931471803691238e-1;
const LN2_LOW = 1.9082149292705877e-10;

/** e^x. With x = k ln 2 + r, |r| ≤ ½ ln 2, e^r is 1 + 2r / (2 − r + r²/6 − …): the rational approximation of fdlibm. */
export const exp = (x: number): number => {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  // Here x is a number between the two, or NaN.
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.6666666666666602e-1 +
        t * (-2.7777777777015593e-3 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // 2^1024 is no number, and y may be below 1.
  if (k > 1023) return y * 2 * powers[2097];
  // Nor is 2^−1075, and y may be above 1.
  if (k < -1074) return (y / 2) * powers[0];
  return y * (powers[k + 1074] ?? Number.NaN);
};

/** ln 2^k (1 + f) for √½ ≤ 1 + f < √2, by the series in s = f / (2 + f) of fdlibm. */
const logNear = (f: number, k: number): number => {
  const s = f / (2 + f);
  const z = s * s;
  const series =
    z *
    (6.666666666666735e-1 +
      z *
        (3.999999999940942e-1 +
          z *
            (2.857142874366239e-1 +
              z * (2.2222198432149784e-1 + z * (1.818357216161805e-1 + z * (1.5313837699209373e-1 + z * 1.4798198605116586e-1))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
};

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Index of the word that holds the exponent. */
const TOP = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const SQRT2_TOP = 0x6a09e;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** ln x; −∞ at 0, NaN below. */
export const log = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const subnormal = x < SMALLEST_NORMAL;
  double[0] = subnormal ? x * powers[1074 + 54] : x;
  const top = words[TOP];
  const mantissa = top & 0xfffff;
  const above = mantissa >= SQRT2_TOP ? 1 : 0;
  words[TOP] = mantissa | ((1023 - above) << 20);
  return logNear(double[0] - 1, (top >>> 20) - 1023 + above - (subnormal ? 54 : 0));
};

/** ln(1 + x), also where x is small. */
export const log1p = (x: number): number => {
  if (x > -0.29 && x < 0.41) return logNear(x, 0);
  if (x >= 0.41 && x <= 1) return logNear((x - 1) / 2, 1);
  return log(1 + x);
};

/** tanh x: near 0 the Padé approximant of order [7/6], beyond it by exp. */
export const tanh = (x: number): number => {
  const size = Math.abs(x);
  if (size < 0.35) {
    const t = x * x;
    return (x * (135135 + t * (17325 + t * (378 + t)))) / (135135 + t * (62370 + t * (3150 + t * 28)));
  }
  const e = exp(-2 * size);
  const y = (1 - e) / (1 + e);
  return x < 0 ? -y : y;
};
