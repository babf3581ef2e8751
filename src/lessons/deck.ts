import type { Lesson } from './lesson.ts';
import { OWN_VIEW } from './scene.ts';
import { scenes } from './scenes.ts';
import { twelvePoints } from './twelvePoints.ts';

/** The scenes of all panels as a lesson: each a step with its sentence, in the order of the list. */
export const deck: Lesson = {
  id: 'scenes',
  isDeck: true,
  title: 'Scenes',
  minutes: scenes.length,
  claim: 'One claim a scene, and the panel where it is plain to see.',
  start: twelvePoints,
  steps: scenes.map(({ id, title, look, panel, scenario }) => ({
    id,
    title,
    say: look,
    scenario: { ...scenario, view: { ...OWN_VIEW, ...scenario.view, panel } },
  })),
  dare: 'Go back to a scene, change one thing, and say beforehand what becomes of its sentence.',
};
