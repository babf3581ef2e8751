import { DataError } from '../dataError.ts';

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The own value of a key, never one of a prototype. */
export const own = (value: unknown, key: string): unknown => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** A list of rows that another program's JSON holds, and how it is called. */
export interface Held {
  readonly format: string;
  readonly entries: readonly unknown[];
  /** Names where the entries are lists. */
  readonly names?: readonly unknown[];
  readonly notes: readonly string[];
}

const isCounter = (index: readonly unknown[]): boolean => index.every((value) => /^-?\d+$/.test(String(value)));

const indexNote = (index: readonly unknown[]): string[] =>
  isCounter(index) ? [] : [`The index (${index.slice(0, 3).map(String).join(', ').slice(0, 60)}, …) is no column.`];

/** Kinds of the values of an object, without missing ones. */
const kindsIn = (value: JsonObject): number =>
  new Set(
    Object.values(value)
      .filter((cell) => cell !== null)
      .map((cell) => typeof cell),
  ).size;

/**
 * A pandas frame as `to_json` writes it by columns, { x: { 0: …, 1: … } }, or by rows, { 0: { x: …, y: … } }: rows are what is counted;
 * else columns are what holds values of one kind; else rows are what there is more of.
 */
const byNames = (value: JsonObject): Held | null => {
  const outer = Object.keys(value);
  const parts = Object.values(value);
  if (outer.length === 0 || !parts.every(isObject)) return null;
  const objects = parts.filter(isObject);
  const inner = [...new Set(objects.flatMap((part) => Object.keys(part)))];
  if (inner.length === 0 || objects.some((part) => Object.values(part).some((cell) => typeof cell === 'object' && cell !== null)))
    return null;
  const [outside, inside] = [isCounter(outer), isCounter(inner)];
  const across = inner.map((key) => Object.fromEntries(outer.map((name) => [name, own(value[name], key) ?? null])));
  const pure = (some: readonly JsonObject[]): boolean => some.every((part) => kindsIn(part) < 2);
  const [pureOutside, pureInside] = [pure(objects), pure(across)];
  const byColumns = outside !== inside ? inside : pureOutside !== pureInside ? pureOutside : inner.length >= outer.length;
  return byColumns
    ? { format: 'JSON of pandas, by columns', entries: across, notes: indexNote(inner) }
    : { format: 'JSON of pandas, by rows', entries: objects, notes: indexNote(outer) };
};

const frame = (value: JsonObject): Held | null => {
  const [columns, data, schema] = [own(value, 'columns'), own(value, 'data'), own(value, 'schema')];
  if (Array.isArray(columns) && Array.isArray(data) && data.every((row) => Array.isArray(row) && row.length === columns.length)) {
    const index = own(value, 'index');
    const names = columns.map((name) => (Array.isArray(name) ? name.join(' ') : name));
    return { format: 'JSON of pandas, split', entries: data, names, notes: Array.isArray(index) ? indexNote(index) : [] };
  }
  const fields = own(schema, 'fields');
  if (Array.isArray(fields) && Array.isArray(data)) {
    const names = fields.map((field) => own(field, 'name'));
    const key = own(schema, 'primaryKey');
    const index = Array.isArray(key) && key.includes('index') ? data.map((row) => own(row, 'index')) : [];
    const kept = index.length > 0 ? names.filter((name) => name !== 'index') : names;
    return {
      format: 'JSON of pandas, with a schema',
      entries: data.map((row) => kept.map((name) => own(row, String(name)))),
      names: kept,
      notes: indexNote(index),
    };
  }
  return byNames(value);
};

/** The shapes of a map: places of points as columns, beside their properties. */
export const mapOf = (features: readonly unknown[]): Held | null => {
  if (features.length === 0 || !features.every((feature) => own(feature, 'type') === 'Feature')) return null;
  const kinds = features.map((feature) => String(own(own(feature, 'geometry'), 'type') ?? 'nothing'));
  const others = [...new Set(kinds.filter((kind) => kind !== 'Point'))];
  const points = kinds.includes('Point');
  const entries = features.map((feature) => {
    const properties = own(feature, 'properties');
    const at = own(own(feature, 'geometry'), 'coordinates');
    const place = points && Array.isArray(at) && typeof at[0] === 'number' ? { longitude: at[0], latitude: at[1] } : {};
    const named = Object.entries(isObject(properties) ? properties : {}).map(([name, cell]): [string, unknown] => [
      points && (name === 'longitude' || name === 'latitude') ? `${name} (2)` : name,
      cell,
    ]);
    return { ...place, ...Object.fromEntries(named) };
  });
  const notes = points
    ? `Places are of points only: ${others.join(', ')} have none.`
    : `Of ${others.join(', ')} the properties are read, no places.`;
  return { format: 'GeoJSON', entries, notes: others.length === 0 ? [] : [notes] };
};

/** The rows in a chart of Vega or Vega-Lite. Throws a `DataError` where they lie elsewhere. */
const chartOf = (value: JsonObject): Held | null => {
  const data = own(value, 'data');
  const sets = own(value, 'datasets');
  const named = isObject(sets) ? Object.values(sets).filter((set) => Array.isArray(set)) : [];
  const inside = (Array.isArray(data) ? data : [data]).map((part) => own(part, 'values')).filter((set) => Array.isArray(set));
  const vega = /\bvega(?:-lite)?\b/.test(String(own(value, '$schema') ?? ''));
  const lists = [...inside, ...named];
  const [first] = lists;
  if (Array.isArray(first) && (vega || isObject(data))) {
    const largest = lists.reduce((most, list) => (list.length > most.length ? list : most), first);
    const notes = lists.length > 1 ? [`Of its ${lists.length} lists the longest is read (${largest.length} rows).`] : [];
    return { format: 'Data of a Vega chart', entries: largest, notes };
  }
  if (vega) throw new DataError('It is a Vega chart whose data are no list in it; save the data themselves as CSV.');
  return null;
};

/** Kinds of JSON that hold no table, by the keys that each has. */
const strangers: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['cells', 'nbformat'], 'a Jupyter notebook; save the table that it makes as CSV'],
  [['parameters', 'base', 'steps'], 'a file of results, without the data that they are of; open the scenario itself'],
  [['arcs', 'objects'], 'a TopoJSON map; save its points as GeoJSON'],
  [['data', 'layout'], 'a Plotly figure; save its data as CSV'],
];

/** The rows in JSON of another program, null where it is not known. Throws a `DataError` for what is known to hold none. */
export const heldIn = (value: JsonObject): Held | null => {
  const stranger = strangers.find(([keys]) => keys.every((key) => Object.hasOwn(value, key)));
  if (stranger) throw new DataError(`It is ${stranger[1]}.`);
  const features = own(value, 'features');
  if (own(value, 'type') === 'FeatureCollection' && Array.isArray(features)) {
    const held = mapOf(features);
    if (held === null) throw new DataError('It is GeoJSON without a point.');
    return held;
  }
  return chartOf(value) ?? frame(value);
};
