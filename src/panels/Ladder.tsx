import type { ReactNode, RefObject } from 'react';
import type { Study } from '../studies/study.ts';
import { Empty, StudyStatus } from './Status.tsx';
import type { ShownStudy } from './useStudy.ts';

/** The press that a study waits for which may take long. */
export interface Start {
  /** The reason why it does not begin by itself, as a sentence. */
  readonly because: string;
  /** Words of the button. */
  readonly label: string;
}

interface LadderProps<S extends Study> {
  /** Null where nothing is computed beyond the figures. */
  readonly study: ShownStudy<S> | null;
  /** The study's work as a noun: '350 retrainings'. */
  readonly what: string;
  /** The reason why nothing can be asked, as a sentence; null otherwise. */
  readonly blocked: string | null;
  /** A sentence for the time before it can be asked; null once it is. */
  readonly waiting: string | null;
  readonly start: Start | null;
  /** The reason why there is nothing to see in the result, as a sentence; null otherwise. */
  readonly empty: string | null;
  /** The status stands over what is drawn, not under it. */
  readonly above: boolean;
  /** As large as a chart may be: measured before there is one. */
  readonly room?: RefObject<HTMLDivElement | null>;
  /** The drawing; nothing until there is a result. */
  readonly children: ReactNode;
  readonly beside?: ReactNode;
  readonly note?: ReactNode;
}

/** A view as it is now: nothing to ask, not begun, running, failed, empty, or drawn, which is pale where it is of an older scenario. */
export const Ladder = <S extends Study>(props: LadderProps<S>) => {
  const { study, what, blocked, waiting, start, empty, above, room, children, beside, note } = props;
  const status = study && blocked === null && <StudyStatus study={study} what={what} {...(start && { start: start.label })} />;
  const said = (): ReactNode => {
    if (blocked !== null) return <Empty>{blocked}</Empty>;
    if (empty !== null) return <Empty>{empty}</Empty>;
    if (children) return children;
    if (study?.phase === 'failed') return null;
    if (waiting !== null) return <Empty>{waiting}</Empty>;
    return study?.phase === 'idle' && start && <Empty action={{ label: start.label, run: study.start }}>{start.because}</Empty>;
  };
  const isDrawn = blocked === null && empty === null && Boolean(children);
  return (
    <div className="panel-view" data-stale={study?.stale || undefined}>
      {above && status}
      <div className="panel-main">
        <div ref={room} className="panel-room" aria-hidden="true" />
        {said()}
      </div>
      {isDrawn && beside && <aside className="panel-beside">{beside}</aside>}
      {!above && status}
      {isDrawn && note}
    </div>
  );
};
