import { join } from 'node:path';
import { normalizePath, type Plugin, runnerImport } from 'vite';
import type { MethodDefinition } from '../src/adaptation/method.ts';

type Methods = readonly MethodDefinition[];

/** Every method by the root of its project: read once, for all that is written from them. */
const known = new Map<string, Promise<Methods>>();

const read = async (root: string): Promise<Methods> => {
  const options = { root, configFile: false, logLevel: 'silent' } as const;
  return (await runnerImport<{ methods: Methods }>(join(root, 'src/adaptation/methods.ts'), options)).module.methods;
};

/** A module `virtual:<name>` written from the registry src/adaptation/methods.ts when it is asked for, and again when a method changes. */
export function fromMethods(name: string, write: (methods: Methods) => string): Plugin {
  const asked = `virtual:${name}`;
  const resolved = `\0${asked}`;
  let root = process.cwd();
  return {
    name: `replayground:${name}`,
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === asked ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return;
      const methods = known.get(root) ?? read(root);
      known.set(root, methods);
      return write(await methods);
    },
    hotUpdate({ file, modules }) {
      if (!file.startsWith(normalizePath(join(root, 'src/adaptation/methods')))) return;
      known.delete(root);
      const written = this.environment.moduleGraph.getModuleById(resolved);
      return written ? [...modules, written] : modules;
    },
  };
}
