import { createRandom, type Random } from '../core/random.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { lessons } from '../lessons/lessons.ts';
import { encodeLesson, lessonLinkOf } from '../lessons/own/lessonLink.ts';
import { compact, lessonData, type OwnLesson } from '../lessons/own/ownLesson.ts';
import { canonicalJson } from '../scenario/difference.ts';
import { smallScenario } from './fakeStore.ts';

/** A small own lesson with a question of each kind, a patch, a claim and texts in many scripts. */
export const smallLesson = (part: Partial<OwnLesson> = {}): OwnLesson => ({
  id: 'own-small',
  title: 'Näher 日本 <b>bold</b>',
  author: 'A. Teacher',
  claim: 'All is near.',
  minutes: 3,
  start: smallScenario(),
  steps: [
    {
      id: 's1',
      title: 'First',
      say: 'K-prior *differs* on {k-prior.disagreement} of [the map|differs], with {memory.size} points.',
      lookAt: ['canvas', 'card:k-prior'],
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.01 }],
    },
    {
      id: 's2',
      title: 'Guess',
      set: { memory: { size: 4 } },
      hide: ['k-prior'],
      ask: { kind: 'number', question: 'How far?', of: { method: 'k-prior', figure: 'disagreement' }, unit: 'share', from: 0, to: 1 },
      because: 'It is exact.',
    },
    {
      id: 's3',
      title: 'Choose',
      set: { prior: { precision: 3 } },
      ask: {
        kind: 'choice',
        question: 'Which?',
        options: [
          { text: 'One', reply: 'No.' },
          {
            text: 'Other',
            reply: 'Yes.',
            if: { left: { method: 'k-prior', figure: 'cost' }, op: '>', right: { method: 'exact', figure: 'cost' } },
          },
        ],
        right: 1,
      },
    },
    { id: 's4', title: 'Order', ask: { kind: 'order', question: 'Order?', of: ['exact', 'k-prior'], by: 'disagreement' }, note: 'A note.' },
  ],
  ...part,
});

const asOwn = (lesson: Lesson): OwnLesson => ({ ...lesson, author: '' });

const sources: OwnLesson[] = [smallLesson(), compact(smallLesson({ title: '' })), ...lessons.slice(0, 3).map(asOwn)];
const links = sources.map((lesson) => encodeLesson(lesson) ?? '');
/** The first scenario as its config, the rest as a file has it: small, so that its damage is read fast. */
const payload = ((): string => {
  const { start: _, replayground: __, version: ___, ...rest } = lessonData(smallLesson());
  return canonicalJson({ ...rest, scenario: {} });
})();
const file = JSON.stringify(lessonData(smallLesson()));

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T;
const anyText = (random: Random, longest: number): string =>
  String.fromCharCode(...Array.from({ length: random.integer(longest) }, () => random.integer(random.integer(8) === 0 ? 65_536 : 128)));

const VALUES = [
  'null',
  '-1',
  '1e99',
  '{}',
  '[]',
  '"x"',
  '""',
  '1.5',
  'true',
  '[[1]]',
  '{"__proto__":{"a":1}}',
  '{"constructor":1}',
  '"<img src=x>"',
];
const TOKEN = /-?\d[\d.e+-]*|"[^"]*"(?!:)|\[[^[\]]*\]|\{[^{}]*\}/g;

/** The text with one of its values replaced, or cut or changed by a character. */
const changed = (random: Random, text: string): string => {
  if (random.integer(3) === 0) {
    const at = random.integer(text.length);
    return text.slice(0, at) + pick(random, ['', '[', '}', '"', '9', ',']) + text.slice(at + random.integer(4));
  }
  const token = pick(random, [...text.matchAll(TOKEN)]);
  return text.slice(0, token.index) + pick(random, VALUES) + text.slice(token.index + token[0].length);
};

const linkKinds: readonly ((random: Random) => string)[] = [
  // Characters changed, lost and added.
  (random) => {
    const characters = [...pick(random, links)];
    for (let k = random.integer(4); k >= 0; k--) {
      const other = String.fromCharCode(33 + random.integer(94));
      characters.splice(random.integer(characters.length), random.integer(3), ...(random.integer(3) === 0 ? [] : [other]));
    }
    return characters.join('');
  },
  // Cut.
  (random) => {
    const link = pick(random, links);
    return link.slice(0, random.integer(link.length));
  },
  // One link's beginning, another one's end.
  (random) => {
    const [a, b] = [pick(random, links), pick(random, links)];
    return a.slice(0, random.integer(a.length)) + b.slice(random.integer(b.length));
  },
  // Another value in what is deflated, under a right check.
  (random) => lessonLinkOf(changed(random, payload), pick(random, ['0', '0', '0', 'AAAAA', 'A'.repeat(400)])),
  // Any text, with and without the look of a link.
  (random) => pick(random, ['', '#', '#t=', '#t=1.', '#t=1.e30.', '#t=2.', '#l=', '#l=own-x/', '#l=replay/']) + anyText(random, 120),
  // The address of a built-in lesson, damaged.
  (random) => {
    const lesson = pick(random, lessons);
    const address = `#l=${lesson.id}/${pick(random, lesson.steps).id}`;
    const at = random.integer(address.length);
    return address.slice(0, at) + pick(random, ['', '%', '/', '&s=', '&s=1.', 'x', '<b>']) + address.slice(at + random.integer(3));
  },
];

/** Damaged, truncated and random links to lessons without end, all kinds in turn, the same for the same seed. */
export function* damagedLessonLinks(seed: number): Generator<string, never> {
  const random = createRandom(seed);
  for (let run = 0; ; run++) yield linkKinds[run % linkKinds.length]?.(random) ?? '';
}

/** Texts of damaged files of lessons without end. */
export function* damagedLessonFiles(seed: number): Generator<string, never> {
  const random = createRandom(seed);
  for (;;) yield changed(random, file);
}
