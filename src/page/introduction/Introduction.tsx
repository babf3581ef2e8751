import { IconButton } from '../../ui/Button.tsx';
import { LineSample } from '../../ui/LineSample.tsx';
import { useCalm } from '../../ui/useCalm.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { getPage } from '../usePage.ts';
import './introduction.css';
import { introductionOf } from './introductionText.ts';

/** Sentence over the canvas of a first visit: what one sees, until it is dismissed or other data are there. */
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
      <p>
        {text.before} <LineSample methodId="exact" length={26} /> {text.exact}{' '}
        {text.chosen !== null && <LineSample methodId={text.chosen} length={26} />} {text.others}
      </p>
      <IconButton label="Hide the introduction" icon="×" onClick={dismiss} />
    </div>
  );
};
