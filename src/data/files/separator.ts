/** Separators of columns, in the order in which they are believed: a comma may also be a decimal sign. */
const separators = [';', '\t', '|', ','] as const;
export type Separator = (typeof separators)[number] | ' ';

export const separatorNames: Record<Separator, string> = { ';': 'semicolons', '\t': 'tabs', '|': 'bars', ',': 'commas', ' ': 'spaces' };

/** Share of the lines that must have as many separators as most: a header may be shorter, a row broken. */
const regularly = 0.7;

const withoutQuoted = (line: string): string => line.replace(/"[^"]*"/g, 'q');
/** Cells between runs of spaces and tabs; quotes hold them together. */
export const bySpaces = (line: string): string[] => line.match(/"(?:[^"]|"")*"(?![^ \t])|[^ \t]+/g) ?? [];

/** Columns of a line less one. */
const count = (line: string, separator: Separator): number =>
  separator === ' ' ? bySpaces(line).length - 1 : withoutQuoted(line).split(separator).length - 1;

/** True where every comma stands inside a number between spaces. */
const decimalCommas = (lines: readonly string[]): boolean => {
  const cells = lines.slice(1).flatMap((line) => bySpaces(line).filter((cell) => cell.includes(',')));
  return cells.length > 0 && cells.every((cell) => /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/.test(cell));
};

/**
 * The separator that most of the first lines have equally often, at least twice; else the one that the first line has most often.
 */
export const separatorOf = (lines: readonly string[]): Separator => {
  const [first = ''] = lines;
  const candidates: readonly Separator[] = [...separators, ' '];
  const regular = candidates.filter((separator) => {
    const counts = new Map<number, number>();
    for (const line of lines) counts.set(count(line, separator), (counts.get(count(line, separator)) ?? 0) + 1);
    const [usual, lines_] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
    return usual >= 2 && lines_ >= regularly * lines.length;
  });
  if (regular[0] === ',' && regular.includes(' ') && decimalCommas(lines)) return ' ';
  if (regular[0] !== undefined) return regular[0];
  const counts = separators.map((separator) => ({ separator, found: count(first, separator) })).sort((a, b) => b.found - a.found);
  const [most] = counts;
  if (most !== undefined && most.found > 0) return most.separator;
  return count(first, ' ') >= 2 ? ' ' : ',';
};
