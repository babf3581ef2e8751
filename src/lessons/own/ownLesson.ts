import { methods } from '../../adaptation/methods.ts';
import {
  type Fields,
  fail,
  fieldsOf,
  integer,
  list,
  number,
  oneOf,
  optional,
  plain,
  type Read,
  required,
  ScenarioError,
  text,
} from '../../scenario/check.ts';
import { difference } from '../../scenario/difference.ts';
import { FIGURES, type FigureId } from '../../scenario/figures.ts';
import type { Scenario } from '../../scenario/types.ts';
import { parseScenario } from '../../scenario/validate.ts';
import { ANCHORS, type Anchor } from '../anchors.ts';
import type { Claim, Quantity } from '../claim.ts';
import { type Lent, type Lesson, type LessonStep, type Option, type Patch, type Question, scenarioAt } from '../lesson.ts';

/** A lesson that a person made in the page, without code. */
export interface OwnLesson extends Lesson {
  readonly author: string;
}

/** Most that an own lesson holds: characters of its texts, and numbers of its parts. */
export const ownLimits = {
  title: 120,
  author: 80,
  claim: 300,
  text: 1_200,
  option: 400,
  steps: 24,
  options: 4,
  inOrder: 8,
  claims: 16,
  places: 8,
  /** Words of a text that is read at a glance; more are a warning. */
  words: 60,
} as const;

/** Beginning of the ids of own lessons. */
const OWN = 'own-';
export const isOwnId = (id: string): boolean => id.startsWith(OWN);
export const ownId = (rest: string): string => `${OWN}${rest}`;
/** The step in whose place a lesson is edited. */
export const EDIT = 'edit';

const methodIds = methods.map(({ id }) => id);
const method = oneOf(methodIds);
const figure = oneOf(Object.keys(FIGURES) as FigureId[]);
const change = integer(0, 1_000);

const quantity: Read<Quantity> = (path, value) => {
  const fields = fieldsOf(path, value, 'any');
  if (fields.has('point'))
    return {
      point: required(fields, 'point', integer(0, 1_000_000)),
      of: required(fields, 'of', oneOf(['residual', 'variance', 'sensitivity'])),
      ...optional(fields, 'change', change),
    };
  const of = required(fields, 'method', method);
  if (fields.has('way'))
    return {
      method: of,
      way: required(fields, 'way', oneOf(['pull', 'reconstruction', 'error'])),
      t: required(fields, 't', number('a number from −10 to 10', -10, 10)),
    };
  return { method: of, figure: required(fields, 'figure', figure), ...optional(fields, 'change', change) };
};

const finite = number('a finite number');

const claim: Read<Claim> = (path, value) => {
  const fields = fieldsOf(path, value, 'any');
  return {
    left: required(fields, 'left', quantity),
    op: required(fields, 'op', oneOf(['<', '>', 'about'])),
    right: required(fields, 'right', (at, side) => (typeof side === 'number' ? finite(at, side) : quantity(at, side))),
    ...optional(fields, 'times', finite),
    ...optional(fields, 'within', finite),
  };
};

const words = (longest: number): Read<string> => {
  const read = text(longest);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no person types
  return (path, value) => read(path, value).replace(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ' ');
};

const option: Read<Option> = (path, value) => {
  const fields = fieldsOf(path, value, 'any');
  return {
    text: required(fields, 'text', words(ownLimits.option)),
    reply: required(fields, 'reply', words(ownLimits.option)),
    ...optional(fields, 'if', claim),
  };
};

const question: Read<Question> = (path, value) => {
  const fields = fieldsOf(path, value, 'any');
  const asked = required(fields, 'question', words(ownLimits.text));
  const kind = required(fields, 'kind', oneOf(['choice', 'order', 'number']));
  if (kind === 'choice') {
    const options = required(fields, 'options', list('options', option, 2, ownLimits.options));
    return { kind, question: asked, options, ...optional(fields, 'right', integer(0, options.length - 1)) };
  }
  if (kind === 'order') {
    const of = required(fields, 'of', list('methods', method, 2, ownLimits.inOrder));
    return { kind, question: asked, of: [...new Set(of)], by: required(fields, 'by', figure) };
  }
  const from = required(fields, 'from', finite);
  const to = required(fields, 'to', finite);
  if (to <= from) return fail(`${path}.to`, `a number above ${from}`, to);
  return {
    kind,
    question: asked,
    of: required(fields, 'of', quantity),
    unit: required(fields, 'unit', oneOf(['share', 'examples'])),
    from,
    to,
  };
};

const anchor: Read<Anchor> = (path, value) => {
  if (typeof value === 'string' && value.startsWith('card:')) return `card:${method(path, value.slice(5))}`;
  return oneOf(Object.keys(ANCHORS) as (keyof typeof ANCHORS)[])(path, value);
};

const lent = oneOf<Lent>(['memory.size', 'memory.rule', 'prior']);

const KNOWN = [
  'id',
  'title',
  'set',
  'scenario',
  'say',
  'lookAt',
  'lend',
  'ask',
  'hide',
  'because',
  'note',
  'until',
  'claims',
] satisfies (keyof LessonStep)[];

/** Fields of an own lesson as data. */
const LESSON = ['replayground', 'version', 'title', 'author', 'claim', 'minutes', 'dare', 'start', 'steps'];

/** Sentences on the parts of a lesson that this version does not know and leaves out. */
type Notes = string[];

const ignored = (fields: Fields, known: readonly string[], where: string, notes: Notes): void => {
  const strange = fields.keys().filter((key) => !known.includes(key));
  if (strange.length > 0) notes.push(`Ignored what this version does not know${where}: ${strange.join(', ').slice(0, 100)}.`);
};

/** { key: value }, or {} and a note where the value is not one that this version knows. */
const lenient = <Key extends keyof LessonStep>(
  fields: Fields,
  key: Key,
  read: Read<NonNullable<LessonStep[Key]>>,
  where: string,
  notes: Notes,
): Partial<Pick<LessonStep, Key>> => {
  if (!fields.has(key)) return {};
  try {
    return { [key]: required(fields, key, read) } as Partial<Pick<LessonStep, Key>>;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    notes.push(`Left out${where}: ${error.message}.`);
    return {};
  }
};

/** Items of a list that this version knows; the others are named in a note. */
const knownOf =
  <Item>(read: Read<Item>, what: string, most: number, where: string, notes: Notes): Read<Item[]> =>
  (path, value) =>
    list(
      what,
      (_, item) => item,
      0,
      most,
    )(path, value).flatMap((item, k) => {
      try {
        return [read(`${path}[${k}]`, item)];
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        notes.push(`Left out${where}: ${error.message}.`);
        return [];
      }
    });

/** The same plain data without methods that this version does not know. */
const withKnownMethods = (value: unknown, where: string, notes: Notes): unknown => {
  const ids = (Object(value) as { methods?: unknown }).methods;
  if (!Array.isArray(ids)) return value;
  const strange = ids.filter((id) => !methodIds.includes(id as string));
  if (strange.length === 0) return value;
  notes.push(`Ignored methods that this version does not know${where}: ${strange.join(', ').slice(0, 100)}.`);
  return { ...(value as object), methods: ids.filter((id) => methodIds.includes(id as string)) };
};

/** Plain data of a patch or a scenario: at most so deep and of so many values. */
const data = (path: string, value: unknown): unknown => {
  fieldsOf(path, value, 'any');
  return plain(20, 500_000)(path, value);
};

const readStep =
  (notes: Notes, taken: Set<string>): Read<LessonStep> =>
  (path, value) => {
    const fields = fieldsOf(path, value, 'any');
    const k = taken.size + 1;
    const where = ` in step ${k}`;
    ignored(fields, KNOWN, where, notes);
    const said = fields.get('id');
    const fits = typeof said === 'string' && /^[\w-]{1,32}$/.test(said) && !(said in {}) && said !== EDIT && !taken.has(said);
    let id = fits ? said : `s${k}`;
    while (taken.has(id)) id += '-';
    taken.add(id);
    const [set, scenario] = [fields.get('set'), fields.get('scenario')];
    const read = <Key extends keyof LessonStep>(key: Key, by: Read<NonNullable<LessonStep[Key]>>) => lenient(fields, key, by, where, notes);
    return {
      id,
      title: required(fields, 'title', words(ownLimits.title)),
      ...(set === undefined ? {} : { set: withKnownMethods(data(`${path}.set`, set), where, notes) as Patch }),
      ...(scenario === undefined
        ? {}
        : { scenario: parseScenario(withKnownMethods(data(`${path}.scenario`, scenario), where, notes)) as Scenario }),
      ...optional(fields, 'say', words(ownLimits.text)),
      ...read('lookAt', knownOf(anchor, 'places', ownLimits.places, where, notes)),
      ...read('lend', lent),
      ...read('ask', question),
      ...read('hide', knownOf(method, 'methods', methodIds.length, where, notes)),
      ...optional(fields, 'because', words(ownLimits.text)),
      ...optional(fields, 'note', words(ownLimits.text)),
      ...read('until', claim),
      ...read('claims', knownOf(claim, 'claims', ownLimits.claims, where, notes)),
    };
  };

/**
 * The lesson of plain data, and a sentence for each part that was left out. Throws a ScenarioError where it is none: a step whose
 * scenario is not valid is no lesson.
 */
export const readOwnLesson = (value: unknown, id: string): { lesson: OwnLesson; notes: string[] } => {
  const fields = fieldsOf('lesson', value, 'any');
  const version = fields.get('version');
  if (typeof version === 'number' && version > 1) throw new ScenarioError('lesson: it was made by a newer version of Replayground');
  if (version !== 1) return fail('lesson.version', '1', version);
  const notes: string[] = [];
  ignored(fields, LESSON, '', notes);
  const steps = required(fields, 'steps', list('steps', readStep(notes, new Set()), 1, ownLimits.steps));
  const lesson: OwnLesson = {
    id,
    title: required(fields, 'title', words(ownLimits.title)),
    author: fields.has('author') ? required(fields, 'author', words(ownLimits.author)) : '',
    claim: fields.has('claim') ? required(fields, 'claim', words(ownLimits.claim)) : '',
    minutes: fields.has('minutes') ? required(fields, 'minutes', integer(1, 100)) : steps.length,
    ...optional(fields, 'dare', words(ownLimits.text)),
    start: parseScenario(withKnownMethods(fields.get('start'), '', notes)),
    steps,
  };
  for (const k of steps.keys()) checkStep(lesson, k);
  return { lesson, notes };
};

const checkStep = (lesson: Lesson, k: number): void => {
  try {
    parseScenario(scenarioAt(lesson, k));
  } catch (error) {
    if (error instanceof ScenarioError) throw new ScenarioError(`step ${k + 1}: ${error.message}`);
    throw error;
  }
};

/** Scenario of a step without the lesson's title. */
export const bareScenarioAt = (lesson: Lesson, k: number): Scenario => {
  const { title: _, ...scenario } = scenarioAt(lesson, k);
  return scenario;
};

/** The lesson with every step's scenario whole: as it is edited. */
export const expanded = (lesson: OwnLesson): OwnLesson => ({
  ...lesson,
  steps: lesson.steps.map(({ set: _, scenario: __, ...step }, k) => ({ ...step, scenario: bareScenarioAt(lesson, k) })),
});

/** The same lesson from the scenario of its first step on, each step a patch on the one before: as it is kept and sent. */
export const compact = (lesson: OwnLesson): OwnLesson => {
  if (lesson.steps.length === 0) return lesson;
  const scenarios = lesson.steps.map((_, k) => bareScenarioAt(lesson, k));
  return {
    ...lesson,
    start: scenarios[0] as Scenario,
    steps: lesson.steps.map(({ set: _, scenario: __, ...step }, k) => {
      const changed = k > 0 ? difference(scenarios[k], scenarios[k - 1]) : undefined;
      return changed === undefined ? step : { ...step, set: changed as Patch };
    }),
  };
};

/** Plain data of a lesson, as files and the browser keep it; `readOwnLesson` reads it. */
export const lessonData = ({ title, author = '', claim: said, minutes, dare, start, steps }: Lesson): Record<string, unknown> => ({
  replayground: 'lesson',
  version: 1,
  title,
  author,
  claim: said,
  minutes,
  ...(dare ? { dare } : {}),
  start,
  // Which scenes of the panels lead to a step is a matter of the project's own lessons.
  steps: steps.map(({ scenes: _, ...step }) => step),
});
