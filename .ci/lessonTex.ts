import { join } from 'node:path';
import temml from 'temml';
import { normalizePath, type Plugin, runnerImport } from 'vite';
import type { Lesson, textsOf } from '../src/lessons/lesson.ts';
import type { parseMarkup } from '../src/lessons/markup.ts';

const ASKED = 'virtual:lesson-tex';
const RESOLVED = `\0${ASKED}`;

/** MathML of every formula in the texts of the lessons, by its TeX. Throws on TeX that does not parse, naming the lesson. */
async function renderLessons(root: string): Promise<Record<string, string>> {
  const load = async <Module>(file: string): Promise<Module> =>
    (await runnerImport<Module>(join(root, 'src/lessons', file), { root, configFile: false, logLevel: 'silent' })).module;
  const { lessons } = await load<{ lessons: readonly Lesson[] }>('lessons.ts');
  const { textsOf: texts } = await load<{ textsOf: typeof textsOf }>('lesson.ts');
  const { parseMarkup: parse } = await load<{ parseMarkup: typeof parseMarkup }>('markup.ts');
  const made: Record<string, string> = {};
  for (const { id, steps } of lessons)
    for (const piece of steps.flatMap(texts).flatMap(parse)) {
      if (piece.kind !== 'tex') continue;
      try {
        made[piece.tex] = temml.renderToString(piece.tex, { throwOnError: true });
      } catch (cause) {
        throw new Error(`lessonTex: the TeX "${piece.tex}" of lesson "${id}" does not parse: ${(cause as Error).message}`, { cause });
      }
    }
  return made;
}

/** Offers `virtual:lesson-tex`, so that no page has to carry a TeX renderer. */
export const lessonTex = (): Plugin => {
  let root = process.cwd();
  return {
    name: 'replayground:lesson-tex',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === ASKED ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return;
      return `export const lessonTex = ${JSON.stringify(await renderLessons(root))};`;
    },
    hotUpdate({ file, modules }) {
      if (!file.startsWith(normalizePath(join(root, 'src/lessons')))) return;
      const written = this.environment.moduleGraph.getModuleById(RESOLVED);
      return written ? [...modules, written] : modules;
    },
  };
};
