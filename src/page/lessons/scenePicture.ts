import { projection } from '../../canvas/projection.ts';
import { effectsOf } from '../../scenario/changes.ts';
import { basePoints } from '../../scenario/defaults.ts';
import type { Scenario } from '../../scenario/types.ts';
import { nextDomain } from '../../store/domain.ts';
import { firstChoice } from '../../store/linkView.ts';

/** Side of the small picture of a scene, in its own units. */
export const PICTURE_SIDE = 60;

/** Method whose line is drawn beside exact's. */
export const pictureMethod = (scenario: Scenario): string => String(scenario.view?.method ?? firstChoice(scenario));

/** Frame of the small picture: what the canvas shows at first. Throws an Error where a scenario has no two inputs. */
export const pictureFrame = (scenario: Scenario) => {
  const domain = nextDomain(scenario, basePoints(scenario.data), null, false);
  if (!domain) throw new Error(`pictureFrame: "${scenario.title}" has no picture of two inputs`);
  return projection(domain, PICTURE_SIDE);
};

/** Points of a class as an SVG path of dots, in the small picture's units. */
export interface Dots {
  readonly label: number;
  readonly isNew: boolean;
  readonly d: string;
}

/** More points than this would be one blot: of more, every so many. */
const MOST = 120;

/** The past's points and those that come, by class. */
export const pictureDots = (scenario: Scenario): Dots[] => {
  const view = pictureFrame(scenario);
  const past = basePoints(scenario.data);
  const every = Math.ceil(past.length / MOST);
  const added = scenario.steps.flatMap((step) => effectsOf(step).added ?? []);
  return [
    { isNew: false, rows: past.filter((_, k) => k % every === 0) },
    { isNew: true, rows: added },
  ].flatMap(({ isNew, rows }) =>
    [...new Set(rows.map((row) => row[2] ?? 0))].sort().map((label) => ({
      label,
      isNew,
      d: rows
        .filter((row) => row[2] === label)
        .map(([x = 0, y = 0]) => `M${view.x(x).toFixed(1)} ${view.y(y).toFixed(1)}h0`)
        .join(''),
    })),
  );
};
