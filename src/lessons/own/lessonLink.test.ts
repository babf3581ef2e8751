import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { methods } from '../../adaptation/methods.ts';
import { checksum } from '../../scenario/bits.ts';
import { FIGURES, type FigureId } from '../../scenario/figures.ts';
import { quantise } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/types.ts';
import { smallLesson } from '../../testing/damagedLessons.ts';
import { smallScenario } from '../../testing/fakeStore.ts';
import { ANCHORS, type Anchor } from '../anchors.ts';
import type { Claim } from '../claim.ts';
import { type LessonStep, type Question, scenarioAt } from '../lesson.ts';
import { lessons } from '../lessons.ts';
import { decodeLesson, encodeLesson, type LessonOutcome, lessonLinkLimits, lessonLinkOf, stepIn } from './lessonLink.ts';
import { bareScenarioAt, compact, expanded, lessonData, type OwnLesson, ownLimits, readOwnLesson } from './ownLesson.ts';

const opened = (outcome: LessonOutcome): { lesson: OwnLesson; notes: readonly string[] } => {
  if (outcome.outcome === 'refused') throw new Error(outcome.because);
  return outcome;
};
const refusal = (hash: string): string => {
  const outcome = decodeLesson(hash);
  return outcome.outcome === 'refused' ? outcome.because : 'opened';
};
const sent = (lesson: OwnLesson): { lesson: OwnLesson; notes: readonly string[] } => opened(decodeLesson(encodeLesson(lesson) ?? ''));
/** Scenarios and texts that a student meets, step by step. */
const met = (lesson: OwnLesson) =>
  lesson.steps.map(({ set: _, scenario: __, scenes: ___, ...step }, k) => ({ ...step, shown: scenarioAt(lesson, k) }));

// A link rounds the points of the first scenario; what is made in the page is rounded from the beginning.
describe.each(lessons.map((lesson) => [lesson.id, { ...lesson, author: 'me', start: quantise(lesson.start) }] as const))(
  'the lesson %s',
  (_, lesson) => {
    test('comes back from a link with the same steps', () => {
      const { lesson: back, notes } = sent(lesson);
      expect(notes).toEqual([]);
      expect(back.steps).toEqual(lesson.steps.map(({ scenes: __, ...step }) => step));
      expect(met(back)).toEqual(met(lesson));
      expect([back.title, back.author, back.claim, back.minutes, back.dare]).toEqual([
        lesson.title,
        'me',
        lesson.claim,
        lesson.minutes,
        lesson.dare,
      ]);
    });

    test('is the same made compact, in a shorter link or file', () => {
      const whole = expanded(lesson);
      expect(met(compact(whole))).toEqual(met(lesson));
      const back = readOwnLesson(JSON.parse(JSON.stringify(lessonData(compact(whole)))), 'own-x');
      expect(back.notes).toEqual([]);
      expect(met(back.lesson)).toEqual(met(lesson));
      expect(JSON.stringify(lessonData(compact(whole))).length).toBeLessThan(JSON.stringify(lessonData(whole)).length);
    });
  },
);

const method = fc.constantFrom(...methods.map(({ id }) => id));
const figure = fc.constantFrom(...(Object.keys(FIGURES) as FigureId[]));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const quantity = fc.record({ method, figure });
const claim: fc.Arbitrary<Claim> = fc.record(
  {
    left: quantity,
    op: fc.constantFrom('<' as const, '>' as const, 'about' as const),
    right: fc.oneof(number, quantity),
    times: number,
    within: number,
  },
  { requiredKeys: ['left', 'op', 'right'] },
);
const line = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' '))
  .filter((text) => text.length <= 80);
const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    kind: fc.constant('choice' as const),
    question: line,
    options: fc.array(fc.record({ text: line, reply: line, if: claim }, { requiredKeys: ['text', 'reply'] }), {
      minLength: 2,
      maxLength: 4,
    }),
    right: fc.constantFrom(0, 1),
  }),
  fc.record({
    kind: fc.constant('order' as const),
    question: line,
    of: fc.uniqueArray(method, { minLength: 2, maxLength: ownLimits.inOrder }),
    by: figure,
  }),
  fc.record({
    kind: fc.constant('number' as const),
    question: line,
    of: quantity,
    unit: fc.constantFrom('share' as const, 'examples' as const),
    from: fc.constant(0),
    to: fc.integer({ min: 1, max: 500 }),
  }),
);
const anchor: fc.Arbitrary<Anchor> = fc.oneof(
  fc.constantFrom(...(Object.keys(ANCHORS) as (keyof typeof ANCHORS)[])),
  method.map((id) => `card:${id}` as const),
);
const point = fc
  .tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 }), fc.constantFrom(0, 1))
  .map(([x, y, label]) => [x / 32, y / 32, label]);
const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    size: fc.integer({ min: 0, max: 4 }),
    precision: fc.integer({ min: 1, max: 100 }),
    added: fc.array(point, { maxLength: 12 }),
    hidden: fc.subarray(['exact', 'k-prior']),
    panel: fc.constantFrom('gradient', 'memory', 'profile'),
  })
  .map(({ size, precision, added, hidden, panel }) =>
    quantise(
      smallScenario({
        memory: { rule: 'lambda', size },
        prior: { precision: precision / 10 },
        steps: added.length > 0 ? [{ kind: 'add', points: added }] : [],
        view: { panel, ...(hidden.length > 0 && { hidden }) },
      }),
    ),
  );
const step: fc.Arbitrary<Omit<LessonStep, 'id'>> = fc.record(
  {
    title: line,
    scenario,
    say: line,
    because: line,
    note: line,
    lookAt: fc.array(anchor, { maxLength: 4 }),
    ask: question,
    hide: fc.subarray(['exact', 'k-prior']),
    until: claim,
    claims: fc.array(claim, { maxLength: 3 }),
    lend: fc.constantFrom('memory.size' as const, 'prior' as const),
  },
  { requiredKeys: ['title', 'scenario'] },
);
const own: fc.Arbitrary<OwnLesson> = fc
  .record({
    title: line,
    author: line,
    claim: line,
    minutes: fc.integer({ min: 1, max: 100 }),
    steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  })
  .map((parts) => ({ id: 'own-x', start: smallScenario(), ...parts, steps: parts.steps.map((made, k) => ({ id: `s${k}`, ...made })) }));

test('any lesson comes back from its link and its file, and equal lessons have equal links', () => {
  fc.assert(
    fc.property(own, (made) => {
      const lesson = compact(made);
      const link = encodeLesson(lesson) ?? '';
      const { lesson: back, notes } = opened(decodeLesson(link));
      expect(notes).toEqual([]);
      expect(met(back)).toEqual(met(made));
      expect([back.title, back.author, back.claim, back.minutes]).toEqual([made.title, made.author, made.claim, made.minutes]);
      expect(encodeLesson(back)).toBe(link);
      const fromFile = readOwnLesson(JSON.parse(JSON.stringify(lessonData(lesson))), 'own-x');
      expect(met(fromFile.lesson)).toEqual(met(made));
      // As it is edited it is the same as well.
      expect(met(compact(expanded(back)))).toEqual(met(made));
    }),
    { numRuns: 100 },
  );
});

describe('a link', () => {
  const link = encodeLesson(smallLesson()) ?? '';

  test('opens, with the step that it names and the same id each time', () => {
    const { lesson, notes } = opened(decodeLesson(`${link}&l=s3`));
    expect(notes).toEqual([]);
    expect(stepIn(`${link}&l=s3`)).toBe('s3');
    expect(stepIn(link)).toBeNull();
    expect(lesson.id).toBe(opened(decodeLesson(link)).lesson.id);
    expect(bareScenarioAt(lesson, 2).prior).toEqual({ precision: 3 });
  });

  const data = lessonData(smallLesson());
  const linkWith = (part: Record<string, unknown>): string => {
    const { start: _, ...rest } = data;
    return lessonLinkOf(JSON.stringify({ ...rest, scenario: {}, ...part }), '0');
  };

  test('says what this version does not know, and opens the rest', () => {
    const { lesson, notes } = opened(
      decodeLesson(
        linkWith({
          mood: 'good',
          steps: [
            {
              id: 'edit',
              title: 'One',
              set: { methods: ['exact', 'newer'] },
              sound: 'loud',
              lookAt: ['canvas', 'ceiling', 'card:"]{}'],
              ask: { kind: 'drawing', question: 'Draw' },
              claims: [{ left: { method: 'newer', figure: 'disagreement' }, op: '<', right: 1 }],
            },
          ],
        }),
      ),
    );
    expect(lesson.steps).toEqual([{ id: 's1', title: 'One', set: { methods: ['exact'] }, lookAt: ['canvas'], claims: [] }]);
    for (const part of ['mood', 'sound', 'ceiling', 'newer', 'drawing']) expect(notes.join(' ')).toContain(part);
    for (const note of notes) expect(note).toMatch(/^(Ignored|Left out).*\.$/);
  });

  test.each([
    ['#t=', 'cut short'],
    ['#t=1.', 'cut short'],
    [link.replace('.', '.x'), 'damaged'],
    [link.slice(0, -2), 'cut short'],
    [link.replace('1.', '2.'), 'newer version of Replayground (format 2)'],
    ['#t=x', 'no link to a lesson'],
    ['#s=1.e30.0.AAAAAA', 'no link to a lesson'],
    [`#t=1.${'A'.repeat(lessonLinkLimits.characters)}`, 'longer than 20,000 characters'],
    [linkWith({ steps: [] }), 'lesson.steps'],
    [
      linkWith({ steps: [{ id: 's1', title: 'x', set: { memory: { size: -3 } } }] }),
      'step 1: scenario.memory.size: expected an integer ≥ 0, got -3',
    ],
    [linkWith({ steps: [{ id: 's1', title: 'x', set: JSON.parse('{"__proto__":{"a":1}}') }] }), 'unknown field'],
    [linkWith({ title: 'x'.repeat(ownLimits.title + 1) }), 'lesson.title'],
    [linkWith({ steps: Array.from({ length: ownLimits.steps + 1 }, (_, k) => ({ id: `s${k}`, title: 'x' })) }), 'lesson.steps'],
    // A bomb: a few hundred characters that would be two million.
    [linkWith({ title: ' '.repeat(2 * lessonLinkLimits.decoded) }), 'at most 1000000 characters'],
    [linkWith({ deep: Array.from({ length: 30 }).reduce((inner) => [inner], 0) }), 'levels of nesting'],
  ])('is refused in a sentence: %#', (hash, because) => {
    expect(refusal(hash)).toContain(because);
    expect(refusal(hash)).toMatch(/^[A-Z].*\.$/s);
  });

  test('is refused where its check does not fit', () => {
    const body = link.slice(3, -7);
    expect(checksum(body)).toBe(link.slice(-6));
    expect(refusal(`#t=${body}.AAAAAA`)).toContain('check does not fit');
  });

  test('keeps texts as text', () => {
    const title = '<script>alert(1)</script>';
    expect(opened(decodeLesson(linkWith({ title }))).lesson.title).toBe(title);
  });
});

test('the links of the lessons fit: most of them into 8,000 characters', () => {
  const lengths = lessons.map((lesson) => encodeLesson({ ...lesson, author: '' })?.length ?? 0);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(lessonLinkLimits.characters);
  expect(lengths.filter((length) => length > 8_000).length).toBeLessThanOrEqual(3);
});
