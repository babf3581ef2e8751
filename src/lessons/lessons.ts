import { type LessonStep, PATHS, type PathId, type TalkLesson } from './lesson.ts';

const files = import.meta.glob<{ default: TalkLesson }>(['./lessons/*.ts', '!./lessons/*.test.ts'], { eager: true });

/** Every lesson in the order of the talk: one file each in `lessons/`. */
export const lessons: readonly TalkLesson[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.number - other.number);

/** Lessons of each way by their numbers; what is not there yet is passed over. */
const NUMBERS: Readonly<Record<PathId, readonly number[]>> = {
  hour: [1, 2, 3, 5, 8, 9, 10, 13, 14, 16, 19],
  minutes: [1, 9, 14],
  paper: [1, 9, 16, 17, 18],
};

export interface Path {
  readonly id: PathId;
  readonly title: string;
  readonly lessons: readonly TalkLesson[];
}

export const paths: readonly Path[] = (Object.keys(PATHS) as PathId[]).map((id) => ({
  id,
  title: PATHS[id],
  lessons: NUMBERS[id].flatMap((number) => lessons.filter((lesson) => lesson.number === number)),
}));

/** The lesson of the talk that has this id. */
export const lessonById = (id: string): TalkLesson | undefined => lessons.find((lesson) => lesson.id === id);

/** The step that has the scenario or the idea of a scene. */
export const stepOfScene = (scene: string): { readonly lesson: TalkLesson; readonly step: LessonStep } | null => {
  for (const lesson of lessons) for (const step of lesson.steps) if (step.scenes?.includes(scene)) return { lesson, step };
  return null;
};
