import type { ANCHORS } from './anchors.ts';
import type { TermId } from './glossary.ts';
import type { Lesson, LessonStep, PartId, PathId, Question } from './lesson.ts';

/** A text in another language; null while it is not written: the English stands in, and is marked as English. */
export type Word = string | null;

type OptionWords = { readonly text: Word; readonly reply: Word };
type OptionsWords<Options> = { readonly [K in keyof Options]: OptionWords };

type QuestionWords<Step> = Step extends { readonly ask: { readonly question: string } } ? { readonly question: Word } : unknown;
type ChoiceWords<Step> = Step extends { readonly ask: { readonly options: infer Options } }
  ? { readonly options: OptionsWords<Options> }
  : unknown;

/** Words of one step: every text that it has in English, and no other. */
export type StepWords<Step> = {
  readonly [Text in 'title' | 'say' | 'because' | 'note' as Step extends Readonly<Record<Text, string>> ? Text : never]: Word;
} & QuestionWords<Step> &
  ChoiceWords<Step>;

/** Words of a lesson in another language, its steps by their ids: `LessonWords<typeof lesson>`. What is not there yet is null. */
export interface LessonWords<Of extends Lesson> {
  readonly title: Word;
  readonly claim: Word;
  readonly dare: Word;
  readonly steps: { readonly [Step in Of['steps'][number] as Step['id']]: StepWords<Step> };
}

/** Words of some lesson, as they are looked up. */
export interface SomeLessonWords {
  readonly title: Word;
  readonly claim: Word;
  readonly dare: Word;
  readonly steps: Readonly<Record<string, SomeStepWords>>;
}

export interface SomeStepWords {
  readonly title: Word;
  readonly say?: Word;
  readonly question?: Word;
  readonly options?: readonly OptionWords[];
  readonly because?: Word;
  readonly note?: Word;
}

/** Words of the column itself: its buttons, and what it says of every lesson. */
export interface ColumnWords {
  readonly lessons: string;
  readonly language: string;
  readonly closeList: string;
  readonly closeLesson: string;
  readonly scenes: string;
  readonly hint: string;
  readonly hintOfScenes: string;
  readonly keys: string;
  readonly path: string;
  readonly all: string;
  readonly minutes: (count: number) => string;
  readonly done: string;
  readonly begun: string;
  readonly forget: string;
  readonly noLesson: (id: string) => string;
  readonly noStep: (lesson: string, id: string) => string;
  readonly region: (lesson: string) => string;
  readonly stepOf: (number: number, count: number) => string;
  readonly sceneOf: (number: number, count: number) => string;
  readonly step: (number: number, title: string) => string;
  readonly steps: string;
  readonly lookAt: string;
  readonly and: string;
  readonly card: string;
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly changed: string;
  readonly setUpAgain: string;
  readonly dare: string;
  readonly back: string;
  readonly stepBefore: string;
  readonly next: string;
  readonly stepAfter: string;
  readonly nextLesson: string;
  readonly allLessons: string;
  readonly allScenes: string;
  readonly partOf: (number: number) => string;
  readonly source: string;
  readonly copyBibtex: string;
  readonly guess: string;
  readonly order: string;
  readonly up: (method: string) => string;
  readonly down: (method: string) => string;
  readonly markOfGuess: string;
  readonly markOfTruth: string;
  readonly yourPlace: (place: number) => string;
  readonly settle: string;
  readonly show: string;
  readonly computing: string;
  readonly present: string;
  readonly presentHint: string;
  readonly slide: string;
  readonly slideHint: string;
  readonly exact: string;
  readonly notDefined: string;
}

/** Words of a lesson on paper, and of what shows it before it is printed. */
export interface HandoutWords {
  readonly handout: string;
  readonly of: (lesson: string) => string;
  readonly allSteps: string;
  readonly computing: (number: number, count: number) => string;
  readonly failed: (number: number, why: string) => string;
  readonly answersLast: string;
  readonly print: string;
  readonly close: string;
  readonly step: (number: number) => string;
  readonly nearestFirst: string;
  readonly leastFirst: string;
  readonly guess: (from: string, to: string) => string;
  readonly why: string;
  readonly words: string;
  readonly answers: string;
  readonly undecided: string;
}

/** All words of the lessons in one language; the default export of a file in `words/`, which is named after the language. */
export interface Words {
  readonly lang: string;
  readonly column: ColumnWords;
  readonly handout: HandoutWords;
  readonly parts: Readonly<Record<PartId, string>>;
  readonly paths: Readonly<Record<PathId, string>>;
  /** Places of the page; what is written on them stays as it is there. */
  readonly anchors: Readonly<Record<keyof typeof ANCHORS, string>>;
  readonly terms: Readonly<Record<TermId, readonly [name: string, meaning: string]>>;
  /** Methods as the texts call them, by id; a card keeps its title. */
  readonly methods: Readonly<Record<string, string>>;
  /** Words of each lesson by its id. */
  readonly lessons: Readonly<Record<string, SomeLessonWords>>;
}

const made = new WeakMap<Words, WeakMap<Lesson, Lesson>>();

/** A lesson in the words of a language: the same one for the same words; that of a person of their own stays as they wrote it. The scenarios of its steps, and their title, are those of the lesson as written. */
export const inWords = <Of extends Lesson>(lesson: Of, words: Words): Of => {
  if (words.lang === 'en' || lesson.translated || lesson.author !== undefined) return lesson;
  const known = made.get(words) ?? new WeakMap<Lesson, Lesson>();
  made.set(words, known);
  const translated = known.get(lesson) ?? translate(lesson, words.lessons[lesson.id]);
  known.set(lesson, translated);
  return translated as Of;
};

const translate = (lesson: Lesson, words: SomeLessonWords | undefined): Lesson => {
  const standIns = new Set<string>();
  const or: Choose = (word, original) => {
    if (typeof word === 'string' || original === undefined) return word ?? original;
    standIns.add(original);
    return original;
  };
  return {
    ...lesson,
    title: or(words?.title, lesson.title),
    claim: or(words?.claim, lesson.claim),
    dare: or(words?.dare, lesson.dare),
    steps: lesson.steps.map((step) => translateStep(step, words?.steps[step.id], or)),
    translated: { from: lesson, standIns },
  };
};

type Choose = <Text extends string | undefined>(word: Word | undefined, original: Text) => Text | string;

const translateStep = (step: LessonStep, words: SomeStepWords | undefined, or: Choose): LessonStep => ({
  ...step,
  title: or(words?.title, step.title),
  say: or(words?.say, step.say),
  because: or(words?.because, step.because),
  note: or(words?.note, step.note),
  ask: step.ask && translateQuestion(step.ask, words, or),
});

const translateQuestion = (asked: Question, words: SomeStepWords | undefined, or: Choose): Question => {
  const question = or(words?.question, asked.question);
  if (asked.kind !== 'choice') return { ...asked, question };
  const options = asked.options.map((option, k) => ({
    ...option,
    text: or(words?.options?.[k]?.text, option.text),
    reply: or(words?.options?.[k]?.reply, option.reply),
  }));
  return { ...asked, question, options };
};

/** The language of a text of a lesson where it is not that of the lesson: 'en' where English stands in. */
export const langOf = (lesson: Lesson, text: string): 'en' | undefined => (lesson.translated?.standIns.has(text) ? 'en' : undefined);
