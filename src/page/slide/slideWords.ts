import { showsPanel } from '../../lessons/builds.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { PAPERS, type PaperId } from '../../lessons/papers.ts';

/** Words of a slide, and what it shows. */
export interface SlideWords {
  readonly headline: string;
  /** Line under it; '' for none. */
  readonly line: string;
  /** Source of the idea; '' for none. */
  readonly citation: string;
  /** The panel stands beside the canvas. */
  readonly panel: boolean;
}

/** 'Khan & Swaroop 2021, Knowledge-Adaptation Priors'. */
export const citationOf = (id: PaperId): string => `${PAPERS[id].short}, ${PAPERS[id].title}`;

/** Words of a step of a lesson; a scene says its own sentence. */
export const slideWords = (lesson: Lesson, index: number): SlideWords => {
  const step = lesson.steps[index];
  const by = lesson.author ? `Lesson by ${lesson.author}` : '';
  return {
    headline: step?.title ?? lesson.title,
    line: (lesson.isDeck ? step?.say : lesson.claim) ?? '',
    citation: lesson.source ? citationOf(lesson.source) : by,
    panel: showsPanel(lesson, index),
  };
};
