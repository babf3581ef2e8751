import { memoryRules } from '../adaptation/memory.ts';
import { methods } from '../adaptation/methods.ts';
import type { Likelihood } from '../core/model.ts';
import { createModel } from '../core/models.ts';
import { createRandom, type Random } from '../core/random.ts';
import { largestCoordinate } from '../data/coordinate.ts';
import { generators } from '../data/generators.ts';
import { applyChange } from '../scenario/apply.ts';
import { basePoints, classCountOf, dimensionOf, modelSpec } from '../scenario/defaults.ts';
import { limits } from '../scenario/limits.ts';
import type { Change, Scenario, ScenarioData, ScenarioMemory, ScenarioModel } from '../scenario/types.ts';

/** Numbers of one seed, in the ways in which a scenario asks for them. */
const draws = (random: Random) => {
  const chance = (share: number): boolean => random.uniform() < share;
  const integer = (low: number, high: number): number => low + random.integer(high - low + 1);
  const one = <T>(items: readonly T[]): T => items[random.integer(items.length)] as T;
  /** 10^e, e uniform. */
  const power = (low: number, high: number): number => 10 ** (low + (high - low) * random.uniform());
  /** The field, or none. */
  const maybe = <T>(share: number, field: () => T): T | Record<string, never> => (chance(share) ? field() : {});
  const some = <T>(items: readonly T[], least: number, most: number): T[] =>
    random.pick(items.length, Math.min(items.length, integer(least, most))).map((at) => items[at] as T);
  return { chance, integer, one, power, maybe, some, normal: () => random.normal(), seed: () => integer(-1000, 1000) };
};
type Draws = ReturnType<typeof draws>;

/** How the points of a scenario lie and are labelled. */
interface Kind {
  readonly dimension: number;
  readonly likelihood: Likelihood;
  readonly classes: readonly number[];
  /** Units of each coordinate. */
  readonly scales: readonly number[];
  /** Unit of labels that are numbers, and whether they are whole. */
  readonly unit: number;
  readonly whole: boolean;
}

const within = (value: number): number => Math.max(-largestCoordinate, Math.min(largestCoordinate, value)) + 0;

const labelOf = ({ likelihood, classes, unit, whole }: Kind, { one, normal }: Draws): number => {
  if (likelihood !== 'gaussian') return one(classes);
  return within(whole ? Math.round(normal()) : unit * normal());
};

const placeOf = ({ scales }: Kind, { normal, chance }: Draws): number[] =>
  scales.map((scale) => within(chance(0.05) ? 0 : scale * (chance(0.2) ? Math.round(normal()) : normal())));

const rowOf = (kind: Kind, drawn: Draws): number[] => [...placeOf(kind, drawn), labelOf(kind, drawn)];

const kindOf = (drawn: Draws): Kind => {
  const { chance, integer, one, power } = drawn;
  const dimension = chance(0.7) ? 2 : integer(1, 5);
  const likelihood = one<Likelihood>(['bernoulli', 'bernoulli', 'gaussian', 'categorical']);
  const all = likelihood === 'categorical' ? (chance(0.15) ? limits.classes : integer(2, 5)) : 2;
  // A few of the classes have points, sometimes the last one alone.
  const classes =
    likelihood === 'categorical' ? Array.from({ length: integer(1, 4) }, () => integer(0, all - 1)) : chance(0.1) ? [0] : [0, 1];
  const extreme = chance(0.15);
  const scales = Array.from({ length: dimension }, () =>
    chance(0.05) ? 0 : extreme ? power(-12, Math.log10(largestCoordinate)) : power(-1, 1),
  );
  return { dimension, likelihood, classes, scales, unit: chance(0.15) ? power(-12, 9) : 1, whole: chance(0.3) };
};

const dataOf = (kind: Kind, drawn: Draws, small: boolean): ScenarioData => {
  const { chance, integer, one, power, maybe, seed } = drawn;
  const names = (count: number): string[] => Array.from({ length: count }, (_, k) => one(['', 'x', 'naïve', 'a,b', '#', 'NaN']) + k);
  if (kind.dimension === 2 && kind.likelihood === 'bernoulli' && chance(0.2))
    return {
      preset: { id: one([...generators.keys()]), count: integer(1, small ? 15 : 60), noise: chance(0.1) ? 10 : power(-2, 0), seed: seed() },
    };
  const count = chance(0.1) ? integer(1, 3) : integer(4, small ? 15 : 40);
  const points = Array.from({ length: count }, () => rowOf(kind, drawn));
  // Some points lie on one another, with the same label or with another.
  for (let k = 1; k < count; k++) if (chance(0.1)) points[k] = [...(points[k - 1] as number[]).slice(0, -1), labelOf(kind, drawn)];
  return {
    points,
    ...maybe(0.2, () => ({ columns: names(kind.dimension + 1) })),
    ...maybe(kind.likelihood === 'gaussian' ? 0 : 0.2, () => ({ classes: names(integer(1, 4)) })),
  };
};

/** Weights that a random model has at most: a full curvature of them is factorised in a fraction of a second. */
const MOST_WEIGHTS = 200;
/** The same of a small scenario. */
const FEW_WEIGHTS = 30;
/** The same among a hundred classes, of which a few have points. */
const MOST_OF_CLASSES = 800;

const modelOf = (kind: Kind, data: ScenarioData, steps: readonly Change[], drawn: Draws, small: boolean): ScenarioModel => {
  const { chance, integer, one, maybe, seed } = drawn;
  const common = { likelihood: kind.likelihood, ...maybe(0.4, () => ({ inputs: one(['raw', 'standardised'] as const) })) };
  const network: ScenarioModel = {
    ...common,
    family: 'mlp',
    hidden: Array.from({ length: integer(1, 2) }, () => integer(1, 6)),
    activation: one(['tanh', 'relu']),
    ...maybe(0.5, () => ({ seed: seed() })),
  };
  const polynomial = (degree: number): ScenarioModel => ({ ...common, family: 'glm', features: { kind: 'polynomial', degree } });
  const fits = (model: ScenarioModel): boolean => {
    const classCount = classCountOf({ data, steps: [...steps], model });
    const most = small ? FEW_WEIGHTS : model.family === 'glm' && classCount > 10 ? MOST_OF_CLASSES : MOST_WEIGHTS;
    return createModel(modelSpec(model, kind.dimension, classCount)).parameters <= most;
  };
  if (chance(small ? 0.1 : 0.2) && fits(network)) return network;
  let degree = chance(0.1) ? limits.degree : integer(0, 4);
  while (degree > 0 && !fits(polynomial(degree))) degree--;
  return chance(0.1) ? { ...common, family: 'glm' } : polynomial(degree);
};

const memoryOf = (count: number, { chance, integer, one, maybe, seed }: Draws): ScenarioMemory => ({
  rule: one(memoryRules).id,
  size: chance(0.1) ? integer(0, 2) : integer(0, 60),
  ...maybe(0.5, () => ({ perClass: chance(0.5) })),
  ...maybe(0.5, () => ({ weights: one(['one', 'n-over-m', 'trace'] as const) })),
  ...maybe(0.5, () => ({ seed: seed() })),
  ...maybe(0.5, () => ({ budget: one(['per-step', 'total'] as const) })),
  ...maybe(0.15, () => ({ indices: Array.from({ length: count }, (_, i) => i).filter(() => chance(0.3)) })),
});

const precisionOf = ({ chance, power }: Draws): number => (chance(0.85) ? power(-3, 2) : chance(0.5) ? power(-300, -3) : power(2, 300));

/** A change of points that there are `count` of. */
const changeOf = (kind: Kind, count: number, drawn: Draws): Exclude<Change, { kind: 'model' }> => {
  const { integer, one, some } = drawn;
  const everyone = Array.from({ length: count }, (_, i) => i);
  switch (one(['add', 'add', 'remove', 'relabel', 'move', 'prior'] as const)) {
    case 'add':
      return { kind: 'add', points: Array.from({ length: integer(0, 8) }, () => rowOf(kind, drawn)) };
    case 'remove':
      return { kind: 'remove', indices: some(everyone, 0, Math.min(6, count - 1)) };
    case 'relabel':
      return { kind: 'relabel', labels: some(everyone, 0, 6).map((i) => [i, labelOf(kind, drawn)]) };
    case 'move':
      return { kind: 'move', points: some(everyone, 0, 6).map((i) => [i, placeOf(kind, drawn)]) };
    case 'prior':
      return { kind: 'prior', precision: precisionOf(drawn) };
  }
};

const optionsOf = ({ chance, one }: Draws, random: Random): Record<string, number | string> =>
  Object.fromEntries(
    methods.flatMap(({ id, options }) =>
      options
        .filter(() => chance(0.3))
        .map((option): [string, number | string] => [
          `${id}.${option.id}`,
          option.kind === 'range' ? option.min + (option.max - option.min) * random.uniform() : one(option.choices).id,
        ]),
    ),
  );

/**
 * A valid scenario of a seed, within the limits and of less than seconds of work, of hundredths where it is `small`: of every likelihood,
 * family, kind of change, rule, method and option, with coordinates, priors and base weights that are sometimes far out.
 */
export const randomScenario = (seed: number, { small = false } = {}): Scenario => {
  const random = createRandom(seed);
  const drawn = draws(random);
  const { chance, integer, some, maybe, power, normal } = drawn;
  const kind = kindOf(drawn);
  const data = dataOf(kind, drawn, small);
  const steps: Change[] = [];
  let rows = basePoints(data);
  const models: number[] = [];
  for (let k = chance(0.1) ? 0 : integer(1, small ? 2 : 4); k > 0; k--) {
    if (chance(0.15)) {
      models.push(steps.length);
      // Its place; which one it is follows from all the labels.
      steps.push({ kind: 'add', points: [] });
      continue;
    }
    const change = changeOf(kind, rows.length, drawn);
    steps.push(change);
    rows = applyChange(rows, change).rows;
  }
  const model = modelOf(kind, data, steps, drawn, small);
  for (const k of models) steps[k] = { kind: 'model', model: modelOf(kind, data, steps, drawn, small) };
  const dimension = dimensionOf(data);
  const { parameters } = createModel(modelSpec(model, dimension, classCountOf({ data, steps, model })));
  const thetaOf = (): number[] => {
    const scale = chance(0.1) ? power(0, 308) : 1;
    return Array.from({ length: parameters }, () => scale * Math.max(-1, Math.min(1, normal())));
  };
  return {
    version: 1,
    ...maybe(0.2, () => ({ title: 'A “random” scenario' })),
    data,
    model,
    prior: { precision: precisionOf(drawn) },
    ...maybe(0.15, () => ({ base: { theta: thetaOf() } })),
    memory: memoryOf(basePoints(data).length, drawn),
    steps,
    methods: some(
      methods.map(({ id }) => id),
      1,
      small ? 4 : methods.length,
    ),
    ...maybe(0.5, () => ({ options: optionsOf(drawn, random) })),
    ...maybe(0.2, () => ({ probes: [thetaOf(), thetaOf()] })),
  };
};
