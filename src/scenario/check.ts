/** Fault of a scenario, in one line that begins with the field: `scenario.memory.size: expected an integer ≥ 0, got -3`. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** A value as an error message shows it, never long. */
const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
};

export const fail = (path: string, expected: string, value: unknown): never => {
  throw new ScenarioError(`${path}: expected ${expected}, got ${shown(value)}`);
};

/** The own fields of a JSON object; nothing is ever looked up along a prototype. */
export interface Fields {
  readonly path: string;
  has(key: string): boolean;
  get(key: string): unknown;
  keys(): string[];
}

const unsafe = ['__proto__', 'constructor', 'prototype'];

/** The fields of an object that has no others than `known` ('any': all names but those that touch prototypes). */
export const fieldsOf = (path: string, value: unknown, known: readonly string[] | 'any'): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(path, 'an object', value);
  const own = new Map<string, unknown>(Object.entries(value));
  for (const [key, field] of own) {
    const refused = known === 'any' ? unsafe.includes(key) : !known.includes(key);
    if (refused) throw new ScenarioError(`${path}.${key.slice(0, 40)}: unknown field`);
    if (field === undefined) own.delete(key);
  }
  return { path, has: (key) => own.has(key), get: (key) => own.get(key), keys: () => [...own.keys()] };
};

export type Read<Value> = (path: string, value: unknown) => Value;

export const required = <Value>(fields: Fields, key: string, read: Read<Value>): Value => read(`${fields.path}.${key}`, fields.get(key));

/** { key: value } to be spread, or {} where the field is missing: what is missing stays missing. */
export const optional = <Key extends string, Value>(fields: Fields, key: Key, read: Read<Value>): { [K in Key]?: Value } =>
  fields.has(key) ? ({ [key]: required(fields, key, read) } as { [K in Key]?: Value }) : {};

/** A finite number between `min` and `max`, both included; `expected` is what the error says. −0 becomes 0. */
export const number =
  (expected: string, min = -Number.MAX_VALUE, max = Number.MAX_VALUE): Read<number> =>
  (path, value) =>
    typeof value === 'number' && value >= min && value <= max ? value + 0 : fail(path, expected, value);

export const integer =
  (min: number, max: number = Number.MAX_SAFE_INTEGER): Read<number> =>
  (path, value) => {
    const range = max === Number.MAX_SAFE_INTEGER ? `≥ ${min}` : `from ${min} to ${max}`;
    const expected = min === Number.MIN_SAFE_INTEGER ? 'an integer' : `an integer ${range}`;
    return Number.isSafeInteger(value) ? number(expected, min, max)(path, value) : fail(path, expected, value);
  };

export const text =
  (maxLength: number): Read<string> =>
  (path, value) =>
    typeof value === 'string' && value.length <= maxLength ? value : fail(path, `a text of at most ${maxLength} characters`, value);

export const boolean: Read<boolean> = (path, value) => (typeof value === 'boolean' ? value : fail(path, 'true or false', value));

export const oneOf =
  <const Choice extends string>(choices: readonly Choice[]): Read<Choice> =>
  (path, value) =>
    choices.find((choice) => choice === value) ?? fail(path, `one of ${choices.join(', ')}`, value);

/** An array of `min` to `max` items, each read at `path[i]`. */
export const list =
  <Item>(what: string, read: Read<Item>, min = 0, max = Number.MAX_SAFE_INTEGER): Read<Item[]> =>
  (path, value) => {
    if (!Array.isArray(value)) return fail(path, `an array of ${what}`, value);
    if (value.length < min || value.length > max) {
      const count = min === max ? `${min}` : max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
      throw new ScenarioError(`${path}: expected ${count} ${what}, got ${value.length}`);
    }
    // Array.from, since map would skip the holes of a sparse array.
    return Array.from(value, (item, i) => read(`${path}[${i}]`, item));
  };

/** A list in which no key comes twice. */
export const unique =
  <Item>(read: Read<Item[]>, key: (item: Item) => unknown): Read<Item[]> =>
  (path, value) => {
    const items = read(path, value);
    const seen = new Set<unknown>();
    items.forEach((item, i) => {
      if (seen.has(key(item))) throw new ScenarioError(`${path}[${i}]: expected no repetition, got ${shown(key(item))} again`);
      seen.add(key(item));
    });
    return items;
  };

/** A pair [first, second]. */
export const pair =
  <First, Second>(what: string, first: Read<First>, second: Read<Second>): Read<[First, Second]> =>
  (path, value) =>
    Array.isArray(value) && value.length === 2
      ? [first(`${path}[0]`, value[0]), second(`${path}[1]`, value[1])]
      : fail(path, `a pair ${what}`, value);

/** A copy of plain JSON data, at most `depth` levels deep and of `most` values. */
export const plain = (depth: number, most: number): Read<unknown> => {
  let left = most;
  const at =
    (levels: number): Read<unknown> =>
    (path, value) => {
      if (left-- <= 0) throw new ScenarioError(`${path}: expected at most ${most} values in all`);
      if (value === null || typeof value === 'boolean') return value;
      if (typeof value === 'number') return number('a finite number')(path, value);
      if (typeof value === 'string') return text(1000)(path, value);
      if (levels === 0) return fail(path, 'no deeper nesting', value);
      if (Array.isArray(value)) return list('values', at(levels - 1), 0, most)(path, value);
      const fields = fieldsOf(path, value, 'any');
      return Object.fromEntries(fields.keys().map((key) => [key, required(fields, key, at(levels - 1))]));
    };
  return at(depth);
};
