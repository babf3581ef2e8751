/** Widest line of the script. */
const WIDTH = 118;

/** A JavaScript number as Python reads it, to the last digit. */
export const number = (value: number): string => {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  if (Object.is(value, -0)) return '-0.0';
  // NumPy has no integers beyond 64 bits: a whole number that is none of JavaScript's is written as a float.
  return Number.isInteger(value) && !Number.isSafeInteger(value) && !/e/.test(String(value)) ? `${value}.0` : String(value);
};

/** A Python literal of plain data: numbers, strings, null, arrays and objects with string keys, on one line. */
export const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return number(value);
  // JSON's escapes are Python's as well.
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${JSON.stringify(key)}: ${literal(part)}`)
    .join(', ')}}`;
};

/** A Python list of literals over as many lines as it needs, `indent` spaces from the left where it goes on. */
export const list = (items: readonly string[], indent = 0): string => {
  const short = `[${items.join(', ')}]`;
  if (short.length + indent <= WIDTH) return short;
  const margin = ' '.repeat(indent + 4);
  const lines: string[] = [];
  let line = margin;
  for (const item of items) {
    if (line.length > margin.length && line.length + item.length + 1 > WIDTH) {
      lines.push(line.trimEnd());
      line = margin;
    }
    line += `${item}, `;
  }
  return `[\n${[...lines, line.trimEnd()].join('\n')}\n${' '.repeat(indent)}]`;
};

/** A Python list of numbers. */
export const numbers = (values: readonly number[], indent = 0): string => list(values.map(number), indent);

/** Text for a comment or a docstring: one line, without what would end it. */
export const plainText = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('\\', '/').replaceAll('"""', "'''").trim();
