import { useEffect, useMemo, useState } from 'react';
import type { Recording } from '../../store/live.ts';
import type { Recorded } from '../../studies/training.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { type Taken, takenOf } from './taken.ts';

/** Time between two looks at a training that went its own way, ms. */
const FOLLOW_MS = 500;

export type Course = Pick<Recording, 'optimizer' | 'steps' | 'changeStep'> & { readonly recorded: Recorded | null };

/** The step that the canvas shows; null where it shows the results. */
export const useShownStepOfTraining = (): number | null => {
  const training = useStore((state) => state.training);
  return training.phase === 'running' || training.phase === 'paused' ? training.step : null;
};

/** Recordings are told apart by the list that they grow in. */
const numbers = new WeakMap<Recording['frames'], number>();
let count = 0;
const numberOf = (frames: Recording['frames']): number => {
  const number = numbers.get(frames) ?? ++count;
  numbers.set(frames, number);
  return number;
};

const framesOf = ({ frames, ids }: Recording): Recorded => ({
  id: numberOf(frames),
  frames: frames.map(({ step, thetas }) => ({
    step,
    thetas: Object.fromEntries(ids.flatMap((id, k) => (thetas[k] ? [[id, thetas[k]] as const] : []))),
  })),
});

/** The course that visible training takes: null where there is none. Frames only where it is not the one that a training in one go takes. */
export const useCourse = (): Course | null => {
  const [course, setCourse] = useState<Course | null>(null);
  useEffect(() => {
    const { live } = getStore();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let taken = 0;
    const follow = (): void => {
      timer = undefined;
      const recording = live.recording();
      taken = recording?.frames.length ?? 0;
      setCourse((before) => {
        if (!recording) return null;
        const { optimizer, steps, changeStep, unbroken } = recording;
        const same = before?.optimizer === optimizer && before.steps === steps && before.changeStep === changeStep;
        if (unbroken) return same && !before.recorded ? before : { optimizer, steps, changeStep, recorded: null };
        return { optimizer, steps, changeStep, recorded: framesOf(recording) };
      });
    };
    let known: Recording | null = null;
    const news = (): void => {
      const recording = live.recording();
      const other = recording?.unbroken !== known?.unbroken || recording?.frames !== known?.frames;
      if (!other && (!recording || recording.unbroken || recording.frames.length === taken)) return;
      known = recording;
      if (other && (!recording || recording.unbroken)) {
        clearTimeout(timer);
        follow();
      } else timer ??= setTimeout(follow, FOLLOW_MS);
    };
    news();
    const leave = live.subscribe(news);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, []);
  return course;
};

/** The steps that are shown, as they come. */
export const useTaken = (): Taken | null => {
  const training = useStore((state) => state.training);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the recording grows beside React, and each report of it is another `training`.
  return useMemo(() => takenOf(getStore().live.recording()), [training]);
};
