import type { Results, Scenario } from '../src/scenario/types.ts';

/** Project as it runs in Node, without its page. */
export const subject = (): Promise<typeof import('./subject.ts')> => import(process.env.E2E_SUBJECT ?? '');

export const openingScene = async (): Promise<Scenario> => (await subject()).opening;

/** The link of the scene of twelve new points, with this of the screen said in it. */
export const twelvePointsLink = async (view?: Scenario['view']): Promise<string> => {
  const { twelvePoints, encodeLink } = await subject();
  const link = encodeLink(view ? { ...twelvePoints, view } : twelvePoints);
  if (!link) throw new Error('headless: the scene is too large for a link');
  return link;
};

/**
 * Results that `npm run --silent headless -- -` prints of this scenario, by the same function in this process; without a change as the
 * page runs it.
 */
export const headless = async (scenario: Scenario): Promise<Results> => {
  const { parseScenario, run, runnable } = await subject();
  return JSON.parse(JSON.stringify(run(runnable(parseScenario(scenario))).results));
};
