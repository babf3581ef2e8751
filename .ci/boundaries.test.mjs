import { describe, expect, test } from 'vitest';
import { violationsOf } from './boundaries.mjs';

const allowed = (file, source) => expect(violationsOf(file, source)).toEqual([]);
const refused = (file, source, reason) => expect(violationsOf(file, source)).toEqual([expect.stringContaining(reason)]);

describe('rooms', () => {
  test('import from the rooms before them', () => {
    allowed('src/scenario/run.ts', "import { fit } from '../core/newton.ts';");
    allowed('src/page/methods/Card.tsx', "import type { Engine } from '../../engine/engine.ts';");
    allowed('src/main.tsx', "import { App } from './page/App.tsx'; import { createWorkerEngine } from './worker/client.ts';");
    allowed('src/cli/headless.ts', "import { run } from '../scenario/run.ts';");
  });

  test.each([
    ['a value', "import { run } from '../scenario/run.ts';"],
    ['a type', "import type { Scenario } from '../scenario/types.ts';"],
    ['a type in place', "type S = import('../scenario/types.ts').Scenario;"],
    ['a re-export', "export { run } from '../scenario/run.ts';"],
    ['everything', "export * from '../scenario/run.ts';"],
    ['later', "export const load = () => import('../scenario/run.ts');"],
    ['by pattern', "export const all = import.meta.glob(['../scenario/*.ts', '!../scenario/*.test.ts']);"],
    ['by address', "export const worker = new Worker(new URL('../scenario/run.ts', import.meta.url));"],
  ])('never import from a room after them: %s', (_, source) => {
    refused('src/core/newton.ts', source, 'core imports from no other room');
  });

  test('say on which line', () => {
    refused(
      'src/data/read.ts',
      "\n\nimport { App } from '../page/App.tsx';",
      'src/data/read.ts:3: imports src/page/App.tsx: data imports only from core, adaptation.',
    );
  });

  test('are the ones of the list', () => {
    refused('src/utils/misc.ts', "import { fit } from '../core/newton.ts';", 'src/utils is not a room');
  });

  test('cli draws nothing', () => {
    refused('src/cli/headless.ts', "import { App } from '../page/App.tsx';", 'draws nothing');
  });

  test('test material is for tests', () => {
    allowed('src/core/newton.test.ts', "import { sampleOf } from '../testing/samples.ts';");
    allowed('src/testing/worlds.ts', "import { sampleOf } from './samples.ts'; import { adapt } from '../adaptation/chain.ts';");
    refused('src/core/newton.ts', "import { sampleOf } from '../testing/samples.ts';", 'for tests alone');
  });

  test('words in comments and strings import nothing', () => {
    allowed('src/core/newton.ts', "// import '../page/App.tsx'\nexport const text = \"import '../page/App.tsx'\";");
  });
});

describe('folders of a room', () => {
  test('keep to their order', () => {
    allowed('src/canvas/points/dots.ts', "import { levels } from '../map/grids.ts'; import { frame } from '../projection.ts';");
    allowed('src/canvas/Canvas.tsx', "import { hand } from './hand/hand.ts';");
    refused('src/canvas/map/grids.ts', "import { dots } from '../points/dots.ts';", 'map imports only from the folders before it');
    refused('src/page/misc/a.ts', "import { Past } from '../past/Past.tsx';", 'no place in the order of page');
  });

  test('of panels know nothing of each other', () => {
    allowed('src/panels/memory/curve.ts', "import { useStudy } from '../useStudy.ts'; import { swept } from './swept.ts';");
    refused('src/panels/memory/curve.ts', "import { parts } from '../gradient/parts.ts';", 'know nothing of each other');
  });
});

describe('plug-ins', () => {
  test.each(['src/adaptation/methods', 'src/adaptation/memory', 'src/data/generators', 'src/scenario/changes', 'src/canvas/tools'])(
    'of %s never import each other',
    (folder) => {
      refused(`${folder}/one.ts`, "import two from './two.ts';", 'never imports another plug-in');
      allowed(`${folder}/one.test.ts`, "import two from './two.ts';");
      allowed(`${folder}/one.ts`, "import { shared } from '../shared.ts';");
    },
  );

  test('are reached through their registry', () => {
    allowed('src/adaptation/methods.ts', "export const all = import.meta.glob('./methods/*.ts');");
    refused('src/scenario/run.ts', "import kPrior from '../adaptation/methods/kPrior.ts';", 'registry');
  });

  test('answers of studies are found by name: their code is in no other', () => {
    allowed('src/studies/studyRunner.ts', "export const all = import.meta.glob('./*.worker.ts');");
    allowed('src/studies/floor.test.ts', "import floor from './floor.worker.ts';");
    allowed('src/panels/training/floor.tsx', "import { floor } from '../../studies/floor.ts';");
    refused('src/panels/training/floor.tsx', "import type { Floor } from '../../studies/floor.worker.ts';", 'found by name');
    refused('src/studies/landscapeProbe.worker.ts', "import { drawn } from './landscape.worker.ts';", 'found by name');
  });
});

describe('packages stay where they belong', () => {
  test.each([
    ['src/engine/webgpu/engine.ts', 'src/engine/reference/engine.ts', '@tensorflow/tfjs-core'],
    ['src/cli/bench/tfjs.ts', 'src/cli/headless.ts', '@tensorflow/tfjs-core'],
    ['src/page/App.tsx', 'src/store/state.ts', 'react'],
    ['src/main.tsx', 'src/engine/engine.ts', 'react-dom/client'],
    ['src/chart/layout.ts', 'src/core/grid.ts', 'd3-contour'],
    ['src/store/state.ts', 'src/scenario/run.ts', 'zustand/vanilla'],
    ['src/cli/headless.ts', 'src/data/read.ts', 'node:fs'],
  ])('%s may import what %s may not: %s', (home, elsewhere, name) => {
    allowed(home, `import * as it from '${name}';`);
    refused(elsewhere, `import * as it from '${name}';`, 'belongs to');
  });

  test('an engine that does the work is chosen in main.tsx, not in a view', () => {
    refused('src/page/App.tsx', "import { create } from '../worker/client.ts';", 'choose an engine');
  });
});

describe('rooms that compute the same thing every time', () => {
  test.each(['Math.random()', 'Date.now()', 'new Date()', 'performance.now()', 'globalThis.Math.random()', 'crypto.randomUUID()'])(
    'never use %s',
    (call) => {
      for (const room of ['core', 'adaptation', 'data', 'scenario'])
        refused(`src/${room}/a.ts`, `export const value = ${call};`, 'computes the same thing');
      allowed('src/page/clock.ts', `export const value = ${call};`);
      allowed('src/core/a.test.ts', `export const value = ${call};`);
    },
  );
});
