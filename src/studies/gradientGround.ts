import type { Adapted } from '../adaptation/chain.ts';
import { nearestPosition, onTheWay, wayPositions } from '../adaptation/lenses/walk.ts';
import { sameTransform } from '../adaptation/machine.ts';
import { targetsOf, trueObjective } from '../adaptation/world.ts';
import { carryOver } from '../core/correspondence.ts';
import type { BoundModel, Likelihood } from '../core/model.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import type { Moment } from '../scenario/run.ts';
import type { Place } from './gradientParts.ts';
import { momentOf } from './moment.ts';
import type { ChangeRequest, StudyTools } from './study.ts';

/** All that gradients of one change are taken of. Everything is in the weights of the model after the change. */
export interface GradientGround {
  readonly moment: Moment;
  readonly bound: BoundModel;
  readonly likelihood: Likelihood;
  /** L of the past. */
  readonly truth: Objective;
  /** Past points bound alone, with their targets: what a split is made of. */
  readonly pastBound: BoundModel;
  readonly targets: Float64Array;
  readonly priorPrecision: number;
  /** The old model of exact retraining; null where its weights have no counterpart in the new model. */
  readonly thetaStar: Float64Array | null;
  readonly thetaExact: Float64Array;
  /** The model's function is another one after the change. */
  readonly newModel: boolean;
  /** F in nats and ∇F of an objective over the step's points. */
  evaluate(of: Objective, theta: Float64Array): { readonly value: number; readonly gradient: Float64Array };
  /** A method's own θ*, in the weights of this model; null where they have no counterpart. */
  anchor(adapted: Adapted): Float64Array | null;
}

/** The ground of the gradients of a change; a sentence where there is nothing to take them of. */
export const gradientGround = (moment: Moment): GradientGround | string => {
  const { step, adapted } = moment;
  const { before, change, all } = step;
  const { machine } = change;
  const { spec, parameters } = machine.model;
  const exact = adapted.find(({ method }) => method.id === 'exact');
  if (!exact?.solution) return exact?.undefinedBecause ?? 'There is no exact retraining of this change.';
  const bound = machine.bind(all);
  const count = before.rows.length;
  const truth = trueObjective(targetsOf(machine, all), count, spec.outputs, parameters, before.priorPrecision);
  const selected = new Map<Objective, BoundModel>();
  const at = (of: Objective): BoundModel => {
    const known = selected.get(of) ?? bound.select(of.sites);
    selected.set(of, known);
    return known;
  };
  const anchor = ({ machineStar, thetaStar }: Adapted): Float64Array | null =>
    sameTransform(machineStar.transform, machine.transform) ? carryOver(thetaStar, machineStar.model.spec, spec) : null;
  return {
    moment,
    bound,
    likelihood: spec.likelihood,
    truth,
    pastBound: at(truth),
    targets: truth.b,
    priorPrecision: before.priorPrecision,
    thetaStar: anchor(exact),
    thetaExact: exact.solution.fit.theta,
    newModel: before.machine !== machine,
    evaluate: (of, theta) => evaluate(at(of), spec.likelihood, of, theta),
    anchor,
  };
};

type Tools = Pick<StudyTools<unknown>, 'cache' | 'signal' | 'report'>;

/** The ground of the gradients of the change that a study asks about; a sentence likewise. */
export const groundAsked = async (request: ChangeRequest, tools: Tools): Promise<GradientGround | string> =>
  gradientGround(await momentOf(request, tools, 1));

/** The same with a way from θ* to exact retraining; a sentence also where the old weights are none of the new model. */
export const wayAsked = async (
  request: ChangeRequest,
  tools: Tools,
): Promise<(GradientGround & { readonly thetaStar: Float64Array }) | string> => {
  const ground = await groundAsked(request, tools);
  if (typeof ground === 'string') return ground;
  const { thetaStar } = ground;
  return thetaStar
    ? { ...ground, thetaStar }
    : 'The weights of the old model have no counterpart in the new one, so no line leads from it to exact retraining.';
};

/** The pasts of the methods that reconstruct one; the true past is exact retraining's. */
export const reconstructions = ({ moment: { adapted } }: GradientGround): { readonly id: string; readonly past: Objective }[] =>
  adapted.flatMap(({ method, solution }) => (method.id !== 'exact' && solution?.past ? [{ id: method.id, past: solution.past }] : []));

/** θ at a place; a method's own where that is asked. Null where there is none. */
export const thetaAt = (
  { thetaStar, thetaExact }: GradientGround,
  place: Place,
  t: number,
  own: Adapted | undefined,
): Float64Array | null => {
  if (place === 'exact') return thetaExact;
  if (place === 'own') return own?.solution?.past ? own.solution.fit.theta : null;
  return thetaStar && onTheWay(thetaStar, thetaExact, wayPositions()[nearestPosition(t)] as number);
};
