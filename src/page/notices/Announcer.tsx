import { useEffect, useState } from 'react';
import type { State } from '../../store/state.ts';
import { shownStep } from '../../store/state.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatPercent } from '../../ui/format.ts';
import { useStore } from '../../ui/useStore.ts';

const QUIET_MS = 900;

/** Sentence of a finished run; '' where there is nothing to say. */
export const sentenceOf = (
  state: Pick<State, 'experiment' | 'scenario' | 'activeStep' | 'chosenMethod' | 'computing' | 'problem' | 'work'>,
): string => {
  if (state.problem) return state.problem;
  if (state.computing || state.work.paused) return '';
  const id = state.chosenMethod;
  const method = state.experiment?.outcome.results.steps[shownStep(state)]?.methods[id];
  if (!method) return '';
  if (method.undefinedBecause) return `${methodTitle(id)}: ${method.undefinedBecause}`;
  if (id === 'exact' || method.disagreement === null) return '';
  if (method.disagreement === 0) return `${methodTitle(id)} decides as exact retraining does on the whole map.`;
  return `${methodTitle(id)} differs from exact retraining on ${formatPercent(method.disagreement)} of the map.`;
};

/** Reads out what the newest results say, once they have been still for a moment. */
export const Announcer = () => {
  const sentence = useStore(sentenceOf);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!sentence) return;
    const timer = setTimeout(() => setSaid(sentence), QUIET_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
};
