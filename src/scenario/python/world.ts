import { methodById } from '../../adaptation/methods.ts';
import { sameFunction } from '../../core/correspondence.ts';
import type { ModelSpec } from '../../core/model.ts';
import { applyChange } from '../apply.ts';
import { effectsOf } from '../changes.ts';
import { withDefaults } from '../defaults.ts';
import { isRevisit } from '../revisit.ts';
import type { Change, Outcome, Scenario } from '../types.ts';

/** A model and the shift and scale of its inputs. */
export interface ToldModel {
  readonly spec: ModelSpec;
  readonly shift: readonly number[];
  readonly scale: readonly number[];
}

/** Change told in points that are numbered once and for all, in the order in which they come. */
export interface ToldStep {
  readonly kind: Change['kind'];
  readonly removed: readonly number[];
  readonly added: readonly number[];
  readonly relabelled: readonly (readonly [point: number, label: number])[];
  /** δ after the change. */
  readonly delta: number;
  /** Index into the models. */
  readonly model: number;
  /** Memory of each method before the change. */
  readonly memory: ReadonlyMap<string, readonly number[]>;
  /** Why a method is not defined here. */
  readonly undefined: Readonly<Record<string, string>>;
  /** θ of the methods where the model is an MLP: a script has no such optimizer. */
  readonly solutions: ReadonlyMap<string, readonly number[]>;
  /** Every method goes on from exact retraining after it. */
  readonly revisits: boolean;
}

export interface ToldWorld {
  /** Every point that ever comes, [x1, …, xd, label]; a moved point is a new one. */
  readonly points: readonly (readonly number[])[];
  readonly pastCount: number;
  readonly models: readonly ToldModel[];
  /** θ* where it is not computed: given, or of an MLP. */
  readonly thetaStar: readonly number[] | null;
  readonly methods: readonly string[];
  readonly steps: readonly ToldStep[];
}

const sameModel = (one: ToldModel, other: ToldModel): boolean =>
  sameFunction(one.spec, other.spec) && one.shift.join() === other.shift.join() && one.scale.join() === other.scale.join();

/** A scenario and its results as a list of events about points that keep their number. `first` is the model that the data is trained with. */
export const tellWorld = (scenario: Scenario, { results, details }: Outcome, first: ToldModel): ToldWorld => {
  const resolved = withDefaults(scenario);
  const methods = resolved.methods.includes('exact') ? resolved.methods : ['exact', ...resolved.methods];
  const points: number[][] = resolved.data.points.map((row) => [...row]);
  const models = [first];
  const steps: ToldStep[] = [];
  let rows = points.map((row) => [...row]);
  let numbers = rows.map((_, i) => i);
  let delta = resolved.prior.precision;
  resolved.steps.forEach((change, k) => {
    const detail = details[k];
    const made = results.steps[k];
    if (!detail || !made) return;
    const applied = applyChange(rows, change);
    const added = applied.added.map((row) => points.push([...row]) - 1);
    const everyone = [...numbers, ...added];
    const touched = applied.touched.map((i) => numbers[i] as number);
    let arrived = 0;
    const after = applied.origin.map((from) => (from < 0 ? (added[arrived++] as number) : (numbers[from] as number)));
    delta = effectsOf(change).precision ?? delta;
    const model = { spec: detail.model, ...detail.transform };
    if (!sameModel(model, models.at(-1) as ToldModel)) models.push(model);
    const labels = new Map(after.map((point, i) => [point, applied.rows[i]?.at(-1) as number]));
    const remembering = methods.filter((id) => methodById(id).remembers);
    const defined = methods.filter((id) => made.methods[id]?.undefinedBecause === undefined);
    steps.push({
      kind: change.kind,
      removed: touched.filter((point) => !labels.has(point)),
      added,
      relabelled: touched.filter((point) => labels.has(point)).map((point) => [point, labels.get(point) as number] as const),
      delta,
      model: models.length - 1,
      memory: new Map(remembering.map((id) => [id, (detail.methods[id]?.memory ?? []).map((i) => everyone[i] as number)])),
      undefined: Object.fromEntries(
        methods.flatMap((id) => Object.entries({ [id]: made.methods[id]?.undefinedBecause ?? '' })).filter(([, why]) => why !== ''),
      ),
      solutions:
        detail.model.family === 'mlp'
          ? new Map(
              defined.filter((id) => methodById(id).makes === 'objective').map((id) => [id, detail.methods[id]?.theta ?? []] as const),
            )
          : new Map(),
      revisits: isRevisit(resolved.revisit, k + 1) && defined.includes('exact'),
    });
    rows = applied.rows;
    numbers = after;
  });
  return {
    points,
    pastCount: resolved.data.points.length,
    models,
    thetaStar: resolved.base || first.spec.family === 'mlp' ? results.base.theta : null,
    methods,
    steps,
  };
};
