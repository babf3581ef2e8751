import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relativeDistance } from '../../testing/samples.ts';
import { curvature, logPartition, mean } from '../likelihoods.ts';
import type { Likelihood } from '../model.ts';
import { dot } from '../vectors.ts';
import { tempered } from './tempered.ts';

const logits = fc.double({ min: -6, max: 6, noNaN: true });
const cases = fc
  .record({
    likelihood: fc.constantFrom<Likelihood>('bernoulli', 'gaussian', 'categorical'),
    f: fc.array(logits, { minLength: 3, maxLength: 3 }),
    old: fc.array(logits, { minLength: 3, maxLength: 3 }),
    weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
    temperature: fc.double({ min: 0.2, max: 10, noNaN: true }),
  })
  .map(({ likelihood, f, old, weight, temperature }) => {
    const outputs = likelihood === 'categorical' ? 3 : 1;
    const [now, then] = [Float64Array.from(f.slice(0, outputs)), Float64Array.from(old.slice(0, outputs))];
    const at = (t: number) => ({
      kind: 'tempered' as const,
      weight,
      temperature: t,
      target: mean(
        likelihood,
        then.map((z) => z / t),
        outputs,
      ),
    });
    return { likelihood, outputs, f: now, old: then, weight, temperature, at };
  });

test('at T = 1 it is c A(f) − c h(f*)ᵀf', () => {
  fc.assert(
    fc.property(cases, ({ likelihood, outputs, f, weight, at }) => {
      const given = at(1);
      const h = mean(likelihood, f, outputs);
      expect(tempered.value(likelihood, f, given)).toBe(weight * (logPartition(likelihood, f, 0, outputs) - dot(given.target, f)));
      expect([...tempered.cotangent(likelihood, f, given)]).toEqual([...h].map((p, c) => weight * (p - (given.target[c] as number))));
      expect([...tempered.curvature(likelihood, f, given)]).toEqual([...curvature(likelihood, h, 0, outputs)].map((w) => weight * w));
    }),
  );
});

test('its cotangent is the slope of its value, its curvature that of its cotangent', () => {
  fc.assert(
    fc.property(cases, ({ likelihood, outputs, f, temperature, at }) => {
      const given = at(temperature);
      const step = 1e-5;
      const moved = (c: number, by: number) => f.map((z, k) => (k === c ? z + by : z));
      for (let c = 0; c < outputs; c++) {
        const [ahead, behind] = [moved(c, step), moved(c, -step)];
        const slope = (tempered.value(likelihood, ahead, given) - tempered.value(likelihood, behind, given)) / (2 * step);
        const cotangent = tempered.cotangent(likelihood, f, given);
        expect(relativeDistance([slope], [cotangent[c] as number])).toBeLessThan(1e-7);
        const [up, down] = [tempered.cotangent(likelihood, ahead, given), tempered.cotangent(likelihood, behind, given)];
        const bend = up.map((u, k) => (u - (down[k] as number)) / (2 * step));
        const row = tempered.curvature(likelihood, f, given).slice(c * outputs, (c + 1) * outputs);
        expect(relativeDistance(bend, row)).toBeLessThan(1e-7);
      }
    }),
  );
});

test('it has its least value where nothing has changed', () => {
  fc.assert(
    fc.property(cases, ({ likelihood, f, old, temperature, at }) => {
      const given = at(temperature);
      expect(Math.hypot(...tempered.cotangent(likelihood, old, given))).toBeLessThan(1e-12);
      expect(tempered.value(likelihood, f, given)).toBeGreaterThanOrEqual(tempered.value(likelihood, old, given) - 1e-9);
    }),
  );
});

test('a regression knows no temperature', () => {
  fc.assert(
    fc.property(cases, ({ f, old, weight, temperature }) => {
      const given = { kind: 'tempered', weight, temperature, target: old.map((z) => z / temperature) } as const;
      const one = [f[0] as number];
      const cotangent = tempered.cotangent('gaussian', Float64Array.from(one), { ...given, target: given.target.slice(0, 1) });
      expect(relativeDistance(cotangent, [weight * ((f[0] as number) - (old[0] as number))])).toBeLessThan(1e-12);
    }),
  );
});

test('12 a high temperature matches logits: T (σ(f / T) − σ(f* / T)) → (f − f*) / 4', () => {
  fc.assert(
    fc.property(logits, logits, (f, old) => {
      const temperature = 1e4;
      const target = mean('bernoulli', Float64Array.of(old / temperature), 1);
      const [u = 0] = tempered.cotangent('bernoulli', Float64Array.of(f), { kind: 'tempered', weight: 1, temperature, target });
      expect(Math.abs(u - (f - old) / 4)).toBeLessThan(1e-5);
    }),
  );
});
