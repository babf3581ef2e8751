import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink, linkDefaults } from '../scenario/link.ts';
import type { Scenario } from '../scenario/types.ts';
import { damagedLinks } from '../testing/damagedLinks.ts';
import { smallScenario } from '../testing/fakeStore.ts';
import { opening } from './opening.ts';
import type { Scene } from './scene.ts';
import { sceneById, scenes } from './scenes.ts';
import { twelvePoints } from './twelvePoints.ts';

/*
 * Links of format 1, kept as hashes: whatever was sent opens for ever to the same scenario, and is refused in the same words. The hashes
 * are of the link as it is written and of what its reader makes of it. Never edit one; only add.
 */

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const told = (scenario: Scenario): string => {
  const link = encodeLink(scenario) ?? '';
  return `${hashOf(link)} ${hashOf(JSON.stringify(decodeLink(link)))}`;
};

const steps: Record<string, Scenario['steps']> = {
  none: [],
  add: [
    {
      kind: 'add',
      points: [
        [0.1, -0.3, 1],
        [3, 2.2, 0],
      ],
    },
  ],
  'add nothing': [{ kind: 'add', points: [] }],
  remove: [{ kind: 'remove', indices: [3, 1] }],
  relabel: [
    {
      kind: 'relabel',
      labels: [
        [2, 1],
        [0, 1],
      ],
    },
  ],
  move: [
    {
      kind: 'move',
      points: [
        [1, [0.7, -1.3]],
        [0, [2, 2]],
      ],
    },
  ],
  'move nothing': [{ kind: 'move', points: [] }],
  prior: [{ kind: 'prior', precision: 0.3 }],
  model: [{ kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree: 2 }, inputs: 'standardised' } }],
  'all in a row': [
    { kind: 'move', points: [[0, [-1.1, 0.4]]] },
    { kind: 'add', points: [[0.9, 0.9, 0]] },
    {
      kind: 'relabel',
      labels: [
        [4, 1],
        [3, 1],
      ],
    },
    { kind: 'model', model: { family: 'mlp', hidden: [3], activation: 'relu', seed: 4 } },
    { kind: 'remove', indices: [0] },
    { kind: 'move', points: [[2, [5, -5]]] },
    { kind: 'prior', precision: 40 },
    { kind: 'add', points: [[-2, 1, 1]] },
  ],
};

const wide: Scenario = smallScenario({
  data: {
    points: [
      [0.25, 3, -1, 0],
      [1, 2, 3, 2],
      [0, 0, 0.5, 1],
    ],
  },
  model: { family: 'glm', likelihood: 'categorical' },
  memory: { rule: 'lambda', size: 1 },
  steps: [
    { kind: 'add', points: [[1, 1, 1, 3]] },
    { kind: 'move', points: [[0, [2, 2, 2]]] },
  ],
});

/** A scene, with the view that it had in links before. */
const viewed = (id: string, view?: Scenario['view']): Scenario => {
  const { scenario } = sceneById(id) as Scene;
  return view ? { ...scenario, view } : scenario;
};

const scenarios: Record<string, Scenario> = {
  defaults: linkDefaults,
  'twelve points': twelvePoints,
  'twenty points': opening,
  'many columns, three classes': wide,
  ...Object.fromEntries(Object.entries(steps).map(([name, list]) => [name, smallScenario({ steps: list })])),
  ...Object.fromEntries(Object.entries(steps).map(([name, list]) => [`preset, ${name}`, { ...linkDefaults, steps: list }])),
  temperature: { ...linkDefaults, options: { ...linkDefaults.options, 'k-prior.temperature': 2, 'functional.temperature': 0.5 } },
  ...Object.fromEntries(scenes.map(({ id, scenario }) => [`scene ${id}`, scenario])),
  // These showed less of what they claim.
  'scene landscape-ascent': viewed('landscape-ascent', { method: 'ewc-full', 'landscape.of': 'change', 'landscape.at': 'theta-star' }),
  'scene landscape-ascent, shown anew': viewed('landscape-ascent'),
  'scene sensitivity-network': viewed('sensitivity-network', { 'sensitivity.view': 'leave-one-out', 'sensitivity.scale': 'log' }),
  'scene sensitivity-network, shown anew': viewed('sensitivity-network'),
  'scene training-stopping': viewed('training-stopping', {
    method: 'replay',
    'training.figure': 'disagreement',
    'training.against': 'steps',
  }),
  'scene training-stopping, shown anew': viewed('training-stopping'),
  // It was called as a lesson is.
  'scene memory-everything': { ...viewed('memory-everything'), title: 'Exact in one slider' },
  'scene memory-everything, renamed': viewed('memory-everything'),
};

const golden: Record<string, string> = {
  defaults: 'bb92b6dc0c08010b d127690b609139d1',
  'twelve points': 'e5ff78939172c183 2c46f96f6bc7690b',
  'many columns, three classes': 'b7916df93c1d1fe6 f6ca2bde437f30b9',
  none: 'd592b2ba51718540 7a404443dfaddb52',
  add: 'f52b9ac4c6ca8472 a1b20e13b98190c2',
  'add nothing': 'bdd4286393288ce2 c2ad237ad9532630',
  remove: '6befc1845ef3cd63 d3b7662a76e64536',
  relabel: '6bd4ae645e0b7924 5b5d82f551617b5f',
  move: 'b47ac56afcbc968c 7fbd3467366c9c3c',
  'move nothing': '54b8a260b34255c8 c663ef57b999fd79',
  prior: 'ed8d72e83065a467 a81b61ed0c660cae',
  model: 'd5c0d1e5d901f52c ef6f2efa68d89e0e',
  'all in a row': 'db59d565998dd414 e14477ef6087efa1',
  'preset, none': 'bb92b6dc0c08010b d127690b609139d1',
  'preset, add': 'f55ea758d9f6c42b 0c75adaceba2ef70',
  'preset, add nothing': '354326cca8d2024f abebfee94b5d9698',
  'preset, remove': '8174373f01371ad4 bea234f922e484ba',
  'preset, relabel': 'ae853404944046a4 7087e978d04dcbc3',
  'preset, move': 'f02ec1971e848223 10fd00273df56e7e',
  'preset, move nothing': '21244d015ed9b1b7 b8a2302ef1194cc6',
  'preset, prior': '6b0947061b2ab761 d504455e11e05d80',
  'preset, model': '3b06d596c84b21ba 71071c14d4a16db5',
  'preset, all in a row': 'f3575d237d702ab8 f1fb723cf8035f3e',
  'scene gradient-arrows': '578ded60fe609995 1a53289ce9b6ecb9',
  'scene gradient-diagonal': 'ff6b8574eb99ebd8 203dae36fe981337',
  'scene gradient-everything': '9fb42103517a6199 6a32146fea50cf91',
  'scene gradient-labels': '8bd79eff9526d32f db9985e072493690',
  'scene gradient-landing': 'f9d05804cd54c7af af75aedc9190108b',
  'scene gradient-replay': '64cbf45ec55ff02d 93555b3a16621c2a',
  'scene gradient-shares': '416dd8de16750289 59acbe7c3e797e03',
  'scene gradient-tangent': '2814916417b4575d 3dfd6962404bd2a4',
  'scene landscape-ascent': 'f171fa6cf215c28c 7d63a58d2f738cb7',
  'scene landscape-everything': 'bfcfc75a21ca4cff c447dd8913ef2009',
  'scene landscape-paraboloid': '7f29b19f9e6dc663 4dc5dde0fc96a8c7',
  'scene landscape-replay': '3c55f1e145f5c556 91d46d4132577170',
  'scene memory-balance': '3416d267eceda923 7a64b4bb327110de',
  'scene memory-everything': 'c5f69408eeb95bc6 42cdfe3d325c78f1',
  'scene memory-replay': '35ee17276e5ae30b 807e55e38662e85e',
  'scene memory-rules': 'c4ffbb61389f8c67 9e1779f76b11d6e9',
  'scene memory-everything, renamed': '5f6936f8f22deeee 8fc75ceb0ec3209d',
  'scene landscape-ascent, shown anew': 'a82884b828ccb0f2 1d8f787cfb90a9c7',
  'scene sensitivity-network, shown anew': 'fed97e6fccf121e9 81c6ca2f9b99d14f',
  'scene training-stopping, shown anew': '8f33e8836efe2edc a1ec1d627f4afbea',
  temperature: '3880b68ceb493e8b 18b538a0ed99838f',
  'scene profile-everything': '747a144f7e64cf60 56bce1dca877b356',
  'scene profile-network': '9e1dc79f63362df2 16baba4dbb788c90',
  'scene profile-slopes': '76bf57a6504cb745 dea5cbd02feaf297',
  'scene sensitivity-ascent': 'f78cafaf271b550a 9298f61f531cde0d',
  'scene sensitivity-few': '49b401a9cb32c9eb 9683b5d83ba25e3f',
  'scene sensitivity-kinds': 'ffe34a254846be20 bbe5726db389e743',
  'scene sensitivity-leave-one-out': '4274979efff82117 167ef3b373707331',
  'scene sensitivity-mislabelled': '3956ced71bd3386b 17c2b23e87ac76c0',
  'scene sensitivity-network': '4edd58b56e51393f f320bd483b423595',
  'scene training-examples': '8a5bf657f21358e5 4641ed187ae2ee1c',
  'scene training-floor': '8d211e107fb620ae fb5ffd3a7d3f98d5',
  'scene training-stopping': '777a233cdb9919a2 cbf57c7fbe9d2134',
};

test('every scene has its golden link', () => {
  expect(scenes.map(({ id }) => `scene ${id}`).filter((name) => !(name in golden))).toEqual([]);
});

test.each(Object.keys(golden))('the link of %s', (name) => {
  const scenario = scenarios[name];
  expect(scenario && told(scenario)).toBe(golden[name]);
});

test('5,000 damaged links are read or refused in the same words', () => {
  const links = damagedLinks(7);
  const outcomes = Array.from({ length: 5_000 }, () =>
    // Lists of what there is to choose from grow.
    JSON.stringify(decodeLink(links.next().value)).replace(/expected one of [^"]*?, got/, 'expected one of …, got'),
  );
  expect(hashOf(outcomes.join('\n'))).toBe('8f18cccf453f1d4b');
});
