import { type State, shownStep } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatDuration, formatPercent } from '../../ui/format.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import './working.css';

/** 'K-prior', 'the past', 'the results'. */
export const fittingOf = (progress: State['progress']): string => {
  if (!progress) return 'the results';
  return progress.fitting === 'base' ? 'the past' : methodTitle(progress.fitting);
};

/** Sentence for a scenario that is not being computed. */
const saidOf = ({ paused, seconds }: State['work'], hasFigures: boolean): string => {
  if (paused === 'long') return `This scenario takes ${formatDuration(seconds)} to compute, so it waits for you.`;
  return hasFigures ? 'Stopped: the figures are of before the last change.' : 'Stopped: this scenario has no figures yet.';
};

/** Bar on the canvas where a run takes longer than a second, is not made, or failed: what is done, how long it takes, and the way out or on. */
export const Working = () => {
  const { slow, seconds, paused } = useStore((state) => state.work);
  const computing = useStore((state) => state.computing);
  const progress = useStore((state) => state.progress);
  const problem = useStore((state) => state.problem);
  const hasFigures = useStore((state) => state.experiment?.outcome.results.steps[shownStep(state)] !== undefined);
  const { stopComputing, computeAgain } = getStore();
  if (computing && slow) {
    // Of the first fit nobody knows how far it is.
    const share = progress?.share || undefined;
    const parts = [
      `Computing ${fittingOf(progress)}`,
      ...(share === undefined ? [] : [`${formatPercent(share, 0)} done`]),
      ...(seconds > 1 ? [`${formatDuration(seconds)} in all`] : []),
    ];
    return (
      <div className="working raised row">
        <progress max={1} value={share} aria-label="Computing" />
        <p>{parts.join(', ')}</p>
        <Button onClick={stopComputing}>Stop</Button>
      </div>
    );
  }
  if (computing || (paused === null && problem === null)) return null;
  return (
    <div className="working raised row">
      <p role="status">{problem ?? saidOf({ slow, seconds, paused }, hasFigures)}</p>
      <Button onClick={computeAgain}>{problem === null ? 'Compute' : 'Try again'}</Button>
    </div>
  );
};
