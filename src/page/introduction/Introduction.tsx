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
  const text = newcomer ? introductionOf(scenario) : null;
  if (!text) return null;
  const dismiss = (): void => {
    getPage().introduction.dismiss();
    getStore().show({ newcomer: false });
  };
  return (
    <div className="introduction">
      <p>
        {text.before} <LineSample methodId="exact" length={26} /> {text.behind}
      </p>
      <IconButton label="Hide the introduction" icon="×" onClick={dismiss} />
    </div>
  );
};
