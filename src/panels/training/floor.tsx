import { type ReactNode, useEffect, useRef } from 'react';
import type { Overlay } from '../../store/state.ts';
import { type FloorRequest, type FloorResult, floor } from '../../studies/floor.ts';
import type { TrainingRequest } from '../../studies/training.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import type { Shown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import { type ShownStudy, useStudy } from '../useStudy.ts';
import { floorOf } from './rows.ts';

/** Other initialisations that exact retraining of an MLP is compared with. */
const OTHERS = 5;
/** Points times weights up to which they are trained without being asked for. */
const AT_ONCE = 40_000;

/** Exact retraining of an MLP from other initialisations, once the lines are there. Null where there is no such thing. */
export const useFloor = (shown: Shown, request: TrainingRequest | null, isReady: boolean): ShownStudy<typeof floor> | null => {
  const parameters = useStore((state) => state.experiment?.outcome.results.parameters ?? 0);
  const model = shown.details?.model;
  const applies = model?.family === 'mlp' && model.likelihood !== 'gaussian' && model.dimension === 2;
  const light = parameters * (shown.step?.points.length ?? 0) <= AT_ONCE;
  const asked: FloorRequest | null =
    applies && request
      ? { scenario: request.scenario, step: request.step, count: OTHERS, ...(request.known && { known: request.known }) }
      : null;
  const study = useStudy(floor, asked, isReady && light);
  const { cancel } = study;
  const leave = useRef(cancel);
  leave.current = cancel;
  useEffect(() => {
    if (!applies) leave.current();
  }, [applies]);
  return applies ? study : null;
};

/** The boundary of the exact retraining that differs most. */
export const farthest = (result: FloorResult | null): Overlay | null => {
  const [first, ...rest] = result?.others ?? [];
  const most = rest.reduce((found, one) => (found && found.disagreement >= one.disagreement ? found : one), first);
  return most && most.disagreement > 0 ? { trial: { theta: most.theta, label: 'exact, other start' } } : null;
};

interface FloorNoteProps {
  readonly study: ShownStudy<typeof floor> | null;
  readonly shown: Shown;
  /** Control that puts the farthest of them on the canvas. */
  readonly control: ReactNode;
}

export const FloorNote = ({ study, shown, control }: FloorNoteProps) => {
  const model = shown.details?.model;
  if (!model) return null;
  if (!study)
    return model.family === 'glm' ? (
      <li>A GLM has one optimum, which exact retraining reaches from every start: there is no floor, every difference counts.</li>
    ) : null;
  const ribbon = floorOf(study.result);
  if (study.phase === 'idle')
    return (
      <li className="row panel-status">
        <Empty action={{ label: `Retrain from ${OTHERS} other starts`, run: study.start }}>How far equally exact answers are apart:</Empty>
      </li>
    );
  const objectives = (study.result?.others ?? []).map(({ objective }) => objective);
  const unfinished = (study.result?.others ?? []).filter(({ converged }) => !converged).length;
  return (
    <li>
      <StudyStatus study={study} what={`${OTHERS} exact retrainings from other starts`} />
      {ribbon && !study.stale && (
        <span>
          The floor: {ribbon.count} exact {ribbon.count === 1 ? 'retraining' : 'retrainings'} from other starts differ from this one on{' '}
          {formatPercent(ribbon.median)} of the map (median), {formatPercent(ribbon.most)} at most
          {ribbon.count > 1 && `, and from each other on ${formatPercent(ribbon.apart)}`}. Their objectives are{' '}
          {formatNumber(Math.min(...objectives), 4)} to {formatNumber(Math.max(...objectives), 4)} nats, this one’s{' '}
          {formatNumber(study.result?.objective, 4)}. What differs less may be chance.
          {unfinished > 0 && ` ${unfinished} of them did not converge.`} {control}
        </span>
      )}
    </li>
  );
};
