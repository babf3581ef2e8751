import { methods } from '../adaptation/methods.ts';
import { sampleModels, sampleProblem } from '../engine/checkProblems.ts';
import type { Problem } from '../engine/engine.ts';
import { run } from '../scenario/run.ts';
import type { Change, ScenarioModel } from '../scenario/types.ts';
import { methodProblem } from '../studies/methodProblem.ts';

const MODELS: Readonly<Record<string, ScenarioModel>> = {
  'glm 3': { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 3 } },
  'mlp 6': { family: 'mlp', inputs: 'standardised', hidden: [6] },
};

const CHANGES: readonly Change[] = [
  {
    kind: 'add',
    points: [
      [1.3125, 0.96875, 1],
      [1.375, 1.1875, 1],
      [1.4375, 1.1875, 1],
    ],
  },
  { kind: 'remove', indices: [0, 3, 5, 8] },
];

/**
 * Every problem on which an engine must agree with the reference, by name: each kind of objective on each kind of model ('bernoulli
 * glm 3' …), and what all the methods write when points come and when points go ('methods, glm 3, add' …).
 */
export const parityCases = (): Record<string, () => Problem> => {
  const cases: Record<string, () => Problem> = {};
  for (const [name, model] of Object.entries(sampleModels())) cases[name] = () => sampleProblem(model);
  for (const [name, model] of Object.entries(MODELS))
    for (const change of CHANGES) cases[`methods, ${name}, ${change.kind}`] = () => methodCase(model, change).problem;
  return cases;
};

/** Objectives of all the methods when points come, those with a temperature at T: of a GLM and of a network. */
export const heatedCases = (temperature: number): Problem[] =>
  Object.values(MODELS).map((model) => methodCase(model, CHANGES[0] as Change, temperature).problem);

/** The methods that the cases hold an objective of. */
export const methodsInParity = (): string[] => [
  ...new Set(Object.values(MODELS).flatMap((model) => CHANGES.flatMap((change) => methodCase(model, change).ids))),
];

/** Every option of a temperature at T. */
const heated = (temperature: number): Record<string, number> =>
  Object.fromEntries(
    methods.flatMap(({ id, options }) =>
      options.filter((option) => option.id === 'temperature').map((option) => [`${id}.${option.id}`, temperature]),
    ),
  );

/** The objectives of all the methods that have one, as the page's opening would train them, but fewer points. */
const methodCase = (model: ScenarioModel, change: Change, temperature?: number): NonNullable<ReturnType<typeof methodProblem>> => {
  const { results, details } = run({
    version: 1,
    data: { preset: { id: 'moons', count: 60, noise: 0.2, seed: 3 } },
    model,
    prior: { precision: 1 },
    memory: { rule: 'lambda', size: 12 },
    steps: [change],
    methods: methods.map(({ id }) => id),
    ...(temperature !== undefined && { options: heated(temperature) }),
  });
  const [step, detail] = [results.steps[0], details[0]];
  const found = step && detail && methodProblem(step, detail);
  if (!found) throw new Error(`parityCases: no method has an objective for the change "${change.kind}"`);
  return found;
};
