import { settingsOf } from '../../adaptation/method.ts';
import { methodSources } from '../../adaptation/methodSources.ts';
import { methodById } from '../../adaptation/methods.ts';
import { identityTransform, standardisation } from '../../data/standardise.ts';
import { modelSpec, type ResolvedScenario, withDefaults } from '../defaults.ts';
import { figuresAt, headOf, type Unit } from '../figures.ts';
import type { MethodResults, Outcome, Scenario } from '../types.ts';
import { list, literal, number, numbers, plainText } from './literals.ts';
import { type ToldModel, type ToldStep, type ToldWorld, tellWorld } from './world.ts';

const sources = import.meta.glob<string>('./pieces/*.py', { eager: true, query: '?raw', import: 'default' });

const piece = (name: string): string => {
  const source = sources[`./pieces/${name}.py`];
  if (source === undefined) throw new Error(`pythonScript: there is no piece ${name}; write pieces/${name}.py`);
  return source.trim();
};

const functionName = (method: string): string => method.replaceAll('+', '_and_').replaceAll('-', '_');

/**
 * The scenario as a Python script that needs NumPy alone: data, models, methods and changes, the figures computed anew and compared with
 * those of `outcome`. A GLM is solved by Newton; θ of an MLP is the page's, and its gradient norm is computed.
 */
export const pythonScript = (scenario: Scenario, outcome: Outcome): string => {
  const resolved = withDefaults(scenario);
  const world = tellWorld(scenario, outcome, firstModel(scenario, resolved));
  return `${[
    heading(scenario, world),
    experiment(resolved, world),
    ...pieces(world),
    table(world, resolved.options),
    piece('run'),
    pageFigures(world, outcome),
    columns(),
    piece('print'),
  ].join('\n\n\n')}\n`;
};

const firstModel = ({ model }: Scenario, { data, dimension, classCount }: ResolvedScenario): ToldModel => ({
  spec: modelSpec(model, dimension, classCount),
  ...(model.inputs === 'standardised' ? standardisation(data.points, dimension) : identityTransform(dimension)),
});

const heading = (scenario: Scenario, { models }: ToldWorld): string => {
  const mlp = models.some(({ spec }) => spec.family === 'mlp');
  return [
    '#!/usr/bin/env python3',
    `"""${plainText(scenario.title ?? '') || 'An experiment'}: how each method adapts a trained model, beside exact retraining.`,
    '',
    'Written by Replayground, with all its data. It needs NumPy and prints the figures that the page shows:',
    '    python3 replayground.py            a table',
    '    python3 replayground.py --json     the same figures to the last digit',
    '',
    'Every objective is a sum in nats, in float64. A model that is linear in θ is trained here, by Newton.',
    ...(mlp
      ? [
          'θ of a multilayer perceptron is the one that the page found; the objectives, their gradients and all figures',
          'are computed here, at that θ: see ‖∇F‖.',
        ]
      : []),
    '"""',
    '',
    'import json',
    'import sys',
    'from itertools import combinations_with_replacement',
    '',
    'import numpy as np',
  ].join('\n');
};

const experiment = (resolved: ResolvedScenario, { points, pastCount, thetaStar }: ToldWorld): string =>
  [
    '# The experiment. Points are numbered once, in the order in which they come; a moved point is a new one.',
    `X = np.array(${list(points.map((row) => literal(row.slice(0, -1))))}, dtype=float).reshape(-1, ${resolved.dimension})`,
    `LABELS = np.array(${numbers(points.map((row) => row.at(-1) as number))}, dtype=float)`,
    `PAST_POINTS = ${pastCount}  # The first of them are the past; the others come with a change.`,
    `PRIOR_PRECISION = ${number(resolved.prior.precision)}  # δ`,
    `MEMORY_WEIGHTS = ${literal(resolved.memory.weights)}`,
    `MEMORY_BUDGET = ${literal(resolved.memory.budget)}`,
    `THETA_STAR = ${thetaStar ? numbers(thetaStar) : 'None  # Trained below.'}`,
  ].join('\n');

/** The parts of the program that this scenario needs. */
const pieces = ({ models, methods }: ToldWorld): string[] => {
  const specs = models.map(({ spec }) => spec);
  return [
    ...new Set(specs.map(({ likelihood }) => piece(likelihood))),
    ...new Set(specs.map(({ family }) => piece(family))),
    piece('objective'),
    piece('newton'),
    piece('past'),
    ...methodSources(methods),
  ];
};

const modelCall = ({ spec, shift, scale }: ToldModel): string => {
  const likelihood = { bernoulli: 'Bernoulli()', gaussian: 'Gaussian()', categorical: `Categorical(${spec.outputs})` }[spec.likelihood];
  const inputs = `shift=${literal(shift)}, scale=${literal(scale)}`;
  return spec.family === 'glm'
    ? `Glm(${likelihood}, degree=${spec.degree}, ${inputs})`
    : `Mlp(${likelihood}, hidden=${literal(spec.hidden)}, activation=${literal(spec.activation)}, ${inputs})`;
};

const stepCall = ({
  kind,
  removed,
  added,
  relabelled,
  delta,
  model,
  memory,
  undefined: notDefined,
  solutions,
  revisits,
}: ToldStep): string => {
  const all = [...memory.values()].map((held) => held.join());
  const alike = new Set(all).size <= 1;
  const memories = alike
    ? numbers([...memory.values()][0] ?? [], 8)
    : `{\n${[...memory].map(([id, held]) => `            ${literal(id)}: ${numbers(held, 12)},`).join('\n')}\n        }`;
  const thetas =
    solutions.size === 0
      ? '{}'
      : `{\n${[...solutions].map(([id, theta]) => `            ${literal(id)}: ${numbers(theta, 12)},`).join('\n')}\n        }`;
  return [
    '    {',
    `        "kind": ${literal(kind)},`,
    `        "removed": ${numbers(removed, 8)},`,
    `        "added": ${numbers(added, 8)},`,
    `        "relabelled": {${relabelled.map(([point, label]) => `${point}: ${number(label)}`).join(', ')}},`,
    `        "delta": ${number(delta)},`,
    `        "model": ${model},`,
    `        "memory": ${memories},`,
    `        "undefined": ${literal(notDefined)},`,
    `        "solutions": ${thetas},`,
    ...(revisits ? ['        "revisits": True,'] : []),
    '    },',
  ].join('\n');
};

/** Models, methods and changes: what `run` goes through. */
const table = ({ models, methods, steps }: ToldWorld, given: ResolvedScenario['options']): string => {
  const options = methods.flatMap((id) => {
    const method = methodById(id);
    return method.options.map(({ id: option, kind }) => ({ method, option, kind }));
  });
  const value = ({ method, option, kind }: (typeof options)[number]): number | string => {
    const settings = settingsOf(method, given);
    return kind === 'range' ? settings.number(option) : settings.choice(option);
  };
  return [
    `MODELS = [${models.map(modelCall).join(',\n          ')}]`,
    `METHODS = {${methods.map((id) => `${literal(id)}: ${functionName(id)}`).join(',\n           ')}}`,
    `WITH_CHANGE = {${methods
      .filter((id) => {
        const method = methodById(id);
        return method.makes === 'objective' && method.adapt;
      })
      .map((id) => `${literal(id)}: ${functionName(id)}_with_change`)
      .join(',\n               ')}}`,
    `REMEMBERING = ${literal(methods.filter((id) => methodById(id).remembers))}`,
    `OPTIONS = ${literal(Object.fromEntries(options.map((one) => [`${one.method.id}.${one.option}`, value(one)])))}`,
    '# What happens to the trained model, one change after another.',
    steps.length === 0 ? 'STEPS = []' : `STEPS = [\n${steps.map(stepCall).join('\n')}\n]`,
  ].join('\n');
};

const printed = figuresAt('python');
/** Figures that the script compares: all that it prints but norms, which are rounding. */
const compared = printed.filter(({ unit }) => unit !== 'norm');

/** The figures of a method that the script compares with its own. */
export const figuresCompared = (one: MethodResults): [string, number | null][] => compared.map(({ id, value }) => [id, value(one)]);

const FORMATS: Partial<Record<Unit, string>> = { share: '{:.2%}', difference: '{:.2%}', cosine: '{:.4f}', gain: '{:.4f}', examples: '{:d}', nats: '{:.6g}', norm: '{:.1e}' }; // biome-ignore format: a row

/** Head and format of every figure, and those that follow from classes. */
const columns = (): string =>
  [
    'COLUMNS = [',
    ...printed.map(
      (figure) => `    (${literal(figure.id)}, ${literal(headOf(figure).head)}, ${literal(FORMATS[figure.unit] ?? '{:.4g}')}),`,
    ),
    ']',
    `DECIDED = ${literal(printed.filter(({ needs }) => needs).map(({ id }) => id))}  # They follow from classes.`,
  ].join('\n');

const figureRow = (one: MethodResults): string => {
  const cells = figuresCompared(one).map(([figure, value]) => `${literal(figure)}: ${literal(value)}`);
  const lines = [cells.slice(0, 3), cells.slice(3, 6), cells.slice(6)].map((part) => `            ${part.join(', ')},`);
  return `{\n${lines.join('\n')}\n        }`;
};

const pageFigures = ({ methods, steps }: ToldWorld, { results }: Outcome): string => {
  const rows = steps.map((_, k) => {
    const made = Object.entries(results.steps[k]?.methods ?? {}).filter(([id, one]) => methods.includes(id) && !one.undefinedBecause);
    return `    {\n${made.map(([id, one]) => `        ${literal(id)}: ${figureRow(one)},`).join('\n')}\n    },`;
  });
  return ['# What the page showed, to compare with.', `PAGE = [\n${rows.join('\n')}\n]`].join('\n');
};
