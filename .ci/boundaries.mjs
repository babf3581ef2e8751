/**
 * Checks which room imports which: a room imports only from the rooms before it in ROOMS, and inside a room a folder only from those
 * before it in INNER. Also keeps plug-ins and panels apart from each other, packages in the rooms that own them, and clocks and chance
 * out of the rooms that must compute the same thing every time.
 * Run it alone with `npm test -- boundaries`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';

export const ROOMS = [
  ...['core', 'adaptation', 'data', 'scenario', 'engine', 'studies', 'worker', 'store', 'lessons'],
  ...['ui', 'chart', 'canvas', 'panels', 'page'],
];
/** Folders of a room in order: files in one import from it and the ones before; files beside the folders are free. */
const INNER = {
  store: ['history', 'training', 'files', 'persist'],
  canvas: ['map', 'points', 'words', 'stems', 'curtain', 'follow', 'save', 'hand', 'tools', 'bars'],
  page: [
    'model',
    'notices',
    'slide',
    'export',
    'snapshots',
    'past',
    'change',
    'memory',
    'methods',
    'phone',
    'introduction',
    'lessons',
    'work',
    'transport',
    'present',
    'files',
    'header',
    'help',
    'print',
    'error',
    'embed',
  ],
};
/** Rooms whose folders know nothing of each other; what they share lies beside them. */
const APART = ['panels'];
/** Rooms whose results depend on their arguments and nothing else. */
const PURE = ['core', 'adaptation', 'data', 'scenario'];
/** The answers of studies, and the file that finds them by name. */
const ANSWER = /^src\/studies\/.*\.worker\.ts$/;
const ANSWERS = 'src/studies/studyRunner.ts';
const PLUG_INS = [
  'src/adaptation/methods',
  'src/adaptation/memory',
  'src/adaptation/sites/merges',
  'src/adaptation/sites/algorithms',
  'src/data/generators',
  'src/scenario/changes',
  'src/canvas/tools',
  'src/lessons/scenes',
  'src/lessons/lessons',
];
/** Engines that do the work, as opposed to the contract in src/engine/*.ts; and the workers. */
const CONCRETE_ENGINE = /^src\/(engine\/[^/]+|worker)\//;
const DRAWN = '(ui|chart|canvas|panels|page)';
/** Packages and who may import them: the first pattern that matches a name decides; others are free. */
const PACKAGES = [
  { name: /^@tensorflow\//, home: /^src\/(engine\/webgpu|cli\/bench)\//, where: 'src/engine/webgpu, and to src/cli/bench as a baseline' },
  {
    name: /^(react|react-dom|@radix-ui|d3-[a-z]+)(\/|$)/,
    home: new RegExp(`^src/(${DRAWN}/|main\\.tsx$)`),
    where: 'src/main.tsx and the rooms that draw: ui, chart, canvas, panels, page',
  },
  { name: /^zustand(\/|$)/, home: /^src\/(store|ui)\/|^src\/main\.tsx$/, where: 'src/store and src/ui' },
  { name: /^node:/, home: /^src\/cli\//, where: 'src/cli' },
];
const IMPURE = /^(Math\.random|Date\.now|performance\.now|crypto\.(getRandomValues|randomUUID))$/;

const isTest = (file) => /\.test\.tsx?$/.test(file);
/** 'core' for src/core/…, 'main' for src/main.tsx, null outside src. */
const roomOf = (file) => (file.startsWith('src/') ? file.split('/')[1].replace(/\.tsx?$/, '') : null);

const text = (node) => (node?.type === 'Literal' && typeof node.value === 'string' ? [node.value] : []);
const isImportMeta = (node) => node?.type === 'MetaProperty' && node.meta.name === 'import';

/**
 * Imports of one syntax node: import and export declarations, import() as a value or a type, import.meta.glob, new URL(…,
 * import.meta.url).
 */
function importsOf(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration': {
      const onlyTypes = (node.specifiers?.length ?? 0) > 0 && node.specifiers.every((s) => (s.importKind ?? s.exportKind) === 'type');
      return { from: text(node.source), type: (node.importKind ?? node.exportKind) === 'type' || onlyTypes };
    }
    case 'ImportExpression':
      return { from: text(node.source), type: false };
    case 'TSImportType':
      return { from: text(node.source), type: true };
    case 'CallExpression': {
      if (!isImportMeta(node.callee.object) || node.callee.property.name !== 'glob') return null;
      const [patterns] = node.arguments;
      return { from: (patterns.elements ?? [patterns]).flatMap(text).filter((pattern) => !pattern.startsWith('!')), type: false };
    }
    case 'NewExpression': {
      const [path, base] = node.arguments;
      return node.callee.name === 'URL' && isImportMeta(base?.object) ? { from: text(path), type: false } : null;
    }
    default:
      return null;
  }
}

/** 'Math.random' where the node reads the clock or chance, null elsewhere. */
function impurityOf(node) {
  if (node.type === 'NewExpression' && node.callee.name === 'Date') return 'new Date';
  if (node.type !== 'MemberExpression' || node.computed) return null;
  const owner = node.object.type === 'MemberExpression' ? node.object.property.name : node.object.name;
  const name = `${owner}.${node.property.name}`;
  return IMPURE.test(name) ? name : null;
}

function* nodesOf(node) {
  if (Array.isArray(node)) for (const child of node) yield* nodesOf(child);
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') yield node;
    for (const child of Object.values(node)) if (child && typeof child === 'object') yield* nodesOf(child);
  }
}

/** 'hand' for src/canvas/hand/…, null for a file beside the folders of its room. */
const folderOf = (file) => (file.split('/').length > 3 ? file.split('/')[2] : null);

/** Why `file` must not import `target` of the same room, or null if it may. */
function forbiddenInside(file, target) {
  const wing = PLUG_INS.find((folder) => dirname(file) === folder);
  if (wing && dirname(target) === wing) return 'a plug-in never imports another plug-in; move what they share one folder up';
  const [room, from, to] = [roomOf(file), folderOf(file), folderOf(target)];
  if (from === to || from === null || to === null) return null;
  if (APART.includes(room)) return `folders of ${room} know nothing of each other; what they share lies beside them`;
  const order = INNER[room];
  if (!order) return null;
  const unknown = [from, to].find((folder) => !order.includes(folder));
  if (unknown) return `src/${room}/${unknown} has no place in the order of ${room}: ${order.join(', ')}`;
  return order.indexOf(to) < order.indexOf(from) ? null : `${room}/${from} imports only from the folders before it: ${order.join(', ')}`;
}

/** Why `file` must not import `target` (both paths from the project's folder), or null if it may. */
function forbidden(file, target, type) {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (ANSWER.test(target) && file !== ANSWERS && !isTest(file))
    return `answers are found by name in ${ANSWERS}; a study's types and token are in its <id>.ts`;
  if (isTest(file) && to !== 'testing' && from === to) return null;
  if (to === null || from === to) return to === null ? null : forbiddenInside(file, target);
  if (to === 'testing') return isTest(file) ? null : 'src/testing is for tests alone';
  if (from === 'main' || from === 'testing') return null;
  if (from === 'cli') return new RegExp(`^${DRAWN}$`).test(to) ? 'the command line draws nothing' : null;
  if (!ROOMS.includes(from)) return `src/${from} is not a room; the rooms are ${ROOMS.join(', ')}, testing and cli`;
  const above = ROOMS.slice(0, ROOMS.indexOf(from));
  if (!above.includes(to))
    return above.length === 0 ? `${from} imports from no other room` : `${from} imports only from ${above.join(', ')}`;
  if (PLUG_INS.includes(dirname(target)) && !isTest(file)) return 'plug-ins are found through the registry of their room';
  if (CONCRETE_ENGINE.test(target) && !type && !isTest(file) && roomOf(file) !== 'worker')
    return 'only src/main.tsx and src/cli choose an engine; others know its contract';
  return null;
}

function forbiddenPackage(file, name) {
  const owned = PACKAGES.find((rule) => rule.name.test(name));
  return owned && !owned.home.test(file) && !isTest(file) ? `${name.split('/')[0]} belongs to ${owned.where}` : null;
}

/** Sentences, one for every rule that the source of `file` breaks. */
export function violationsOf(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) return [`${file}: does not parse: ${errors[0].message}`];
  const found = [];
  const complain = (node, what) => found.push(`${file}:${source.slice(0, node.start).split('\n').length}: ${what}`);
  for (const node of nodesOf(program)) {
    const imported = importsOf(node);
    for (const name of imported?.from ?? []) {
      const local = name.startsWith('.');
      const target = local ? join(dirname(file), name) : name;
      const reason = local ? forbidden(file, target, imported.type) : forbiddenPackage(file, name);
      if (reason) complain(node, `imports ${target}: ${reason}.`);
    }
    const impurity = PURE.includes(roomOf(file)) && !isTest(file) && impurityOf(node);
    if (impurity) complain(node, `uses ${impurity}: pass seeds and times in; ${roomOf(file)} computes the same thing every time.`);
  }
  return found;
}

/** Sentences, one for every rule that a file under src of the project at `root` breaks. */
export function checkBoundaries(root) {
  const files = readdirSync(join(root, 'src'), { recursive: true })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file));
  return { files: files.length, violations: files.flatMap((file) => violationsOf(file, readFileSync(join(root, file), 'utf8'))) };
}
