import { effectsOf } from '../../scenario/changes.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount, formatQuantity } from '../../ui/format.ts';

/** Words before the line of exact retraining, behind it, and behind that of the chosen method where there is one. */
export interface IntroductionText {
  readonly before: string;
  readonly exact: string;
  readonly chosen: string | null;
  readonly others: string;
}

/** The lesson to begin with: what the page says of it before any lesson is loaded. */
export const FIRST_LESSON = { id: 'something-new', title: 'Something new arrives', minutes: 3 } as const;

/** The picture of a scenario in plain words, from its own numbers; null where it is not new points that come to a trained model. */
export const introductionOf = (scenario: Scenario, chosen: string): IntroductionText | null => {
  const [change, ...later] = scenario.steps;
  const { methods } = scenario;
  if (!change || later.length > 0 || !methods.includes('exact') || methods.length < 2) return null;
  const { added = [], ...others } = effectsOf(change);
  if (added.length === 0 || Object.keys(others).length > 0) return null;
  const old = pastCount(scenario);
  const { size } = presentMemory(scenario);
  const isNamed = chosen !== 'exact' && methods.includes(chosen);
  const see = isNamed
    ? methods.length === 2
      ? `${methodTitle(chosen)} sees`
      : `${methodTitle(chosen)} and the others see`
    : 'the others see';
  const kept =
    size === 0
      ? 'none of the old.'
      : size < old
        ? `at most ${formatCount(size)} of the old, ${size === 1 ? 'the one with a ring' : 'those with rings'}.`
        : 'all or none of the old.';
  return {
    before: `A model was trained; then ${formatQuantity(added.length, 'point')} came.`,
    exact: `Exact retraining sees all ${formatCount(old + added.length)} again;`,
    chosen: isNamed ? chosen : null,
    others: `${see} ${kept}`,
  };
};
