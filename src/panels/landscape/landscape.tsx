import { lift } from '../../adaptation/lenses/plane.ts';
import { Chart } from '../../chart/Chart.tsx';
import { type LandscapeRequest, landscape as study } from '../../studies/landscape.ts';
import type { Size } from '../../ui/useSize.ts';
import { defineView, defineViews } from '../view.tsx';
import { Aside, type LandscapeDrawing } from './Aside.tsx';
import { chart } from './chart.tsx';
import './landscape.css';
import { options } from './options.ts';
import { useProbe } from './useProbe.ts';

const LandscapeChart = ({ drawn, hidden, also }: LandscapeDrawing) =>
  also && <Chart chart={chart} given={{ result: drawn, hidden, move: also.move }} now={also} />;

/** Pixels that the axes of a chart take. */
const AXES = { across: 70, up: 48 };

/** Width over height of the plot that there is room for, in steps, so that a window that is dragged does not ask at every pixel. */
const aspectOf = ({ width, height }: Size): number =>
  Math.min(3, Math.max(0.8, Math.floor(((width - AXES.across) / (height - AXES.up)) * 5) / 5));

const view = defineView({
  id: 'plane',
  label: 'Landscape',
  isOfPast: true,
  look: 'Where solid and dashed contours agree, the method knows the past; where they part, it is led astray.',
  options,
  study,
  what: 'Heights and paths',
  waiting: 'The landscape comes with the first figures.',
  ask: ({ scenario, known, step, method, optimizer, trainSteps, room, options: { of, reach } }): LandscapeRequest | null =>
    known && room && { scenario, known, step, method, of, reach, aspect: aspectOf(room), optimizer, steps: trainSteps },
  useAlso: useProbe,
  overlay: (result, _, also) => also && { trial: { theta: lift(result.trial.plane, also.place.x, also.place.y), label: 'probe' } },
  Draw: LandscapeChart,
  Beside: Aside,
});

export default defineViews({ views: [view] });
