import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import type { Scenario } from '../src/scenario/types.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const load = async <Module>(path: string): Promise<Module> =>
  (await runnerImport<Module>(at(path), { root: at('..'), configFile: false, logLevel: 'silent' })).module;

/** The link of the opening scene with this of the screen said in it. */
export const openingWith = async (view: Scenario['view']): Promise<string> => {
  const { opening } = await load<{ opening: Scenario }>('../src/lessons/opening.ts');
  const { encodeLink } = await load<{ encodeLink(scenario: Scenario): string | null }>('../src/scenario/link.ts');
  const link = encodeLink(view ? { ...opening, view } : opening);
  if (!link) throw new Error('links: the opening scene is too large for a link');
  return link;
};
