import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { Recording } from '../../store/live.ts';
import type { TraceLine, TrainingResult } from '../../studies/training.ts';

/** Steps that visible training has shown, in one go from the start, with the figures that came with their pictures. */
export interface Taken {
  readonly steps: Float64Array;
  /** By method: share of the map, and F(θ) in nats; NaN where the engine has not said it. */
  readonly disagreement: Readonly<Record<string, Float64Array>>;
  readonly objective: Readonly<Record<string, Float64Array>>;
}

/** Null where nothing was shown, or the course was broken: its figures begin elsewhere. */
export const takenOf = (recording: Recording | null): Taken | null => {
  if (!recording?.unbroken) return null;
  const { ids, shares } = recording;
  const frames = recording.frames.filter((frame) => shares.has(frame));
  if (frames.length === 0) return null;
  const along = (value: (frame: (typeof frames)[number], id: string, k: number) => number | undefined): Record<string, Float64Array> =>
    Object.fromEntries(ids.map((id, k) => [id, Float64Array.from(frames, (frame) => value(frame, id, k) ?? Number.NaN)]));
  return {
    steps: Float64Array.from(frames, ({ step }) => step),
    disagreement: along((frame, id) => shares.get(frame)?.[id]),
    objective: along(({ step, values }, _, k) => (step === 0 ? undefined : values[k])),
  };
};

/** A trace of no frames: its lines with where they end, and the levels. */
export const traceAhead = ({ methods }: Pick<StepResults, 'methods'>, details: StepDetails): TrainingResult => {
  const none = new Float64Array(0);
  const lines = Object.entries(methods).flatMap(([id, found]): TraceLine[] =>
    details.methods[id]?.objective && !details.methods[id].keepsOldModel
      ? [
          {
            id,
            cost: found.cost ?? 0,
            objective: none,
            disagreement: none,
            gradientError: none,
            divergedAt: null,
            solved: {
              objective: found.objective,
              disagreement: found.disagreement,
              converged: found.converged,
              gradientError: found.pastGradient.relativeError,
            },
          },
        ]
      : [],
  );
  const levels = Object.entries(methods).flatMap(([id, { disagreement }]) =>
    details.methods[id]?.objective === null && disagreement !== null ? [{ id, disagreement }] : [],
  );
  return { frames: none, lines, levels };
};

/** A trace that goes on to the last step shown. The error of the gradient does not come with the pictures: it is NaN there. */
export const extend = (trace: TrainingResult, taken: Taken): TrainingResult => {
  const known = trace.frames.at(-1) ?? -1;
  const from = taken.steps.findIndex((step) => step > known);
  if (from < 0) return trace;
  const nothing = new Float64Array(taken.steps.length).fill(Number.NaN);
  const join = (one: Float64Array, other: Float64Array = nothing): Float64Array => Float64Array.from([...one, ...other.subarray(from)]);
  return {
    ...trace,
    frames: join(trace.frames, taken.steps),
    lines: trace.lines.map((line) => ({
      ...line,
      objective: join(line.objective, taken.objective[line.id]),
      disagreement: join(line.disagreement, taken.disagreement[line.id]),
      gradientError: join(line.gradientError),
    })),
  };
};
