import { lessons } from '../../lessons/lessons.ts';
import { useStore } from '../../ui/useStore.ts';
import { progress } from './desk.ts';

/** Lessons that are done, of those there are: '3/20'. */
export const Count = () => {
  // Whatever is done in a lesson goes with another place in it.
  useStore((state) => state.lesson);
  const known = progress.all();
  const done = lessons.filter(({ id }) => known[id]?.isDone).length;
  if (!lessons.some(({ id }) => known[id])) return null;
  return (
    <span className="header-count" title={`${done} of ${lessons.length} lessons done`}>
      {' '}
      {done}/{lessons.length}
    </span>
  );
};

export default Count;
