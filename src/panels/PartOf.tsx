import { deck } from '../lessons/deck.ts';
import { stepOfScene } from '../lessons/lessons.ts';
import { Button } from '../ui/Button.tsx';
import { getStore } from '../ui/useStore.ts';

/** The way from a scene to the step of a lesson that uses it, or to its place in the deck of scenes. */
export const PartOf = ({ scene }: { scene: string }) => {
  const used = stepOfScene(scene);
  const open = (): void => getStore().show({ lesson: { lesson: used?.lesson.id ?? deck.id, step: used?.step.id ?? scene, isAsked: true } });
  return (
    <Button kind="quiet" className="panel-part" title={used ? used.lesson.title : 'All scenes, one after another'} onClick={open}>
      {used ? `Part of lesson ${used.lesson.number} →` : 'In the deck of scenes →'}
    </Button>
  );
};

export default PartOf;
