import type { Lesson, LessonStep } from './lesson.ts';
import { parseMarkup } from './markup.ts';

/** Part of a step that is shown to a room, one after the other. */
export type Build = 'picture' | 'question' | 'answer' | 'text';

/** Builds of a step, always in this order. */
export const buildsOf = ({
  say,
  note,
  ask,
  lend,
  until,
}: Pick<LessonStep, 'say' | 'note' | 'ask' | 'lend' | 'until'>): readonly Build[] => [
  'picture',
  ...(ask ? (['question', 'answer'] as const) : []),
  ...(say || note || lend || until ? (['text'] as const) : []),
];

/** Place in a talk: a step and how many of its builds are shown after the first. */
export interface Place {
  readonly step: number;
  readonly build: number;
}

/** The place after this one in a talk of steps with these builds; null at the end. */
export const placeAfter = (talk: readonly (readonly Build[])[], { step, build }: Place): Place | null => {
  if (build + 1 < (talk[step]?.length ?? 0)) return { step, build: build + 1 };
  return step + 1 < talk.length ? { step: step + 1, build: 0 } : null;
};

/** The place before this one: of a step before, all of it is shown; null at the beginning. */
export const placeBefore = (talk: readonly (readonly Build[])[], { step, build }: Place): Place | null => {
  if (build > 0) return { step, build: build - 1 };
  return step > 0 ? { step: step - 1, build: (talk[step - 1]?.length ?? 1) - 1 } : null;
};

/** Methods that are covered in a build of a step: what is asked about, until the answer. */
export const coveredIn = ({ ask, hide = [] }: Pick<LessonStep, 'ask' | 'hide'>, build: Build): readonly string[] =>
  ask && (build === 'picture' || build === 'question') ? hide : [];

/** A table of figures is no picture: the methods that are named stand beside the canvas with theirs. */
const NO_PICTURE = 'figures';

const panelOf = ({ set, scenario }: LessonStep): unknown =>
  (set?.view as Record<string, unknown> | undefined)?.panel ?? scenario?.view?.panel;

/** Whether the panel is the picture of a step: where the step points at it, or opens it and points nowhere; a question keeps the picture before it. */
export const showsPanel = ({ steps }: Pick<Lesson, 'steps'>, index: number): boolean => {
  const step = steps[index];
  if (!step) return false;
  if (step.lookAt) return step.lookAt.includes('panel');
  const panel = panelOf(step);
  if (panel !== undefined) return panel !== NO_PICTURE;
  return !step.scenario && showsPanel({ steps }, index - 1);
};

/** Methods that the texts of a step name, by their figures, cards and questions. */
export const methodsNamed = ({ say, note, because, ask, lookAt = [], hide = [] }: LessonStep): ReadonlySet<string> => {
  const figures = [say, note, because].flatMap((text) => (text ? parseMarkup(text) : []));
  return new Set([
    ...figures.flatMap((piece) => (piece.kind === 'figure' ? [piece.method] : [])),
    ...lookAt.flatMap((place) => (place.startsWith('card:') ? [place.slice(5)] : [])),
    ...(ask?.kind === 'order' ? ask.of : []),
    ...hide,
  ]);
};
