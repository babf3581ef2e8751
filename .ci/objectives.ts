import { existsSync } from 'node:fs';
import { join } from 'node:path';
import temml from 'temml';
import { normalizePath, type Plugin, runnerImport } from 'vite';

const NAME = 'virtual:objectives';
const RESOLVED = `\0${NAME}`;

/** MathML of each method's TeX, so that no page has to carry a TeX renderer. Throws on TeX that does not parse, naming the method. */
export function renderObjectives(methods: readonly { id: string; tex: string }[]): Record<string, string> {
  const render = ({ id, tex }: { id: string; tex: string }): [string, string] => {
    try {
      return [id, temml.renderToString(tex, { throwOnError: true, wrap: 'tex' })];
    } catch (cause) {
      throw new Error(`objectives: the TeX of method "${id}" does not parse: ${(cause as Error).message}`, { cause });
    }
  };
  return Object.fromEntries(methods.map(render));
}

/** Offers `virtual:objectives`: reads the registry src/adaptation/methods.ts when the module is asked for, and again when a method changes. */
export function objectives(): Plugin {
  let root = process.cwd();
  const registry = () => join(root, 'src/adaptation/methods.ts');
  return {
    name: 'replayground:objectives',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return;
      if (!existsSync(registry())) throw new Error(`objectives: ${registry()} is missing; it exports every method as "methods".`);
      type Registry = { methods: readonly { id: string; tex: string }[] };
      const { module } = await runnerImport<Registry>(registry(), { root, configFile: false, logLevel: 'silent' });
      return `export const objectives = ${JSON.stringify(renderObjectives(module.methods))};`;
    },
    hotUpdate({ file, modules }) {
      if (!file.startsWith(normalizePath(join(root, 'src/adaptation/methods')))) return;
      const rendered = this.environment.moduleGraph.getModuleById(RESOLVED);
      return rendered ? [...modules, rendered] : modules;
    },
  };
}
