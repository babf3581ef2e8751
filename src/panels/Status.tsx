import type { ReactNode } from 'react';
import type { Study } from '../studies/study.ts';
import { Button } from '../ui/Button.tsx';
import { formatPercent } from '../ui/format.ts';
import type { ShownStudy } from './useStudy.ts';

/** The reason why there is nothing to see, and a button that helps. */
export const Empty = ({ children, action }: { children: ReactNode; action?: { label: string; run(): void } }) => (
  <div className="row panel-empty">
    <p>{children}</p>
    {action && <Button onClick={action.run}>{action.label}</Button>}
  </div>
);

/** Words of a panel where nothing has changed yet: what to do. */
export const Unchanged = () => (
  <p className="panel-look">Nothing has changed yet: paint on the canvas, hold out points of the past, or make another change.</p>
);

/**
 * Progress of a study, with a way to leave it; nothing once it is done. `what` is the work as a noun: '350 retrainings'. `start`, of a study
 * that is only made when it is asked for, stands on the button that asks again.
 */
export const StudyStatus = <S extends Study>({ study, what, start }: { study: ShownStudy<S>; what: string; start?: string }) => {
  const { phase, share, problem } = study;
  if (phase === 'running')
    return (
      <p className="row panel-status" role="status">
        <progress max={1} value={share} aria-label={what} /> {what}, {formatPercent(share, 0)}
        <Button kind="quiet" onClick={study.cancel}>
          Stop
        </Button>
      </p>
    );
  if (phase === 'cancelled' || phase === 'failed')
    return (
      <p className="row panel-status" role="status" data-failed={phase === 'failed' || undefined}>
        {phase === 'failed' ? `${what}: ${problem}` : `${what}: stopped at ${formatPercent(share, 0)}.`}
        <Button kind="quiet" onClick={study.start}>
          {phase === 'failed' ? 'Try again' : 'Start again'}
        </Button>
      </p>
    );
  return study.stale ? (
    <p className="row panel-status">
      This is of the scenario before the last edit.
      {start && (
        <Button kind="quiet" onClick={study.start}>
          {start}
        </Button>
      )}
    </p>
  ) : null;
};
