import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryRules } from '../adaptation/memory.ts';
import { createRandom, type Random } from '../core/random.ts';
import { generators } from '../data/generators.ts';
import { pointsAfter } from './edits.ts';
import { axisOf, codeOf, coordinateOf } from './lattice.ts';
import { decodeLink, encodeLink, linkDefaults, linkLimits, linkOf, quantise } from './link.ts';
import type { Change, Scenario } from './types.ts';
import { parseScenario } from './validate.ts';

/** A link with a right checksum and any content. */
const forge = (config: unknown, points = '0'): string => linkOf(typeof config === 'string' ? config : JSON.stringify(config), points);

const because = (hash: string): string => {
  const outcome = decodeLink(hash);
  return outcome.outcome === 'refused' ? outcome.because : 'ok';
};

const roundTrip = (scenario: Scenario): void => {
  const link = encodeLink(scenario) ?? '';
  const decoded = decodeLink(link);
  expect(decoded).toStrictEqual({ outcome: 'ok', scenario: quantise(scenario), notes: [] });
  expect(encodeLink(quantise(scenario))).toBe(link);
};

const drawn: Scenario = {
  ...linkDefaults,
  data: {
    points: [
      [0.5, -0.25, 0],
      [1.5, 0.75, 1],
      [-1, 2, 1],
    ],
    columns: ['width', 'height', 'kind'],
  },
  prior: { precision: 0.1 },
  steps: [
    { kind: 'add', points: [[0, 0, 1]] },
    { kind: 'move', points: [[1, [0.125, 0.5]]] },
    { kind: 'relabel', labels: [[0, 1]] },
    { kind: 'remove', indices: [2] },
    { kind: 'prior', precision: 5 },
    { kind: 'model', model: { family: 'mlp', hidden: [8], activation: 'relu' } },
  ],
  title: 'Näher 日本',
};

/** Links of format 1 that must be read for ever; never edit, only add. */
const golden: [name: string, scenario: Scenario, link: string][] = [
  ['the defaults', linkDefaults, '#s=1.e30.0.HMug5A'],
  [
    'a preset with some added points',
    {
      ...linkDefaults,
      data: { preset: { id: 'circles', count: 100, noise: 0.1, seed: 7 } },
      memory: { rule: 'random', size: 10, seed: 3 },
      steps: [
        {
          kind: 'add',
          points: [
            [0.5, 0.5, 1],
            [0.25, -0.5, 0],
          ],
        },
      ],
      view: { panel: 'memory' },
    },
    '#s=1.eyJkYXRhIjp7InByZXNldCI6eyJjb3VudCI6MTAwLCJpZCI6ImNpcmNsZXMiLCJub2lzZSI6MC4xLCJzZWVkIjo3fX0sImdyaWQiOlstMTMsMjA0OCwtMTEsLTEwMjQsMV0sIm1lbW9yeSI6eyJydWxlIjoicmFuZG9tIiwic2VlZCI6Mywic2l6ZSI6MTB9LCJzdGVwcyI6W3siYWRkIjoyfV0sInZpZXciOnsicGFuZWwiOiJtZW1vcnkifX0.gAgAAAAAg.J0MCgQ',
  ],
  [
    'a drawing that lives through every kind of change',
    drawn,
    '#s=1.eyJkYXRhIjp7ImNvbHVtbnMiOlsid2lkdGgiLCJoZWlnaHQiLCJraW5kIl0sInBvaW50cyI6MywicHJlc2V0IjpudWxsfSwiZ3JpZCI6Wy0xMCwtMTAyNCwtMTAsLTI1NiwxXSwicHJpb3IiOnsicHJlY2lzaW9uIjowLjF9LCJzdGVwcyI6W3siYWRkIjoxfSx7Im1vdmUiOlsxXX0seyJyZWxhYmVsIjpbWzAsMV1dfSx7InJlbW92ZSI6WzJdfSx7InByaW9yIjo1fSx7Im1vZGVsIjp7ImFjdGl2YXRpb24iOiJyZWx1IiwiZmFtaWx5IjoibWxwIiwiaGlkZGVuIjpbOF19fV0sInRpdGxlIjoiTlx1MDBlNGhlciBcdTY1ZTVcdTY3MmMifQ.YAAAoAQAAAkAQAEASAMAc.SBO2IA',
  ],
];

describe('golden links', () => {
  test.each(golden)('%s', (_, scenario, link) => {
    expect(encodeLink(scenario)).toBe(link);
    expect(decodeLink(link)).toStrictEqual({ outcome: 'ok', scenario, notes: [] });
  });
});

const coordinate = (random: Random, scale: number): number => scale * (random.normal() + random.integer(3));

const presets = [...generators.keys()];
const rules = memoryRules.map(({ id }) => id);

/** A random valid scenario: any data, any chain of changes. */
const draw = (seed: number): Scenario => {
  const random = createRandom(seed);
  const chance = (): boolean => random.integer(2) === 1;
  const likelihood = (['bernoulli', 'categorical', 'gaussian'] as const)[random.integer(3)] ?? 'bernoulli';
  const explicit = chance();
  const dimension = explicit && random.integer(4) === 0 ? 3 : 2;
  const scale = 10 ** (random.integer(9) - 4);
  const label = (): number => {
    if (likelihood === 'gaussian') return chance() ? random.integer(2) : random.normal();
    return random.integer(likelihood === 'bernoulli' ? 2 : 5);
  };
  const x = (): number[] => Array.from({ length: dimension }, () => coordinate(random, scale));
  const row = (): number[] => [...x(), label()];
  let count = 3 + random.integer(30);
  const data: Scenario['data'] = explicit
    ? { points: Array.from({ length: count }, row) }
    : {
        preset: {
          id: presets[random.integer(presets.length)] ?? 'moons',
          count,
          noise: random.uniform(),
          seed: random.integer(1000) - 500,
        },
      };
  const names = {
    ...(chance() ? { columns: Array.from({ length: dimension + 1 }, (_, j) => ['x', 'größe', 'label "quoted"', ''][j] ?? `x${j}`) } : {}),
    ...(chance() ? { classes: ['no', 'yes', '是', '3', ''].slice(0, 2 + random.integer(4)) } : {}),
  };
  const memoryIndices = random.pick(count, random.integer(3));
  const model: Scenario['model'] = {
    family: chance() ? 'glm' : 'mlp',
    likelihood,
    ...(chance() ? { inputs: 'standardised' } : {}),
    ...(chance() ? { features: { kind: 'polynomial', degree: random.integer(4) } } : {}),
    ...(chance() ? { hidden: [1 + random.integer(8)], activation: 'relu', seed: random.integer(9) } : {}),
  };
  const steps: Change[] = Array.from({ length: random.integer(6) }, (): Change => {
    const some = random.pick(count, random.integer(3));
    switch (random.integer(6)) {
      case 0: {
        const points = Array.from({ length: random.integer(6) }, row);
        count += points.length;
        return { kind: 'add', points };
      }
      case 1: {
        const indices = some.slice(0, count - 1);
        count -= indices.length;
        return { kind: 'remove', indices };
      }
      case 2:
        return { kind: 'relabel', labels: some.map((index) => [index, label()]) };
      case 3:
        return { kind: 'move', points: some.map((index) => [index, x()]) };
      case 4:
        return { kind: 'prior', precision: 0.01 + random.uniform() };
      default:
        return { kind: 'model', model: { ...model, family: 'glm' } };
    }
  });
  return parseScenario({
    version: 1,
    data: { ...data, ...names },
    model,
    prior: { precision: random.uniform() + 1e-6 },
    memory: {
      rule: rules[random.integer(rules.length)] ?? 'lambda',
      size: random.integer(40),
      ...(chance() ? { indices: memoryIndices } : {}),
      ...(chance() ? { perClass: chance() } : {}),
      ...(chance() ? { weights: (['one', 'n-over-m', 'trace'] as const)[random.integer(3)] } : {}),
      ...(chance() ? { budget: chance() ? 'total' : 'per-step', seed: random.integer(100) - 50 } : {}),
    },
    steps,
    methods: chance() ? linkDefaults.methods : ['replay', 'exact'],
    ...(chance() ? { options: { 'combined.replayShare': 0.25, 'ewc-diagonal.strength': 2 } } : {}),
    ...(chance() ? { view: { panel: 'gradient', nothing: null, sizes: [1, -2.5, { a: 'ü' }] } } : {}),
    ...(chance() ? { title: 'x'.repeat(random.integer(9)) } : {}),
  });
};

const seeds = fc.integer({ min: 0, max: 1e9 });

describe('there and back', () => {
  test('a link carries every scenario, rounded, and equal scenarios give equal links', () => {
    fc.assert(
      fc.property(seeds, (seed) => roundTrip(draw(seed))),
      { numRuns: 300 },
    );
  });

  test('rounding twice is rounding once', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const once = quantise(draw(seed));
        expect(quantise(once)).toStrictEqual(once);
      }),
    );
  });

  test('the order of keys does not matter', () => {
    const turned = Object.fromEntries(Object.entries(drawn).reverse()) as unknown as Scenario;
    expect(encodeLink(turned)).toBe(encodeLink(drawn));
  });

  test('places move by less than a two-thousandth of the extent', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (xs) => {
        const axis = axisOf(xs);
        const extent = Math.max(...xs) - Math.min(...xs);
        for (const x of xs) {
          expect(codeOf(axis, x)).toBeGreaterThanOrEqual(0);
          expect(codeOf(axis, x)).toBeLessThan(4096);
          const slack = Math.max(...xs.map(Math.abs)) * 2 ** -31 + 2 ** -60;
          expect(Math.abs(coordinateOf(axis, codeOf(axis, x)) - x)).toBeLessThanOrEqual(Math.max(extent / 4000, slack));
        }
      }),
    );
  });

  test('parameters, probes and data that cannot be packed travel as numbers', () => {
    const theta = [0.1, -2 / 3, 1e-17, 4, 5, 6, 7, 8, 9, 1e300];
    roundTrip({ ...linkDefaults, base: { theta }, probes: [theta] });
    const high: Scenario = {
      ...linkDefaults,
      data: {
        points: [
          [1 / 3, 0],
          [4, 1],
        ],
      },
      model: { family: 'glm' },
      steps: [{ kind: 'move', points: [[0, [0.1]]] }],
    };
    roundTrip(high);
    expect(quantise(high)).toBe(high);
  });

  test('500 points take about 2,100 characters', () => {
    const random = createRandom(1);
    const points = Array.from({ length: 500 }, () => [random.normal(), random.normal(), random.integer(2)]);
    const link = encodeLink({ ...linkDefaults, data: { points } }) ?? '';
    expect(link.length).toBeGreaterThan(2084);
    expect(link.length).toBeLessThan(2200);
    roundTrip({ ...linkDefaults, data: { points } });
  });

  test('what no reader would accept is not written', () => {
    const points = Array.from({ length: linkLimits.points + 1 }, (_, i) => [i, 0, 0]);
    expect(encodeLink({ ...linkDefaults, data: { points } })).toBeNull();
    const wide = Array.from({ length: 4000 }, (_, i) => [...Array.from({ length: 40 }, (_, j) => i * j), 0]);
    expect(encodeLink({ ...linkDefaults, model: { family: 'glm' }, data: { points: wide } })).toBeNull();
    const wider = [0, 1].map((label) => [...Array.from({ length: linkLimits.features + 1 }, (_, j) => j), label]);
    expect(encodeLink({ ...linkDefaults, model: { family: 'glm' }, data: { points: wider } })).toBeNull();
  });

  test('a scenario of more fields than are read is no link', () => {
    const step = {
      kind: 'model',
      model: { family: 'mlp', likelihood: 'bernoulli', inputs: 'raw', hidden: [3], activation: 'relu', seed: 1 },
    };
    const view = Object.fromEntries(Array.from({ length: 499 }, (_, i) => [`a${i}`, { b: i }]));
    const scenario = parseScenario({ ...linkDefaults, view, steps: Array.from({ length: 200 }, () => step) });
    expect(decodeLink(encodeLink(scenario) ?? '')).toMatchObject({ outcome: 'ok' });
    const more = Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`a${i}`, i]));
    const features = { kind: 'polynomial', degree: 2 };
    const steps = Array.from({ length: 200 }, () => ({ ...step, model: { ...step.model, features } }));
    expect(encodeLink(parseScenario({ ...linkDefaults, view: more, steps }))).toBeNull();
  });

  test('many features are packed as two are: 342 points of four take about 3,100 characters', () => {
    const random = createRandom(2);
    const points = Array.from({ length: 342 }, () => [
      40 + random.normal(),
      17 + random.normal(),
      200 + random.integer(9),
      4200 + random.integer(999),
      random.integer(3),
    ]);
    const scenario: Scenario = {
      ...linkDefaults,
      data: { points },
      model: { family: 'glm', likelihood: 'categorical' },
      view: { axes: [2, 3] },
      steps: [
        { kind: 'move', points: [[1, [41, 18, 205, 4300]]] },
        { kind: 'add', points: [[40, 17, 201, 4200, 2]] },
      ],
    };
    roundTrip(scenario);
    expect(encodeLink(scenario)?.length).toBeLessThan(3200);
  });

  test('a view, fields and methods as a page writes them, and more, are within what is read', () => {
    const view = {
      panel: 'gradient',
      hidden: linkDefaults.methods,
      ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`gradient.${i}`, i])),
    };
    const model: Scenario['model'] = { family: 'mlp', likelihood: 'bernoulli', inputs: 'raw', hidden: [3], activation: 'relu', seed: 1 };
    roundTrip({ ...linkDefaults, view, steps: Array.from({ length: 200 }, () => ({ kind: 'model', model })) });
  });

  test('a link that lists the rows of many features, as links once did, opens', () => {
    const decoded = decodeLink(
      '#s=1.eyJkYXRhIjp7InBvaW50cyI6W1swLjUsMiwzLDBdLFs0LDUsNiwxXV0sInByZXNldCI6bnVsbH0sIm1vZGVsIjp7ImZlYXR1cmVzIjpudWxsfSwic3RlcHMiOlt7Im1vdmUiOltbMCxbNyw4LDAuMV1dXX0seyJhZGQiOltbMSwyLDMsMV1dfV19.0.SEuGJw',
    );
    expect(decoded).toStrictEqual({
      outcome: 'ok',
      notes: [],
      scenario: {
        ...linkDefaults,
        data: {
          points: [
            [0.5, 2, 3, 0],
            [4, 5, 6, 1],
          ],
        },
        model: { family: 'glm' },
        steps: [
          { kind: 'move', points: [[0, [7, 8, 0.1]]] },
          { kind: 'add', points: [[1, 2, 3, 1]] },
        ],
      },
    });
  });
});

describe('a bad link is refused with one sentence', () => {
  const link = encodeLink(drawn) ?? '';

  test('wherever it is cut', () => {
    for (let length = '#s='.length; length < link.length; length++) {
      expect(because(link.slice(0, length))).toBe('The link is cut short: part of it was lost on the way.');
    }
  });

  test('whatever character is changed', () => {
    for (let at = '#s=1.'.length; at < link.length; at++) {
      if (link[at] === '.') continue;
      const other = link[at] === 'A' ? 'B' : 'A';
      expect(because(`${link.slice(0, at)}${other}${link.slice(at + 1)}`)).toBe('The link is damaged: its check does not fit its content.');
    }
    expect(because(`${link}x`)).toBe('The link is damaged: its check does not fit its content.');
  });

  test.each(['', '#', '#lesson=3', '#s=hello', '#s=0.a.b.c', 'https://example.org/', '#s=1x.a'])('%j is none', (hash) => {
    expect(because(hash)).toBe('This is not a Replayground link.');
  });

  test('a newer format is named', () => {
    expect(because('#s=2.abc')).toBe('The link was made by a newer version of Replayground (format 2).');
  });

  test('a scenario that is not valid is refused by its field', () => {
    const holds = (config: unknown, points?: string): string => because(forge(config, points));
    expect(holds({ memory: { size: -3 } })).toBe(
      'The link holds no valid scenario: scenario.memory.size: expected an integer ≥ 0, got -3.',
    );
    expect(holds('not json')).toBe('The link holds no valid scenario: its config cannot be read.');
    expect(holds('{"__proto__":{"a":1}}')).toBe('The link holds no valid scenario: link.__proto__: unknown field.');
    expect(holds({ data: { preset: { count: 1e9 } } })).toMatch(/scenario\.data\.preset\.count: expected an integer from 1 to 20000/);
    expect(holds({ data: { preset: null, points: 1e9 }, grid: [0, 0, 0, 0, 1] })).toMatch(
      /link\.data\.points: expected an integer from 0 to 20000/,
    );
    expect(holds({ steps: Array.from({ length: 3 }, () => ({ add: 20000 })) })).toMatch(
      /link\.points: expected at most 20000 points, got 60000/,
    );
    expect(holds({ steps: [{ add: 2 }], grid: [0, 0, 0, 0, 1] }, 'AAAA')).toMatch(/link\.points: expected 2 points/);
    expect(holds({ steps: [{ add: 1 }], grid: [5000, 0, 0, 0, 1] }, 'AAAAA')).toMatch(/link\.grid\[0\]/);
    expect(holds({ steps: [{ add: 1 }], grid: [0, 0, 0, 0, 0, 1] }, 'AAAAA')).toMatch(/link\.grid: expected two numbers a feature/);
    expect(holds({ steps: [{ add: 1 }], grid: [0, 0, 0, 0, 0, 0, 1] }, 'AAAAAAA')).toMatch(/scenario\.steps\[0\]\.points\[0\]/);
    expect(holds({ steps: [{ add: 1 }] }, 'AAAAA')).toMatch(/link\.grid: expected an array of numbers, got nothing/);
    expect(holds({ steps: [{ shake: 1 }] })).toMatch(/link\.steps\[0\]\.shake: unknown field/);
    expect(holds({}, 'AAAA')).toMatch(/link\.points: expected no points/);
    expect(holds([])).toMatch(/^The link holds no valid scenario/);
    expect(holds(`${'['.repeat(60000)}`)).toMatch(/^The link holds no valid scenario/);
  });

  test('a link of excessive length is not looked at', () => {
    expect(because(`#s=1.${'A'.repeat(linkLimits.characters)}`)).toBe('The link is longer than 200000 characters.');
  });
});

describe('a link with something to ignore is read, with a note', () => {
  const scenario = { ...linkDefaults, prior: { precision: 2 } };

  test('what a chat program put behind it', () => {
    const link = encodeLink(scenario) ?? '';
    for (const rest of ['.', ')', '>, look', '%20']) {
      expect(decodeLink(link + rest)).toStrictEqual({ outcome: 'ok', scenario, notes: [`Ignored what follows the link: “${rest}”.`] });
    }
    expect(decodeLink(`${link.slice(1)}&utm=1`)).toStrictEqual({ outcome: 'ok', scenario, notes: [] });
  });

  test('what a later version wrote', () => {
    expect(decodeLink(forge({ prior: { precision: 2 }, colour: 'red', methods: [...scenario.methods, 'oracle'] }))).toStrictEqual({
      outcome: 'ok',
      scenario,
      notes: ['Ignored what this version does not know: colour.', 'Ignored methods that this version does not know: oracle.'],
    });
  });
});

describe('whatever the hash, the reader does not throw, and makes no more of it than it holds', () => {
  const survives = (hash: string): void => {
    const outcome = decodeLink(hash);
    if (outcome.outcome === 'ok') {
      // Four characters hold the two coordinates of a point; what the link leaves out comes to a thousand. Its time is a row of the bench.
      expect(JSON.stringify(outcome.scenario).length).toBeLessThan(12 * hash.length + 1000);
      expect(() => parseScenario(outcome.scenario)).not.toThrow();
      expect(pointsAfter(outcome.scenario).flat().every(Number.isFinite)).toBe(true);
    } else {
      expect(outcome.because).not.toMatch(/\n|NaN|undefined/);
    }
  };

  test('damaged links', () => {
    const random = createRandom(11);
    const links = Array.from({ length: 20 }, (_, seed) => encodeLink(draw(seed)) ?? '');
    for (let run = 0; run < 3000; run++) {
      const characters = [...(links[random.integer(links.length)] ?? '')];
      for (let k = random.integer(4); k >= 0; k--) {
        const at = random.integer(characters.length);
        const other = String.fromCharCode(33 + random.integer(94));
        characters.splice(at, random.integer(3), ...(random.integer(3) === 0 ? [] : [other]));
      }
      survives(characters.slice(0, 1 + random.integer(2 * characters.length)).join(''));
    }
  });

  test('damaged configs under a right check', () => {
    const random = createRandom(12);
    const values = ['null', '-1', '1e99', '{}', '[]', '"x"', '1.5', '[[0,[1]]]', 'true', '20000'];
    const configs = Array.from({ length: 20 }, (_, seed) => {
      const [, config = ''] = (encodeLink(draw(seed)) ?? '').slice('#s='.length).split('.');
      return Buffer.from(config, 'base64url').toString();
    });
    for (let run = 0; run < 3000; run++) {
      const config = configs[random.integer(configs.length)] ?? '';
      const numbers = [...config.matchAll(/-?\d[\d.e+-]*|"[^"]*"(?!:)/g)];
      const target = numbers[random.integer(Math.max(1, numbers.length))];
      const at = target?.index ?? 0;
      const value = values[random.integer(values.length)] ?? '';
      survives(
        forge(
          config.slice(0, at) + value + config.slice(at + (target?.[0].length ?? 0)),
          ['0', 'AAAAA', 'A'.repeat(400)][random.integer(3)],
        ),
      );
    }
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => survives(text)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => survives(`#s=1.${text}`)));
  });
});
