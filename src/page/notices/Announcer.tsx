import { useEffect, useState } from 'react';
import { closestMethod } from '../../scenario/closest.ts';
import type { State } from '../../store/state.ts';
import { shownStep } from '../../store/state.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatFigure, formatPercent } from '../../ui/format.ts';
import { useStore } from '../../ui/useStore.ts';

const QUIET_MS = 900;

/** Sentences of a finished run, the closest method first; '' where there is nothing to say. */
export const sentenceOf = (
  state: Pick<State, 'experiment' | 'scenario' | 'activeStep' | 'chosenMethod' | 'computing' | 'problem' | 'work' | 'veiled'>,
): string => {
  if (state.problem) return state.problem;
  if (state.computing || state.work.paused) return '';
  const id = state.chosenMethod;
  const all = state.experiment?.outcome.results.steps[shownStep(state)]?.methods ?? {};
  // What a question covers is not said either.
  const methods = Object.fromEntries(Object.entries(all).filter(([of]) => !state.veiled.includes(of)));
  const method = methods[id];
  if (!method) return '';
  if (method.undefinedBecause) return `${methodTitle(id)}: ${method.undefinedBecause}`;
  if (id === 'exact' || method.disagreement === null) return '';
  const own =
    method.disagreement === 0
      ? `${methodTitle(id)} decides as exact retraining does on the whole map.`
      : `${methodTitle(id)} differs from exact retraining on ${formatPercent(method.disagreement)} of the map.`;
  const closest = state.scenario.steps.length > 0 ? closestMethod(methods) : null;
  if (!closest || closest.share === method.disagreement) return own;
  return `${methodTitle(closest.id)} is closest, ${formatFigure('difference', closest.share)} ${closest.share === 0 ? 'on' : 'of'} the map. ${own}`;
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
