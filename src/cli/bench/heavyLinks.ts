import { linkLimits, linkOf } from '../../scenario/link.ts';

const forgedLink = (config: unknown, points = '0'): string => linkOf(typeof config === 'string' ? config : JSON.stringify(config), points);

/** Characters of a config that fill a link. */
const room = Math.floor((linkLimits.characters * 6) / 8) - 300;

/** As many items, with commas between them, as a link has room for. */
const full = (item: (i: number) => string): string => {
  const items: string[] = [];
  for (let [i, length] = [0, 0]; length < room; i++) {
    items.push(item(i));
    length += (items.at(-1)?.length ?? 0) + 1;
  }
  return items.slice(0, -1).join(',');
};

const fields = full((i) => `"${i.toString(36)}":0`);
const manyLists = `[${Array(900).fill('[]').join(',')}]`;
const limit = '"data":{"preset":{"count":20000}}';

/** Links that are as much work to read as their length allows, and why each is refused; null where it is valid. */
export const heavyLinks: readonly (readonly [name: string, link: string, because: RegExp | null])[] = [
  ['a view of many fields', forgedLink(`{"view":{${fields}}}`), /link: expected at most 3000 fields, got \d+/],
  ['a view of many fields, deeper', forgedLink(`{"view":{"a":{${fields}}}}`), /at most 3000 fields/],
  ['a view of many lists', forgedLink(`{"view":{"a":[${full(() => manyLists)}]}}`), /at most 1000 values in all/],
  ['a view of one list', forgedLink(`{"view":{"a":[${full(() => '0')}]}}`), /0 to 1000 values, got \d+/],
  ['fields that nobody knows', forgedLink(`{${fields}}`), /at most 3000 fields/],
  ['fields of the data', forgedLink(`{"data":{${fields}}}`), /at most 3000 fields/],
  ['fields of a step', forgedLink(`{"steps":[{${fields}}]}`), /at most 3000 fields/],
  ['objects in objects', forgedLink(`{"view":${'{"a":'.repeat(20_000)}0${'}'.repeat(20_000)}}`), /at most 3000 fields/],
  ['lists in lists', forgedLink(`{"view":{"a":${'['.repeat(70_000)}${']'.repeat(70_000)}}}`), /at most 20 levels of nesting/],
  ['lists that never end', forgedLink('['.repeat(room)), /at most 20 levels of nesting/],
  ['many methods', forgedLink(`{"methods":[${full((i) => `"${i.toString(36)}"`)}]}`), /link\.methods: expected at most 100 methods/],
  ['many options', forgedLink(`{"options":{${fields}}}`), /at most 3000 fields/],
  ['many steps', forgedLink(`{"steps":[${full(() => '{}')}]}`), /link\.steps: expected 0 to 200 steps, got \d+/],
  [
    '200 changes of the model',
    forgedLink(`{${limit},"steps":[${Array(200).fill('{"model":{"family":"mlp","hidden":[9]}}').join(',')}]}`),
    null,
  ],
  ['a removal of more points than there are', forgedLink(`{${limit},"steps":[{"remove":[${full(String)}]}]}`), /0 to 20000 indices/],
  ['many new labels', forgedLink(`{${limit},"steps":[{"relabel":[${full((i) => `[${i},1]`)}]}]}`), null],
  ['many indices of the memory', forgedLink(`{${limit},"memory":{"indices":[${full(String)}]}}`), /0 to 20000 indices/],
  ['many listed points', forgedLink(`{"data":{"preset":null,"points":[${full(() => '[0,1,0]')}]}}`), null],
  [
    'many packed points',
    forgedLink(
      { data: { preset: null, points: linkLimits.points }, grid: [0, 0, 0, 0, 1] },
      'A'.repeat(4 * linkLimits.points + Math.ceil(linkLimits.points / 6)),
    ),
    null,
  ],
  [
    'many points that are not there',
    forgedLink({ data: { preset: null, points: linkLimits.points }, grid: [0, 0, 0, 0, 1] }),
    /link\.points: expected 20000 points/,
  ],
  ['a long title', forgedLink(`{"title":"${'a'.repeat(room)}"}`), /at most 1000 characters/],
  ['many columns', forgedLink(`{"data":{"columns":[${full(() => '""')}]}}`), /3 names, one a column, got \d+/],
  ['many probes', forgedLink(`{"probes":[${full(() => '[]')}]}`), /0 to 1000 vectors/],
  ['many layers', forgedLink(`{"model":{"family":"mlp","hidden":[${full(() => '1')}]}}`), /1 to 3 layers/],
  ['a long grid', forgedLink(`{"steps":[{"add":1}],"grid":[${full(() => '0')}]}`), /5 to 401 numbers/],
  ['what nobody knows', forgedLink(`{"x":[${full(() => '[[]]')}]}`), null],
  ['what is no config', `#s=1.${'A'.repeat(linkLimits.characters - 10)}`, /^The link is cut short/],
  ['points alone', `#s=1.${'A.'.repeat(linkLimits.characters / 2 - 10)}`, /^The link is damaged/],
];
