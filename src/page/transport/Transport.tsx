import type { CSSProperties } from 'react';
import type { StepResults } from '../../scenario/types.ts';
import { type State, shownStep } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount, formatNorm } from '../../ui/format.ts';
import { PauseIcon, PlayIcon, ResetIcon, SettingsIcon, StepIcon } from '../../ui/icons.tsx';
import { later } from '../../ui/later.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useLater } from '../../ui/useLater.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { fittingOf } from '../work/Working.tsx';
import { convergenceOf } from './convergence.ts';
import './transport.css';

const OptimizerSheet = later(
  () => import('./OptimizerSheet.tsx'),
  ({ again }) => <Button onClick={again}>Try again</Button>,
);

interface Said {
  readonly text: string;
  readonly bad?: boolean;
  readonly title?: string;
}

/** State of the training, or how well it ended. */
const sayStatus = (
  { problem, training, progress, work }: Pick<State, 'problem' | 'training' | 'progress' | 'work'>,
  computing: boolean,
  step: StepResults | undefined,
): Said => {
  if (problem) return { text: 'not computed', bad: true, title: problem };
  if (training.phase === 'running' || training.phase === 'paused') {
    if (training.step === 0) return { text: training.phase === 'paused' ? 'at the start, untrained' : 'starting …' };
    const norm = training.gradientNorm === null ? {} : { title: `Largest ‖∇F‖ over the methods: ${formatNorm(training.gradientNorm)}` };
    return { text: `step ${formatCount(training.step)} of ${formatCount(training.steps)}`, ...norm };
  }
  if (work.paused) return { text: 'not computed' };
  if (computing) return { text: `computing ${fittingOf(progress)} …` };
  if (!step) return { text: 'computing …' };
  const { stuck, norm } = convergenceOf(step);
  if (stuck.length > 0) {
    const who = stuck.length === 1 ? stuck[0] : `${stuck.length} methods`;
    return { text: `${who} did not converge`, bad: true, title: `${stuck.join(', ')}. ${norm}` };
  }
  return { text: training.phase === 'done' ? 'trained, then solved in float64' : 'solved', title: norm };
};

const Status = () => {
  const training = useStore((state) => state.training);
  const progress = useStore((state) => state.progress);
  const problem = useStore((state) => state.problem);
  const work = useStore((state) => state.work);
  const step = useStore((state) => state.experiment?.outcome.results.steps[shownStep(state)]);
  const late = useLater(
    useStore((state) => state.computing),
    300,
  );
  const { text, bad, title } = sayStatus({ problem, training, progress, work }, late, step);
  return (
    <p className={bad ? 'hint status status-bad' : 'hint status'} title={title}>
      {text}
    </p>
  );
};

export const Transport = () => {
  const training = useStore((state) => state.training);
  const ready = useStore((state) => state.experiment !== null);
  const running = training.phase === 'running';
  const paused = training.phase === 'paused';
  const idle = training.phase === 'idle';
  const ended = idle || training.phase === 'done';
  const trainSteps = useStore((state) => state.trainSteps);
  const steps = idle ? trainSteps : training.steps;
  const step = ended ? steps : training.step;
  return (
    <section className="transport row" aria-label="Training">
      <Button
        kind="primary"
        className="transport-play"
        shortcut="Space"
        title={running ? 'Pause' : paused ? 'Go on' : 'Train every method from the old model, step by step'}
        disabled={!ready}
        onClick={() => getStore().playOrPause()}
      >
        {running ? <PauseIcon /> : <PlayIcon />}
        {running ? 'Pause' : paused && training.step > 0 ? 'Go on' : 'Watch it train'}
      </Button>
      <Button shortcut="→" title="One optimizer step" disabled={!ready} onClick={() => getStore().stepOnce()}>
        <StepIcon />
        <span className="transport-word">Step</span>
      </Button>
      <Button shortcut="R" title="Back to where training starts" disabled={!ready} onClick={() => getStore().resetTraining()}>
        <ResetIcon />
        <span className="transport-word">Reset</span>
      </Button>
      <input
        className="range transport-range"
        type="range"
        aria-label="Training step"
        aria-valuetext={ended ? 'finished results' : `step ${step} of ${steps}`}
        title={idle ? 'Drag back to look at the training' : 'Drag to look at a recorded step'}
        min={0}
        max={steps}
        value={step}
        disabled={!ready}
        style={{ '--share': steps > 0 ? step / steps : 0 } as CSSProperties}
        onChange={(event) => getStore().seekTraining(Number(event.target.value))}
      />
      <Popover label="Optimizer, learning rate, steps, engine" face={<SettingsIcon />} side="above">
        {() => <OptimizerSheet />}
      </Popover>
      <Status />
      {!idle && training.phase !== 'running' && (
        <Button kind="quiet" title="Show the float64 results again" onClick={() => getStore().finishTraining()}>
          Results
        </Button>
      )}
    </section>
  );
};
