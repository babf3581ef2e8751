import { effectsOf } from '../../scenario/changes.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { formatCount, formatQuantity } from '../../ui/format.ts';

/** Words before and behind the line of exact retraining. */
export interface IntroductionText {
  readonly before: string;
  readonly behind: string;
}

/** The picture of a scenario in plain words, from its own numbers; null where it is not new points that come to a trained model. */
export const introductionOf = (scenario: Scenario): IntroductionText | null => {
  const [change, ...later] = scenario.steps;
  if (!change || later.length > 0 || !scenario.methods.includes('exact') || scenario.methods.length < 2) return null;
  const { added = [], ...others } = effectsOf(change);
  if (added.length === 0 || Object.keys(others).length > 0) return null;
  const old = pastCount(scenario);
  const { size } = presentMemory(scenario);
  const kept = size === 0 ? 'none' : size < old ? `at most ${formatCount(size)}` : 'all or none';
  return {
    before: `A model was trained; then ${formatQuantity(added.length, 'point')} came.`,
    behind: `Exact retraining sees all ${formatCount(old + added.length)} again; the other methods see ${kept} of the old.`,
  };
};
