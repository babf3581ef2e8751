import { shownStep } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';

/** Words over the picture of an earlier change, with the way back to the last. */
export const StepBar = ({ onDone }: { onDone: (said: string) => void }) => {
  const count = useStore((state) => state.scenario.steps.length);
  const shown = useStore(shownStep);
  if (shown >= count - 1) return null;
  return (
    <p className="canvas-step">
      <span>
        Change {shown + 1} of {count}, as it was.
      </span>
      <Button
        onClick={() => {
          getStore().chooseStep(null);
          onDone('The last change is shown.');
        }}
      >
        Back to the last
      </Button>
    </p>
  );
};
