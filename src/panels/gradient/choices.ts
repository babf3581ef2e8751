import { nearestPosition, WAY_STEPS } from '../../adaptation/lenses/walk.ts';
import type { GradientPartsRequest } from '../../studies/gradientParts.ts';
import type { ChangeRequest } from '../../studies/study.ts';
import type { Shown } from '../../ui/useShown.ts';
import type { Context } from '../context.ts';
import { choice, elsewhere, type OptionsOf, type OptionValues, range } from '../options.ts';

/** Place of θ. */
const place = choice(
  'θ at',
  [
    { value: 'own', label: 'own solution', title: 'θ is where each method ended' },
    { value: 'exact', label: 'exact', title: 'θ is where exact retraining ended' },
    { value: 'walk', label: 'walking', title: 'θ is on the straight line from the old model through exact retraining' },
  ],
  { look: 'inline', default: 'exact' },
);

/** Position t in words. */
export const wayText = (t: number): string => (t === 0 ? 't = 0, θ*' : t === 1 ? 't = 1, exact' : `t = ${t.toFixed(2)}`);

/** Position of the way: 0 at θ*, 1 at exact. */
const t = range({
  label: 'Way from θ* to exact',
  min: 0,
  max: 2,
  step: 0.05,
  default: 1,
  text: wayText,
  snap: (near) => nearestPosition(near) / WAY_STEPS,
  also: { place: 'walk' },
});

/** Figure that the canvas has of each past point. A link that names none was sent before there were stems: it shows nothing for ever. */
const halos = choice(
  'On the canvas',
  [
    { value: 'none', label: 'nothing' },
    { value: 'stems', label: 'the past gradient' },
    { value: 'share', label: 'each point’s share' },
    { value: 'missed', label: 'what memory misses' },
  ],
  { look: 'select', at: 'head', isOfCanvas: true },
);

/** Options of views at a place that is chosen. */
export const placed = { place, t: { ...t, when: (_: Context, values: OptionValues) => values.place === 'walk' }, halos };

/** Options of the view of the whole way. */
export const onTheWhole = {
  place: elsewhere(place),
  t,
  error: choice('Error', [
    { value: 'relative', label: 'relative', title: '‖G − Ĝ‖ / ‖G‖' },
    { value: 'absolute', label: 'absolute', title: '‖G − Ĝ‖, nats per unit of weight' },
  ]),
  halos,
};

/** Options of a view at exact retraining. */
export const atExact = { place: elsewhere(place), t: elsewhere(t), halos };

export type Choices = OptionsOf<typeof placed>;
/** Measure of an error on the way. */
export type ErrorKind = OptionsOf<typeof onTheWhole>['error'];

/** The methods that are shown, and those whose lines are off. */
export interface Compared {
  readonly shown: Pick<Shown, 'methods'>;
  readonly hidden: readonly string[];
}

/** Methods with a line: those that are shown, without exact retraining. */
export const comparedMethods = ({ shown, hidden }: Compared): string[] =>
  shown.methods.filter((id) => id !== 'exact' && !hidden.includes(id));

/** The change that is looked at, as the studies are asked about it; a sentence where no method is shown. */
export const askAbout = (given: Compared & Pick<Context, 'scenario' | 'known' | 'step'>): ChangeRequest | string | null => {
  if (comparedMethods(given).length === 0)
    return 'Show a method beside exact retraining to see how well it reconstructs the gradient of the past.';
  const { scenario, step, known } = given;
  return known && { scenario, step, known };
};

/** The same at the θ that is chosen. */
export const partsRequest = (about: ChangeRequest, { place, t }: Choices): GradientPartsRequest => ({
  ...about,
  place,
  t: place === 'walk' ? t : 1,
});
