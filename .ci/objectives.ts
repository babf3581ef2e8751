import temml from 'temml';
import { type Plugin, parseSync } from 'vite';
import { fromMethods } from './fromMethods.ts';

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

/** A method's source without its TeX. */
function withoutTex(source: string, file: string): string {
  for (const node of parseSync(file, source).program.body) {
    const call = node.type === 'ExportDefaultDeclaration' && node.declaration.type === 'CallExpression' ? node.declaration : null;
    const definition = call?.arguments[0];
    for (const property of definition?.type === 'ObjectExpression' ? definition.properties : [])
      if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'tex')
        return `${source.slice(0, property.start)}tex: ''${source.slice(property.end)}`;
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
