import { createRandom, type Random } from '../core/random.ts';
import { checksum, packAscii } from '../scenario/bits.ts';
import { encodeLink, linkDefaults } from '../scenario/link.ts';
import type { Scenario } from '../scenario/types.ts';
import { smallScenario } from './fakeStore.ts';

const rowsOf = (count: number, seed: number): number[][] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => [random.normal(), random.normal(), random.integer(2)]);
};

const scenarios: Scenario[] = [
  linkDefaults,
  smallScenario(),
  smallScenario({ title: 'Näher 日本', view: { method: 'exact', hidden: ['k-prior'], sizes: [1, { a: 'ü' }] } }),
  { ...linkDefaults, memory: { rule: 'random', size: 10, seed: 3, indices: [1, 5, 9] }, options: { 'combined.replayShare': 0.25 } },
  { ...linkDefaults, base: { theta: [0.1, -2 / 3, 1e-17, 4, 5, 6, 7, 8, 9, 1e300] } },
  smallScenario({
    steps: [
      { kind: 'add', points: rowsOf(5, 1) },
      { kind: 'move', points: [[1, [0.125, 0.5]]] },
      { kind: 'relabel', labels: [[0, 1]] },
      { kind: 'remove', indices: [2, 4] },
      { kind: 'prior', precision: 5 },
      { kind: 'model', model: { family: 'mlp', hidden: [8, 4], activation: 'relu', seed: 2 } },
    ],
  }),
  smallScenario({ data: { points: rowsOf(60, 2), columns: ['width', 'height', 'kind'], classes: ['a', 'b'] } }),
  smallScenario({
    model: { family: 'glm', likelihood: 'categorical', inputs: 'standardised' },
    data: { points: rowsOf(20, 3).map(([x = 0, y = 0], i) => [x, y, i % 5]) },
  }),
  smallScenario({ data: { points: rowsOf(12, 4).map(([x = 0, y = 0, label = 0]) => [x, y, x * y, label]) }, steps: [] }),
];
const links = scenarios.map((scenario) => encodeLink(scenario) ?? '');
const large = encodeLink(smallScenario({ data: { points: rowsOf(5_000, 5) } })) ?? '';
const configs = links.map((link) => Buffer.from(link.slice('#s=1.'.length).split('.')[0] ?? '', 'base64url').toString());

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T;
const anyText = (random: Random, longest: number): string =>
  String.fromCharCode(...Array.from({ length: random.integer(longest) }, () => random.integer(random.integer(8) === 0 ? 65_536 : 128)));

/** A right check over whatever the body holds: only the reader of the content stands between it and the page. */
const checked = (config: string, points: string): string => {
  const body = `1.${packAscii(config.replace(/[^ -~]/g, '?'))}.${points}`;
  return `#s=${body}.${checksum(body)}`;
};

const VALUES = [
  'null',
  '-1',
  '1e99',
  '-0',
  '{}',
  '[]',
  '"x"',
  '1.5',
  '[[0,[1]]]',
  'true',
  '20000',
  '20001',
  '{"__proto__":{"a":1}}',
  '1e-320',
];
const TOKEN = /-?\d[\d.e+-]*|"[^"]*"(?!:)|\[[^[\]]*\]|\{[^{}]*\}/g;

/** Ways in which a link is damaged, truncated or made up. */
const kinds: readonly ((random: Random) => string)[] = [
  // Characters changed, lost and added.
  (random) => {
    const characters = [...pick(random, links)];
    for (let k = random.integer(4); k >= 0; k--) {
      const other = String.fromCharCode(33 + random.integer(94));
      characters.splice(random.integer(characters.length), random.integer(3), ...(random.integer(3) === 0 ? [] : [other]));
    }
    return characters.join('');
  },
  // Cut.
  (random) => {
    const link = random.integer(500) === 0 ? large : pick(random, links);
    return link.slice(0, random.integer(link.length));
  },
  // One link's beginning, another one's end.
  (random) => {
    const [a, b] = [pick(random, links), pick(random, links)];
    return a.slice(0, random.integer(a.length)) + b.slice(random.integer(b.length));
  },
  // Another value in the config, under a right check.
  (random) => {
    const config = pick(random, configs);
    const token = pick(random, [...config.matchAll(TOKEN)]);
    const changed = token ? config.slice(0, token.index) + pick(random, VALUES) + config.slice(token.index + token[0].length) : config;
    return checked(changed, pick(random, ['0', 'AAAAA', 'A'.repeat(400), pick(random, links).split('.')[2] ?? '0']));
  },
  // A config cut or changed by a character, under a right check.
  (random) => {
    const config = pick(random, configs);
    const at = random.integer(config.length);
    return checked(config.slice(0, at) + pick(random, ['', '[', '}', '"', '9', ',']) + config.slice(at + random.integer(4)), '0');
  },
  // Any text, with and without the look of a link.
  (random) => pick(random, ['', '#', '#s=', '#s=1.', '#s=1.e30.', '#s=2.']) + anyText(random, 120),
];

/** Damaged, truncated and random links without end, all kinds in turn, the same for the same seed. */
export function* damagedLinks(seed: number): Generator<string, never> {
  const random = createRandom(seed);
  for (let run = 0; ; run++) yield kinds[run % kinds.length]?.(random) ?? '';
}
