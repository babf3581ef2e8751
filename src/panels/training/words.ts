import { FIGURES } from '../../scenario/figures.ts';
import { formatCount, formatFigure, formatNumber, NOT_DEFINED } from '../../ui/format.ts';
import { arrival, type Curve, endOf, type Figure, FLOOR, isScratch, lastFrame, valueAt } from './curves.ts';

/** Text beside the name of a curve: its value at the shown step, or where it ends. */
export const writeBeside = (figure: Figure, curve: Curve, frames: Float64Array, step: number | null): string => {
  if (curve.divergedAt !== null) return `diverged at ${formatCount(curve.divergedAt)}`;
  if (step !== null) {
    if (step > (frames.at(-1) ?? -1) + 0.5) return 'not yet';
    const { value, between } = valueAt(curve, frames, step);
    return between && !Number.isNaN(value) ? `≈ ${shortly(figure, value)}` : shortly(figure, value);
  }
  return shortly(figure, endOf(figure, curve));
};

/** Heading of those texts: the time that the values are of. */
export const whenBeside = (figure: Figure, frames: Float64Array, step: number | null): string =>
  step !== null ? `at step ${formatCount(step)}` : figure === 'objective' ? `after ${formatCount(frames.at(-1) ?? 0)} steps` : 'in float64';

/** A value with its unit: '4.3 %', '0.012 nats', '78 %'. */
export const writeValue = (figure: Figure, value: number | null): string => {
  if (value === null || Number.isNaN(value)) return NOT_DEFINED;
  if (figure === 'objective') return `${formatNumber(value, 2)} nats`;
  return formatFigure(FIGURES[figure === 'gradient' ? 'gradientError' : figure].unit, value);
};

/** Value where there is little room and the axis has the unit. */
const shortly = (figure: Figure, value: number | null): string => {
  if (figure !== 'objective' || value === null || Number.isNaN(value)) return writeValue(figure, value);
  return value >= 0 && value < FLOOR.objective ? `< ${formatNumber(FLOOR.objective, 1)}` : formatNumber(value, 2);
};

/** Sentence at a frame: the value, or how far it lies below the axis. */
export const says = (figure: Figure, curve: Curve, step: number, value: number): string => {
  const where = `${curve.title}, step ${formatCount(step)} (${formatCount(step * curve.cost)} examples)`;
  if (figure === 'objective')
    return value < 0
      ? `${where}: ${formatNumber(-value, 2)} nats below the float64 solution`
      : `${where}: ${writeValue(figure, value)} above its optimum`;
  if (figure === 'disagreement') return `${where}: ${writeValue(figure, value)} of the map differs from exact retraining`;
  return `${where}: ${FIGURES.gradientError.says(writeValue(figure, value))}`;
};

/** Unit in the head of a column: 'Replay (share of the map)'. */
export const UNIT: Readonly<Record<Figure, string>> = { disagreement: 'share of the map', objective: 'nats', gradient: 'relative error' };

const arrivalSays = (curve: Curve, frames: Float64Array, steps: number): string => {
  const there = arrival(curve, frames);
  return there ? `${formatCount(there.step)} steps (${formatCount(there.examples)} examples)` : `not in ${formatCount(steps)} steps`;
};

/** Sentence with the figures that matter: the method that is looked at, beside exact retraining. */
export const summaryOf = (figure: Figure, curves: readonly Curve[], frames: Float64Array, steps: number, chosen: string): string => {
  const method = curves.find(({ id }) => id === chosen && id !== 'exact') ?? curves.find(({ id }) => id !== 'exact' && !isScratch(id));
  const exact = curves.find(({ id }) => id === 'exact');
  const scratch = curves.find(({ id }) => isScratch(id));
  if (figure === 'disagreement') {
    const parts = [method, exact, scratch].flatMap((curve) => (curve ? [`${curve.title} ${arrivalSays(curve, frames, steps)}`] : []));
    return parts.length > 0 ? `Within 1 % of the map of where it ends after: ${parts.join(', ')}.` : 'Nothing is trained here.';
  }
  const shown = [method, figure === 'objective' ? exact : undefined].filter((curve) => curve !== undefined);
  if (shown.length === 0) return 'Nothing is trained here.';
  const said = shown.map((curve) => {
    const last = lastFrame(curve);
    return `${curve.title}: ${writeValue(figure, curve.values[last] ?? null)}`;
  });
  return `After ${formatCount(frames.at(-1) ?? 0)} steps, ${said.join('; ')}.`;
};
