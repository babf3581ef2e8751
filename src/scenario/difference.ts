/** Plain JSON data. */
type Json = unknown;

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The own value of a key, never one of a prototype. */
const own = (value: Record<string, Json>, key: string): Json => (Object.hasOwn(value, key) ? value[key] : undefined);

const keysOf = (...objects: Record<string, Json>[]): string[] => [...new Set(objects.flatMap((object) => Object.keys(object)))].sort();

/** Fields of all the objects in a JSON text, and the levels of its nesting: what makes a value slow to make, told before it is made. */
export const weightOf = (json: string): { fields: number; levels: number } => {
  let [fields, level, levels, inText] = [0, 0, 0, false];
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === 0x22) inText = !inText;
    else if (inText) {
      if (sign === 0x5c) at++;
    } else if (sign === 0x3a) fields++;
    else if (sign === 0x5b || sign === 0x7b) levels = Math.max(levels, ++level);
    else if (sign === 0x5d || sign === 0x7d) level--;
  }
  return { fields, levels };
};

/** The same data with the keys of every object sorted. */
const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  return isObject(value) ? Object.fromEntries(keysOf(value).map((key) => [key, sorted(value[key])])) : value;
};

/** JSON in ASCII with sorted keys: equal data gives equal text. */
export const canonicalJson = (value: Json): string =>
  JSON.stringify(sorted(value)).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Parts of `value` that differ from `base`; undefined where nothing does. Objects are compared key by key where both are objects, null
 * standing for a key that only the base has; anything else is carried whole.
 */
export const difference = (value: Json, base: Json): Json => {
  if (isObject(value) && isObject(base)) {
    const entries = keysOf(value, base).flatMap((key): [string, Json][] => {
      const [ours, theirs] = [own(value, key), own(base, key)];
      const differs = ours === undefined ? (theirs === undefined ? undefined : null) : difference(ours, theirs);
      return differs === undefined ? [] : [[key, differs]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return base !== undefined && canonicalJson(value) === canonicalJson(base) ? undefined : value;
};

/** The value that differs from `base` by `differs`: the inverse of `difference`. Builds new objects of own keys; merges into none. */
export const applyDifference = (base: Json, differs: Json): Json => {
  if (differs === undefined) return base;
  if (!isObject(base) || !isObject(differs)) return differs;
  const entries = keysOf(base, differs).flatMap((key): [string, Json][] => {
    const change = own(differs, key);
    if (change === null && own(base, key) !== undefined) return [];
    return [[key, applyDifference(own(base, key), change)]];
  });
  return Object.fromEntries(entries);
};
