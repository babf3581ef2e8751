import temml from 'temml';
import { type Plugin, parseSync } from 'vite';
import type { MethodDefinition } from '../src/adaptation/method.ts';
import { fromMethods } from './fromMethods.ts';

type Written = Pick<MethodDefinition, 'id' | 'tex' | 'texWith'>;

/**
 * MathML of each method's TeX, and as 'method.option' of that with the option away from its default, so that no page has to carry a TeX
 * renderer. Throws on TeX that does not parse, naming the method.
 */
export function renderObjectives(methods: readonly Written[]): Record<string, string> {
  const render = ([id, tex]: readonly [string, string]): [string, string] => {
    try {
      return [id, temml.renderToString(tex, { throwOnError: true, wrap: 'tex' })];
    } catch (cause) {
      throw new Error(`objectives: the TeX of method "${id}" does not parse: ${(cause as Error).message}`, { cause });
    }
  };
  const all = methods.flatMap(({ id, tex, texWith = {} }) => [
    [id, tex] as const,
    ...Object.entries(texWith).map(([option, other]) => [`${id}.${option}`, other] as const),
  ]);
  return Object.fromEntries(all.map(render));
}

/** A method's source without its TeX. */
function withoutTex(source: string, file: string): string {
  for (const node of parseSync(file, source).program.body) {
    const call = node.type === 'ExportDefaultDeclaration' && node.declaration.type === 'CallExpression' ? node.declaration : null;
    const definition = call?.arguments[0];
    const properties = definition?.type === 'ObjectExpression' ? definition.properties : [];
    const written = properties.filter(
      (one) => one.type === 'Property' && one.key.type === 'Identifier' && (one.key.name === 'tex' || one.key.name === 'texWith'),
    );
    // Each with the comma behind it.
    if (written.length > 0) return written.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end + 1), source);
  }
  throw new Error(`objectives: ${file} does not export defineMethod({ …, tex, … })`);
}

/** Offers `virtual:objectives`, MathML by method id; the page that is built carries no TeX. */
export const objectives = (): Plugin[] => [
  fromMethods('objectives', (methods) => `export const objectives = ${JSON.stringify(renderObjectives(methods))};`),
  {
    name: 'replayground:without-tex',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/adaptation\/methods\/[^/]+\.ts$/ },
      handler: (source, file) => ({ code: withoutTex(source, file), map: null }),
    },
  },
];
