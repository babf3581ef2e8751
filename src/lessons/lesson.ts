import type { FigureId } from '../scenario/figures.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Anchor } from './anchors.ts';
import type { Claim, Quantity } from './claim.ts';
import type { PaperId } from './papers.ts';

/** Parts of the talk, in its order. */
export const PARTS = {
  problem: 'The problem',
  time: 'Over time: K-priors, and the others as K-priors',
  memory: 'Memory',
  together: 'Together',
  adaptations: 'The four adaptations',
  life: 'A life',
} as const;

export type PartId = keyof typeof PARTS;

/** Ways through the lessons. */
export const PATHS = { hour: 'One hour', minutes: 'Ten minutes', paper: 'The paper' } as const;

export type PathId = keyof typeof PATHS;

/** JSON merge patch (RFC 7396): objects are merged, null takes a key away, all else replaces. */
export type Patch = { readonly [key: string]: unknown };

/** Choice of a question: right where its claim holds; without one, `right` says. */
export interface Option {
  readonly text: string;
  /** Sentence of a person who chose it, read together with the truth. */
  readonly reply: string;
  readonly if?: Claim;
}

/** Question before the picture: its answer is computed from the results of its step. */
export type Question =
  | {
      readonly kind: 'choice';
      readonly question: string;
      readonly options: readonly Option[];
      /** Index of the right option where results alone do not decide it: on the way from θ*, or in a study. A test computes it. */
      readonly right?: number;
    }
  /** Which comes first: the methods by a figure, least first. */
  | { readonly kind: 'order'; readonly question: string; readonly of: readonly string[]; readonly by: FigureId }
  /** A number, guessed with a slider. */
  | {
      readonly kind: 'number';
      readonly question: string;
      readonly of: Quantity;
      readonly unit: 'share' | 'examples';
      readonly from: number;
      readonly to: number;
    };

/** Controls of the page that a step may take beside its text. */
export type Lent = 'memory.size' | 'memory.rule' | 'prior';

export interface LessonStep {
  readonly id: string;
  /** Heading of the step. */
  readonly title: string;
  /** Scenes of the panels that have the scenario or the idea of the step: each leads here. */
  readonly scenes?: readonly string[];
  /** Changes of the scenario of the step before, and of its view: 'method', 'panel', 'hidden', 'panel.choice'. */
  readonly set?: Patch;
  /** A scenario instead of that of the step before; `set` applies to it. */
  readonly scenario?: Scenario;
  /** Text of at most 60 words, in the markup of lessons. */
  readonly say?: string;
  readonly lookAt?: readonly Anchor[];
  readonly lend?: Lent;
  readonly ask?: Question;
  /** Methods that are veiled until the question is answered. */
  readonly hide?: readonly string[];
  /** Why the answer is as it is: shown with it. */
  readonly because?: string;
  /** What the picture trades away, or a caution. */
  readonly note?: string;
  /** Condition of a task; once it holds the step says so. It never blocks the way. */
  readonly until?: Claim;
  /** What the texts of the step claim, each computed by a test. */
  readonly claims?: readonly Claim[];
}

/** A claim in a few steps, each a whole scenario; plain data. */
export interface Lesson {
  readonly id: string;
  /** Its steps are scenes, each with a title of its own for its scenario. */
  readonly isDeck?: boolean;
  readonly title: string;
  readonly minutes: number;
  /** The one sentence that it shows. */
  readonly claim: string;
  readonly start: Scenario;
  readonly steps: readonly LessonStep[];
  /** Paper that it follows. */
  readonly source?: PaperId;
  /** Task for the sandbox after it. */
  readonly dare?: string;
  /** Name of who made it, where it is none of the project's: '' of one who gave none. */
  readonly author?: string;
  /** Of a lesson in another language: the lesson as it was written, and the texts of it that stand in where there are no words. */
  readonly translated?: { readonly from: Lesson; readonly standIns: ReadonlySet<string> };
}

/** A lesson of the talk: three to six steps in a file of its own. */
export interface TalkLesson extends Lesson {
  /** Number in the talk. */
  readonly number: number;
  readonly part: PartId;
  readonly source: PaperId;
  readonly dare: string;
}

/** A lesson whose type knows its steps by their ids, and the texts that each has. */
export type LessonOf<Steps extends readonly LessonStep[]> = Omit<TalkLesson, 'steps'> & { readonly steps: Steps };

/** Names the shape; the default export of a file in `lessons/`. */
export const defineLesson = <const Steps extends readonly LessonStep[]>(lesson: LessonOf<Steps & Known<Steps>>): LessonOf<Steps> => lesson;

/** Steps without a key that no step has: what is inferred is not checked for it otherwise. */
type Known<Steps> = { readonly [K in keyof Steps]: { readonly [Key in Exclude<keyof Steps[K], keyof LessonStep>]: never } };

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `target` with a JSON merge patch applied; neither is changed. */
export const patched = (target: unknown, patch: Patch): Record<string, unknown> => {
  const made: Record<string, unknown> = isPlain(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete made[key];
    else made[key] = isPlain(value) ? patched(made[key], value) : value;
  }
  return made;
};

/**
 * Scenario of step `index`, titled as the lesson is in English, in a deck as the step: the start with every change up to it. Throws a
 * RangeError where there is no such step.
 */
export const scenarioAt = (lesson: Lesson, index: number): Scenario => {
  const step = lesson.steps[index];
  if (!step) throw new RangeError(`scenarioAt: lesson "${lesson.id}" has no step ${index}`);
  const made = lesson.steps
    .slice(0, index + 1)
    .reduce<Scenario>((before, { scenario, set }) => patched(scenario ?? before, set ?? {}) as unknown as Scenario, lesson.start);
  const written = lesson.translated?.from ?? lesson;
  return { ...made, title: written.isDeck ? (written.steps[index] ?? step).title : written.title };
};

/** Every text of a step that is in the markup of lessons. */
export const textsOf = ({ say, because, note, ask }: LessonStep): string[] =>
  [say, because, note, ask?.question, ...(ask?.kind === 'choice' ? ask.options.flatMap(({ text, reply }) => [text, reply]) : [])].filter(
    (text): text is string => text !== undefined,
  );
