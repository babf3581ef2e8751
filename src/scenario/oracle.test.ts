import { describe, expect, it } from 'vitest';
import { run } from './run.ts';
import type { Scenario } from './types.ts';

/** An oracle case: a scenario with the answers of an independent float64 implementation. A figure that is not there was not computed. */
interface OracleCase {
  scenario: Scenario;
  expected: {
    theta?: number[];
    memory?: number[];
    influence?: { residual: number[]; variance: number[]; sensitivity: number[] };
    methods: Record<
      string,
      {
        logits?: number[];
        theta?: number[];
        pastGradient?: { true: number; relativeError: number; cosine: number };
        probes?: { value: number; gradient: number[]; pastGradient: number[] }[];
      }
    >;
  };
}

const cases = import.meta.glob<OracleCase>('./fixtures/oracle/*.json', { eager: true, import: 'default' });

/** Largest |x − y| / (1 + |y|). */
const distance = (actual: readonly number[], expected: readonly number[]): number => {
  expect(actual.length).toBe(expected.length);
  return Math.max(0, ...expected.map((y, i) => Math.abs((actual[i] as number) - y) / (1 + Math.abs(y))));
};

describe('the oracle', () => {
  it('has all 24 cases', () => expect(Object.keys(cases)).toHaveLength(24));

  for (const [path, { scenario, expected }] of Object.entries(cases)) {
    it(`agrees with ${path.split('/').at(-1)}`, () => {
      const { base, steps } = run(scenario).results;
      const step = steps[0] as (typeof steps)[number];
      if (expected.theta) expect(distance(base.theta, expected.theta)).toBeLessThanOrEqual(1e-6);
      if (expected.memory) expect(step.memory).toEqual(expected.memory);
      if (expected.influence)
        for (const name of ['residual', 'variance', 'sensitivity'] as const)
          expect(distance(step.influence[name].map(Number), expected.influence[name]), `influence ${name}`).toBeLessThanOrEqual(1e-6);

      expect(Object.keys(step.methods)).toEqual(scenario.methods);
      for (const [id, answer] of Object.entries(expected.methods)) {
        const method = step.methods[id] as (typeof step.methods)[string];
        if (answer.logits) expect(distance(method.logits, answer.logits), `${id} logits`).toBeLessThanOrEqual(1e-5);
        if (answer.theta) expect(distance(method.theta ?? [], answer.theta), `${id} theta`).toBeLessThanOrEqual(1e-5);
        if (answer.logits && scenario.model.family === 'glm') expect(method.gradientNorm, `${id} ‖∇F‖`).toBeLessThanOrEqual(1e-8);
        if (answer.pastGradient) {
          const { trueNorm, reconstructedNorm, relativeError, cosine } = method.pastGradient;
          const { true: norm, relativeError: error, cosine: angle } = answer.pastGradient;
          expect(distance([trueNorm ?? Number.NaN, relativeError ?? Number.NaN], [norm, error]), `${id} past gradient`).toBeLessThanOrEqual(
            1e-5,
          );
          // Fine-tuning under a new prior ends at θ = 0, where Ĝ is zero: the oracle's cosine is that of its rounding.
          if ((reconstructedNorm ?? 0) > 1e-9) expect(distance([cosine ?? Number.NaN], [angle]), `${id} cosine`).toBeLessThanOrEqual(1e-5);
          else expect(cosine, `${id} cosine`).toBeNull();
        }
        answer.probes?.forEach((probe, i) => {
          const seen = method.probes[i] as (typeof method.probes)[number];
          expect(distance([seen.value], [probe.value]), `${id} probe ${i} value`).toBeLessThanOrEqual(1e-7);
          expect(distance(seen.gradient, probe.gradient), `${id} probe ${i} gradient`).toBeLessThanOrEqual(1e-7);
          expect(distance(seen.pastGradient, probe.pastGradient), `${id} probe ${i} past gradient`).toBeLessThanOrEqual(1e-7);
        });
      }
    });
  }
});

/** An oracle case of several changes, with figures a change. */
interface ChainCase {
  scenario: Scenario;
  expected: {
    theta?: number[];
    steps: {
      memory?: number[];
      methods: Record<
        string,
        {
          cost?: number;
          theta?: number[];
          logits?: number[];
          pastGradient?: Record<'trueNorm' | 'reconstructedNorm' | 'relativeError' | 'cosine' | 'gain', number>;
          probes?: { value: number; gradient: number[]; pastGradient: number[] }[];
        }
      >;
    }[];
  };
}

const chains = import.meta.glob<ChainCase>('./fixtures/oracle2/methods-*.json', { eager: true, import: 'default' });

describe('the oracle of temperatures', () => {
  it.each(Object.entries(chains))('%s', (_, { scenario, expected }) => {
    const known = scenario.methods.filter((id) => id === 'functional' || id === 'k-prior');
    const options = Object.fromEntries(
      Object.entries(scenario.options ?? {}).filter(([key]) => known.some((id) => key.startsWith(`${id}.`))),
    );
    const { base, steps } = run({ ...scenario, methods: known, options }).results;
    if (expected.theta) expect(distance(base.theta, expected.theta)).toBeLessThanOrEqual(1e-6);
    expected.steps.forEach(({ memory, methods }, k) => {
      const step = steps[k] as (typeof steps)[number];
      if (memory && k === 0) expect(step.memory).toEqual(memory);
      for (const id of known) {
        const answer = methods[id] as (typeof methods)[string];
        const method = step.methods[id] as (typeof step.methods)[string];
        const near = (actual: readonly (number | null)[], wanted: readonly number[], tolerance: number, what: string) =>
          expect(distance(actual.map(Number), wanted), `change ${k + 1}, ${id}, ${what}`).toBeLessThanOrEqual(tolerance);
        if (answer.cost !== undefined) expect(method.cost).toBe(answer.cost);
        if (answer.theta) near(method.theta ?? [], answer.theta, 1e-5, 'θ');
        if (answer.logits) near(method.logits, answer.logits, 1e-5, 'logits');
        if (answer.pastGradient) {
          const { trueNorm, reconstructedNorm, relativeError, cosine, gain } = method.pastGradient;
          const wanted = answer.pastGradient;
          const all = [wanted.trueNorm, wanted.reconstructedNorm, wanted.relativeError, wanted.cosine, wanted.gain];
          near([trueNorm, reconstructedNorm, relativeError, cosine, gain], all, 1e-4, 'past gradient');
        }
        answer.probes?.forEach((probe, i) => {
          const seen = method.probes[i] as (typeof method.probes)[number];
          near(
            [seen.value, ...seen.gradient, ...seen.pastGradient],
            [probe.value, ...probe.gradient, ...probe.pastGradient],
            k === 0 ? 1e-7 : 1e-6,
            `probe ${i}`,
          );
        });
      }
    });
  });
});

/** An oracle case of removals. */
interface CertificateCase {
  scenario: Scenario;
  expected: { steps: { methods: Record<string, { theta: number[]; certificate: number | null }> }[] };
}

const removals = import.meta.glob<CertificateCase>('./fixtures/oracle2/certificate-*.json', { eager: true, import: 'default' });

describe('the oracle of certificates', () => {
  it.each(Object.entries(removals))('%s', (_, { scenario, expected }) => {
    const { steps } = run(scenario).results;
    expected.steps.forEach(({ methods }, k) => {
      const { methods: made } = steps[k] as (typeof steps)[number];
      const exact = made.exact?.theta ?? [];
      for (const [id, answer] of Object.entries(methods)) {
        const { theta, certificate } = made[id] as (typeof made)[string];
        expect(distance(theta ?? [], answer.theta), `change ${k + 1}, ${id}, θ`).toBeLessThanOrEqual(1e-5);
        if (answer.certificate === null) expect(certificate, `change ${k + 1}, ${id}`).toBeNull();
        else {
          expect(distance([certificate ?? Number.NaN], [answer.certificate]), `change ${k + 1}, ${id}, certificate`).toBeLessThanOrEqual(
            1e-5,
          );
          expect(Math.hypot(...exact.map((value, j) => value - (theta?.[j] ?? Number.NaN)))).toBeLessThanOrEqual((certificate ?? 0) + 1e-9);
        }
      }
    });
  });
});
