import { useStore } from '../../ui/useStore.ts';
import { Empty } from '../Status.tsx';

/** What to do where nothing has changed yet: every method that starts from the old model is then exact. */
export const Unchanged = () => {
  const unchanged = useStore((state) => state.scenario.steps.length === 0);
  return (
    unchanged && (
      <Empty>
        Nothing has changed yet, so keeping the old model is exact. Paint new points, or make another change, and the methods part.
      </Empty>
    )
  );
};
