import { methods } from '../adaptation/methods.ts';
import { checksum, pack, packAscii, packedLength, unpack, unpackAscii } from './bits.ts';
import type { PackedPoints } from './change.ts';
import { changeKinds, changeOf, changes, changeWith, heldBy } from './changes.ts';
import { fail, fieldsOf, integer, list, type Read, required, ScenarioError } from './check.ts';
import { applyDifference, canonicalJson, difference, weightOf } from './difference.ts';
import {
  type Axis,
  axesOf,
  codeOf,
  coordinateBits,
  coordinateOf,
  exponents,
  largestMultiple,
  maxLabelBits,
  packableOf,
  quantise,
} from './lattice.ts';
import { limits, linkLimits } from './limits.ts';
import type { Change, Scenario } from './types.ts';
import { parseScenario } from './validate.ts';

export { quantise } from './lattice.ts';
export { linkLimits } from './limits.ts';

/*
 * A link is `#s=1.<config>.<points>.<check>`.
 * config  base64url of JSON in ASCII, keys sorted: the scenario's difference from `linkDefaults`, its explicit points replaced by how
 *         many there are ({ add: 12 }, { move: [indices] }, data.points: 240), and `grid`: exponent and first multiple of each axis,
 *         and the bits of a label.
 * points  12 + 12 bits a place, base points first, then step by step; after them the labels; '0' where there is none.
 * Data that does not fit the packing (d ≠ 2, labels that are no small integers) stays in the config as numbers, and is not rounded.
 */

/** Scenario that a link of format 1 leaves out. Never change it: it is half of the meaning of every link that was ever sent. */
export const linkDefaults: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 240, noise: 0.2, seed: 26 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 32 },
  steps: [],
  methods: ['exact', 'k-prior', 'k-prior+ewc', 'ewc-diagonal', 'functional', 'replay', 'weight-prior', 'keep-old'],
};

export type LinkOutcome =
  | { readonly outcome: 'ok'; readonly scenario: Scenario /** What was ignored, a sentence each. */; readonly notes: readonly string[] }
  | { readonly outcome: 'refused' /** One sentence. */; readonly because: string };

const noPoints = '0';

/** A step as { kind: what it holds }. */
const plainStep = (step: Change): unknown => ({ [step.kind]: heldBy(step) });

/** The same, with its points counted instead of listed. */
const shortStep = (step: Change): unknown => {
  const { packing } = changeOf(step.kind);
  return packing ? { [step.kind]: packing.short(step) } : plainStep(step);
};

/** The scenario with its explicit points counted instead of listed, their grid, and their packed text. */
const packPoints = (scenario: Scenario): { config: unknown; points: string } => {
  const packable = packableOf(scenario);
  if (packable === null || packable.places.length === 0) {
    return { config: { ...scenario, steps: scenario.steps.map(plainStep) }, points: noPoints };
  }
  const { places, labels } = packable;
  const axes = axesOf(places);
  const labelBits = Math.max(1, Math.ceil(Math.log2(labels.reduce((largest, label) => Math.max(largest, label), 0) + 1)));
  const codes = places.flatMap((x) => axes.map((axis, j) => codeOf(axis, x[j] ?? 0)));
  const { points, ...data } = scenario.data;
  return {
    config: {
      ...scenario,
      data: points === undefined ? data : { ...data, points: points.length },
      steps: scenario.steps.map(shortStep),
      grid: [...axes.flatMap((axis) => [axis.exponent, axis.first]), labelBits],
    },
    points: pack(codes, coordinateBits) + pack(labels, labelBits),
  };
};

/** The hash of a config, as JSON in ASCII, and packed points. */
export const linkOf = (config: string, points: string): string => {
  const body = `1.${packAscii(config)}.${points}`;
  return `#s=${body}.${checksum(body)}`;
};

/**
 * The hash `#s=1.…` of a scenario, its points rounded by `quantise`; equal scenarios give equal links. Null where it would be longer
 * than a reader accepts: then it is a matter for a file.
 */
export const encodeLink = (scenario: Scenario): string | null => {
  const rounded = quantise(parseScenario(scenario));
  const places = packableOf(rounded)?.places;
  if ((places?.length ?? 0) > linkLimits.points || (places?.[0]?.length ?? 0) > linkLimits.features) return null;
  const { config, points } = packPoints(rounded);
  const json = canonicalJson(difference(config, linkDefaults) ?? {});
  const link = linkOf(json, points);
  return link.length > linkLimits.characters || weightOf(json).fields > linkLimits.fields ? null : link;
};

const count = integer(0, linkLimits.points);
const exponent = integer(exponents.min, exponents.max);
const multiple = integer(-largestMultiple, largestMultiple);

interface Grid {
  /** Axes, one a feature. */
  readonly axes: readonly Axis[];
  readonly labelBits: number;
}

const readGrid: Read<Grid> = (path, value) => {
  const numbers = list('numbers', (_, item) => item, 5, 2 * linkLimits.features + 1)(path, value);
  if (numbers.length % 2 === 0) return fail(path, 'two numbers a feature and one for the labels', value);
  const last = numbers.length - 1;
  return {
    axes: Array.from({ length: last / 2 }, (_, j) => ({
      exponent: exponent(`${path}[${2 * j}]`, numbers[2 * j]),
      first: multiple(`${path}[${2 * j + 1}]`, numbers[2 * j + 1]),
    })),
    labelBits: integer(1, maxLabelBits)(`${path}[${last}]`, numbers[last]),
  };
};

/** Number of explicit places and labels that the config speaks of; rows that it lists itself are not counted. */
const countPoints = (config: Record<string, unknown>): { places: number; labels: number } => {
  let places = 0;
  let labels = 0;
  const data = fieldsOf('link.data', config.data, 'any');
  if (typeof data.get('points') === 'number') labels += required(data, 'points', count);
  list(
    'steps',
    (path, item) => {
      const step = fieldsOf(path, item, 'any');
      for (const { kind, packing } of changes) {
        const held = step.get(kind);
        if (!packing?.isShort(held)) continue;
        const counts = packing.counts(held);
        if (counts.rows !== undefined) labels += count(`${path}.${kind}`, counts.rows);
        places += counts.places ?? 0;
      }
    },
    0,
    limits.steps,
  )('link.steps', config.steps);
  places += labels;
  if (places > linkLimits.points) throw new ScenarioError(`link.points: expected at most ${linkLimits.points} points, got ${places}`);
  return { places, labels };
};

const unpackPoints = (config: Record<string, unknown>, packed: string): PackedPoints => {
  const total = countPoints(config);
  if (total.places === 0) {
    if (packed !== noPoints) return fail('link.points', 'no points', packed);
    return { places: () => [], rows: () => [] };
  }
  const { axes, labelBits } = readGrid('link.grid', config.grid);
  const numbers = axes.length * total.places;
  const labelsAt = packedLength(numbers, coordinateBits);
  const codes = unpack(packed.slice(0, labelsAt), coordinateBits, numbers);
  const labels = unpack(packed.slice(labelsAt), labelBits, total.labels);
  if (codes === null || labels === null) return fail('link.points', `${total.places} points`, packed);
  let place = 0;
  let label = 0;
  const next = (): number[] => {
    const at = axes.length * place++;
    return axes.map((axis, j) => coordinateOf(axis, codes[at + j] ?? 0));
  };
  return {
    places: (wanted) => Array.from({ length: wanted }, next),
    rows: (wanted) => Array.from({ length: wanted }, () => [...next(), labels[label++] ?? 0]),
  };
};

const unpackStep =
  (points: PackedPoints): Read<unknown> =>
  (path, value) => {
    const fields = fieldsOf(path, value, changeKinds);
    const [kind, ...others] = changeKinds.filter(fields.has);
    if (kind === undefined || others.length > 0) return fail(path, 'one change', value);
    const held = fields.get(kind);
    const { packing } = changeOf(kind);
    return changeWith(kind, packing?.isShort(held) ? packing.long(held, points) : held);
  };

const knownKeys = [...Object.keys(linkDefaults), 'title', 'base', 'options', 'probes', 'revisit', 'sites', 'view', 'grid'];

/** The scenario of a config and its packed points, not yet validated; what is ignored is added to `notes`. */
const unpackScenario = (config: unknown, packed: string, notes: string[]): unknown => {
  const whole = fieldsOf('link', applyDifference(linkDefaults, config), 'any');
  const ignored = whole.keys().filter((key) => !knownKeys.includes(key));
  if (ignored.length > 0) notes.push(`Ignored what this version does not know: ${ignored.join(', ').slice(0, 100)}.`);
  const entries = Object.fromEntries(whole.keys().map((key) => [key, whole.get(key)]));
  const unpacked = unpackPoints(entries, packed);
  const { grid, data, steps, methods: ids, ...rest } = entries;
  const fields = fieldsOf('link.data', data, 'any');
  const base = fields.get('points');
  const points = typeof base === 'number' ? { points: unpacked.rows(base) } : {};
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => knownKeys.includes(key))),
    data: { ...Object.fromEntries(fields.keys().map((key) => [key, fields.get(key)])), ...points },
    steps: list('steps', unpackStep(unpacked))('link.steps', steps),
    methods: knownMethods(ids, notes),
  };
};

/** The methods that this version has; others, of a later one, are named in `notes`. */
const knownMethods = (ids: unknown, notes: string[]): unknown => {
  if (!Array.isArray(ids)) return ids;
  if (ids.length > linkLimits.methods)
    throw new ScenarioError(`link.methods: expected at most ${linkLimits.methods} methods, got ${ids.length}`);
  const known = ids.filter((id) => methods.some((method) => method.id === id));
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) notes.push(`Ignored methods that this version does not know: ${unknown.join(', ').slice(0, 100)}.`);
  return known;
};

const refused = (because: string): LinkOutcome => ({ outcome: 'refused', because });

/** The scenario that a hash carries. Never throws, and never yields a scenario that `parseScenario` refuses. */
export const decodeLink = (hash: string): LinkOutcome => {
  if (hash.length > linkLimits.characters) return refused(`The link is longer than ${linkLimits.characters} characters.`);
  const text = /^#?s=([^&]*)/.exec(hash)?.[1];
  const version = text === undefined ? undefined : /^(\d{0,4})(?:\.|$)/.exec(text)?.[1];
  if (text === undefined || version === undefined) return refused('This is not a Replayground link.');
  if (Number(version) > 1) return refused(`The link was made by a newer version of Replayground (format ${version}).`);
  if (version !== '1') return refused(text === '' ? cutShort : 'This is not a Replayground link.');

  const parts = /^(1\.([\w-]+)\.([\w-]+))\.([\w-]{6})([^\w-].*)?$/s.exec(text);
  if (parts === null) return refused(/^1(?:\.[\w-]*){0,2}(?:\.[\w-]{0,5})?$/.test(text) ? cutShort : damaged);
  const [, body = '', packedConfig = '', packedPoints = '', check, rest = ''] = parts;
  if (checksum(body) !== check) return refused(damaged);
  return read(packedConfig, packedPoints, rest === '' ? [] : [`Ignored what follows the link: “${rest.slice(0, 20)}”.`]);
};

const cutShort = 'The link is cut short: part of it was lost on the way.';
const damaged = 'The link is damaged: its check does not fit its content.';

const read = (packedConfig: string, packedPoints: string, notes: string[]): LinkOutcome => {
  try {
    const text = unpackAscii(packedConfig) ?? '';
    const { fields, levels } = weightOf(text);
    if (fields > linkLimits.fields) throw new ScenarioError(`link: expected at most ${linkLimits.fields} fields, got ${fields}`);
    if (levels > linkLimits.levels) throw new ScenarioError(`link: expected at most ${linkLimits.levels} levels of nesting, got ${levels}`);
    const config: unknown = JSON.parse(text);
    return { outcome: 'ok', scenario: parseScenario(unpackScenario(config, packedPoints, notes)), notes };
  } catch (error) {
    return refused(`The link holds no valid scenario: ${error instanceof ScenarioError ? error.message : 'its config cannot be read'}.`);
  }
};
