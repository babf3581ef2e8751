import { Button, IconButton } from '../../ui/Button.tsx';
import { LineSample } from '../../ui/LineSample.tsx';
import { useCalm } from '../../ui/useCalm.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';
import './introduction.css';
import { FIRST_LESSON, introductionOf } from './introductionText.ts';

const begin = (): void => getStore().show({ lesson: { lesson: FIRST_LESSON.id, step: null, isAsked: true } });

/** Sentence over the canvas of a first visit: what one sees, and where to begin, until it is dismissed or other data are there. */
export const Introduction = () => {
  const newcomer = useStore((state) => state.newcomer);
  const scenario = useCalm(useStore((state) => state.scenario));
  const chosen = useStore((state) => state.chosenMethod);
  const text = newcomer ? introductionOf(scenario, chosen) : null;
  if (!text) return null;
  const dismiss = (): void => {
    getPage().introduction.dismiss();
    getStore().show({ newcomer: false });
  };
  return (
    <div className="introduction">
      <div>
        <p>
          {text.before} <LineSample methodId="exact" length={26} /> {text.exact}{' '}
          {text.chosen !== null && <LineSample methodId={text.chosen} length={26} />} {text.others}
        </p>
        <span className="introduction-more">
          New here?{' '}
          <Button kind="quiet" onClick={begin}>
            {FIRST_LESSON.title}, {FIRST_LESSON.minutes} minutes →
          </Button>
        </span>
      </div>
      <IconButton label="Hide the introduction" icon="×" onClick={dismiss} />
    </div>
  );
};
