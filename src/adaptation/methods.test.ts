import { describe, expect, test } from 'vitest';
import type { Objective } from '../core/objective.ts';
import { norm, scale, subtract } from '../core/vectors.ts';
import { relativeDistance, sampleRow } from '../testing/samples.ts';
import { adaptOnce, baseOf, changeOf, type SampleWorld, toRow, worldOf } from '../testing/sampleWorlds.ts';
import type { Adapted, WorldChange } from './chain.ts';
import { assemble } from './coefficients.ts';
import { settingsOf } from './method.ts';
import { methodById, methods } from './methods.ts';

const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 30, seed: 21 }, 0.8);
const base = baseOf(world);
const smaller = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 1, count: 30, seed: 21 }).machine;
const mlp = worldOf({ family: 'mlp', likelihood: 'bernoulli', count: 30, seed: 21 });
const newRow = ({ sample, rows }: SampleWorld) => toRow(sampleRow(sample.spec.likelihood, 2, sample.random), rows.length);

/** K of what a method made of a change. */
const pastOf = ({ solution, undefinedBecause }: Adapted): Objective => {
  if (!solution?.past) throw new Error(undefinedBecause ?? 'the method minimises nothing');
  return solution.past;
};

const changes: Record<WorldChange['kind'], WorldChange> = {
  add: changeOf(world, { kind: 'add', add: [newRow(world)] }),
  remove: changeOf(world, { kind: 'remove', remove: [4, 9] }),
  relabel: changeOf(world, { kind: 'relabel', relabel: [[4, 1 - (world.rows[4]?.label ?? 0)]] }),
  move: changeOf(world, { kind: 'move', remove: [4], add: [newRow(world)] }),
  prior: changeOf(world, { kind: 'prior', priorPrecision: 4 }),
  model: changeOf(world, { kind: 'model', machine: smaller }),
};
const toMlp = changeOf(world, { kind: 'model', machine: mlp.machine });

const COUNTERPART = 'The weights of the old model have no counterpart in the new one.';

/** Why each method is not defined, by kind of change; all the rest is defined. */
const UNDEFINED: Record<string, Partial<Record<WorldChange['kind'] | 'mlp', string>>> = {
  'weight-prior': { mlp: COUNTERPART },
  'ewc-diagonal': { model: COUNTERPART, mlp: COUNTERPART },
  'ewc-full': { model: COUNTERPART, mlp: COUNTERPART },
  'k-prior+ewc': { model: COUNTERPART, mlp: COUNTERPART },
  combined: { model: COUNTERPART, mlp: COUNTERPART },
  'centred-replay': { model: COUNTERPART, mlp: COUNTERPART },
  influence: { model: COUNTERPART, mlp: COUNTERPART },
  'fine-tune': {
    remove: 'Fine-tuning trains on new points, and a removal brings none.',
    model: 'Fine-tuning trains on new points, and a new model brings none.',
    mlp: 'Fine-tuning trains on new points, and a new model brings none.',
  },
};

describe.each(methods.map(({ id }) => id))('%s', (id) => {
  test.each([...Object.entries(changes), ['mlp', toMlp] as const])('has a solution for %s, or one sentence why not', (kind, change) => {
    const { adapted } = adaptOnce(world, base, id, change, { memory: [0, 1, 2, 3, 4] });
    const reason = UNDEFINED[id]?.[kind as WorldChange['kind'] | 'mlp'] ?? null;
    expect(adapted.undefinedBecause).toBe(reason);
    if (reason) {
      expect(adapted.solution).toBeNull();
      return;
    }
    expect(adapted.solution?.fit.theta.every(Number.isFinite)).toBe(true);
    expect(adapted.solution?.fit.converged).toBe(true);
    if (kind !== 'mlp') expect(adapted.solution?.fit.gradientNorm).toBeLessThanOrEqual(1e-8);
  });

  test('says what it is: a title, a sentence, an objective, options with defaults within their bounds', () => {
    const method = methodById(id);
    expect(method.title.length).toBeGreaterThan(2);
    expect(method.summary).toMatch(/^[A-Z].*\.$/);
    expect(method.tex.length).toBeGreaterThan(3);
    const settings = settingsOf(method);
    for (const option of method.options) {
      if (option.kind === 'range') {
        expect(option.default).toBeGreaterThanOrEqual(option.min);
        expect(option.default).toBeLessThanOrEqual(option.max);
        expect(settings.number(option.id)).toBe(option.default);
      } else {
        expect(option.choices.map((choice) => choice.id)).toContain(option.default);
        expect(settings.choice(option.id)).toBe(option.default);
      }
    }
  });
});

test('every method has an id of its own; an unknown one is refused by name', () => {
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
  expect(() => methodById('best')).toThrow('there is no method best; use one of exact, k-prior');
});

test('settings come from the options of their own method, and an undeclared one is refused', () => {
  const settings = settingsOf(methodById('ewc-diagonal'), {
    'ewc-diagonal.strength': 3,
    'ewc-full.strength': 7,
    'ewc-diagonal.fisher': 'empirical',
  });
  expect(settings.number('strength')).toBe(3);
  expect(settings.choice('fisher')).toBe('empirical');
  expect(() => settings.number('speed')).toThrow('ewc-diagonal declares no option speed');
});

describe('combined', () => {
  const split = (share: number, memory: readonly number[], change = changes.add) => {
    const { adapted } = adaptOnce(world, base, 'combined', change, { memory, options: { 'combined.replayShare': share } });
    const { sites, b } = pastOf(adapted);
    // A replayed point has its label, 0 or 1; the others what the model said.
    return [...sites].filter((_, s) => b[s] === 0 || b[s] === 1);
  };
  const ten = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

  test.each([
    [0, []],
    [0.5, [3, 7, 11, 15, 19]],
    [0.3, [7, 13, 19]],
    [0.05, []],
    [1, ten],
  ])('replays a share of %d of its memory, spread evenly', (share, replayed) => {
    // A point of label 0 has b = 0 and its site stays, for a = 1.
    expect(split(share, ten)).toEqual(replayed);
  });

  test('keeps old predictions of what the change touches', () => {
    expect(split(1, [3, 4, 5], changes.remove)).toEqual([3, 5]);
  });

  test('keeps the curvature of what is in neither part, as strong as its option says', () => {
    const lambda = (strength: number, memory: readonly number[]) => {
      const { adapted } = adaptOnce(world, base, 'combined', changes.add, { memory, options: { 'combined.strength': strength } });
      const { precision } = pastOf(adapted);
      return precision.kind === 'diagonal' ? precision.values : new Float64Array(0);
    };
    const delta = new Float64Array(base.theta.length).fill(0.8);
    expect(lambda(0, ten)).toEqual(delta);
    expect(relativeDistance(subtract(lambda(3, ten), delta), scale(3, subtract(lambda(1, ten), delta)))).toBeLessThan(1e-12);
    const everything = world.rows.map((_, i) => i);
    expect(relativeDistance(lambda(1, everything), delta)).toBeLessThan(1e-12);
    expect(norm(lambda(1, []))).toBeGreaterThan(norm(lambda(1, ten)));
  });
});

describe('EWC', () => {
  test('takes a point out in closed form by default, by gradient ascent where it is asked to', () => {
    const solve = (deletion: string) =>
      adaptOnce(world, base, 'ewc-full', changes.remove, { options: { 'ewc-full.deletion': deletion } }).adapted;
    expect(solve('downdated').solution?.objective?.sites).toHaveLength(0);
    const ascent = solve('ascent').solution?.objective;
    expect([...(ascent?.sites ?? [])]).toEqual([4, 9]);
    expect([...(ascent?.a ?? [])]).toEqual([-1, -1]);
  });

  test('weighs by residuals where the empirical Fisher is asked for', () => {
    const lambda = (fisher: string) => {
      const { adapted } = adaptOnce(world, base, 'ewc-diagonal', changes.add, { options: { 'ewc-diagonal.fisher': fisher } });
      return pastOf(adapted).precision;
    };
    expect(lambda('true').kind).toBe('diagonal');
    expect(lambda('empirical')).not.toEqual(lambda('true'));
  });
});

test('terms of a point add up, and points whose terms cancel have no site', () => {
  const form = assemble(
    {
      sites: [
        { point: 2, a: 1, b: [1, 0] },
        { point: 0, a: 1, b: [0.5, 0.5] },
        { point: 2, a: -1, b: [-1, 0] },
        { point: 3, a: 0, b: [0, 2] },
        { point: 0, a: 2, b: [1, 0] },
      ],
      precision: { kind: 'scalar', value: 1 },
      linear: new Float64Array(2),
    },
    5,
    2,
  );
  expect(form.sites).toEqual(Int32Array.of(0, 3));
  expect(form.a).toEqual(Float64Array.of(3, 0));
  expect(form.b).toEqual(Float64Array.of(1.5, 0.5, 0, 2));
});
