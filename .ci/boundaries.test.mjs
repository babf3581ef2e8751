import { describe, expect, test } from 'vitest';
import { violationsOf } from './boundaries.mjs';

const allowed = (file, source) => expect(violationsOf(file, source)).toEqual([]);
const refused = (file, source, reason) => expect(violationsOf(file, source)).toEqual([expect.stringContaining(reason)]);

describe('rooms', () => {
  test('import from the rooms before them', () => {
    allowed('src/scenario/run.ts', "import { fit } from '../core/newton.ts';");
    allowed('src/views/cards/Card.tsx', "import type { Engine } from '../../engine/engine.ts';");
    allowed('src/main.tsx', "import { App } from './views/App.tsx'; import { createWorkerEngine } from './engine/worker/client.ts';");
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
      "\n\nimport { App } from '../views/App.tsx';",
      'src/data/read.ts:3: imports src/views/App.tsx: data imports only from core, adaptation.',
    );
  });

  test('are the ones of the list', () => {
    refused('src/utils/misc.ts', "import { fit } from '../core/newton.ts';", 'src/utils is not a room');
  });

  test('cli draws nothing', () => {
    refused('src/cli/headless.ts', "import { App } from '../views/App.tsx';", 'draws nothing');
  });

  test('words in comments and strings import nothing', () => {
    allowed('src/core/newton.ts', "// import '../views/App.tsx'\nexport const text = \"import '../views/App.tsx'\";");
  });
});

describe('plug-ins', () => {
  test.each(['src/adaptation/methods', 'src/adaptation/memory', 'src/data/generators'])('of %s never import each other', (folder) => {
    refused(`${folder}/one.ts`, "import two from './two.ts';", 'never imports another plug-in');
    allowed(`${folder}/one.test.ts`, "import two from './two.ts';");
    allowed(`${folder}/one.ts`, "import { shared } from '../shared.ts';");
  });

  test('are reached through their registry', () => {
    allowed('src/adaptation/methods.ts', "export const all = import.meta.glob('./methods/*.ts');");
    refused('src/scenario/run.ts', "import kPrior from '../adaptation/methods/kPrior.ts';", 'registry');
  });
});

describe('packages stay where they belong', () => {
  test.each([
    ['src/engine/webgpu/engine.ts', 'src/engine/reference/engine.ts', '@tensorflow/tfjs-core'],
    ['src/cli/bench/tfjs.ts', 'src/cli/headless.ts', '@tensorflow/tfjs-core'],
    ['src/views/App.tsx', 'src/store/state.ts', 'react'],
    ['src/main.tsx', 'src/engine/engine.ts', 'react-dom/client'],
    ['src/views/layout.ts', 'src/core/grid.ts', 'd3-contour'],
    ['src/store/state.ts', 'src/scenario/run.ts', 'zustand/vanilla'],
    ['src/cli/headless.ts', 'src/data/read.ts', 'node:fs'],
  ])('%s may import what %s may not: %s', (home, elsewhere, name) => {
    allowed(home, `import * as it from '${name}';`);
    refused(elsewhere, `import * as it from '${name}';`, 'belongs to');
  });

  test('an engine that does the work is chosen in main.tsx, not in a view', () => {
    refused('src/views/App.tsx', "import { create } from '../engine/worker/client.ts';", 'choose an engine');
  });
});

describe('rooms that compute the same thing every time', () => {
  test.each(['Math.random()', 'Date.now()', 'new Date()', 'performance.now()', 'globalThis.Math.random()', 'crypto.randomUUID()'])(
    'never use %s',
    (call) => {
      for (const room of ['core', 'adaptation', 'data', 'scenario'])
        refused(`src/${room}/a.ts`, `export const value = ${call};`, 'computes the same thing');
      allowed('src/views/clock.ts', `export const value = ${call};`);
      allowed('src/core/a.test.ts', `export const value = ${call};`);
    },
  );
});
