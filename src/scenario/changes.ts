import type { ChangeDefinition, Effects, Held, Tab } from './change.ts';
import type { Change, ChangeKind, Scenario, ScenarioModel } from './types.ts';

const files = import.meta.glob<{ default: ChangeDefinition }>(['./changes/*.ts', '!./changes/*.test.ts'], { eager: true });

/** Every kind of change: one file each in `changes/`. */
export const changes: readonly ChangeDefinition[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.order - other.order);

const byKind: ReadonlyMap<string, ChangeDefinition> = new Map(changes.map((definition) => [definition.kind, definition]));

export const changeKinds: readonly ChangeKind[] = changes.map(({ kind }) => kind);

/** The definition of a kind; throws for one that is not known. */
export const changeOf = (kind: ChangeKind): ChangeDefinition => {
  const definition = byKind.get(kind);
  if (!definition) throw new Error(`changeOf: there is no kind of change ${kind}; use one of ${changeKinds.join(', ')}`);
  return definition;
};

export const effectsOf = (change: Change): Effects => changeOf(change.kind).does(change);

/** Value of the one field that a change has besides its kind. */
export const heldBy = (change: Change): Held<Change> =>
  (change as unknown as Record<string, Held<Change>>)[changeOf(change.kind).field] as Held<Change>;

/** The change of a kind that holds a value. */
export const changeWith = (kind: ChangeKind, held: unknown): Change => ({ kind, [changeOf(kind).field]: held }) as unknown as Change;

/** n after the change less n before it. */
export const growth = (change: Change): number => {
  const { added = [], removed = [] } = effectsOf(change);
  return added.length - removed.length;
};

/** True of a change that leaves points, δ and model as they are. */
export const doesNothing = (change: Change): boolean => {
  const { removed = [], relabelled = [], moved = [], added = [], precision, model } = effectsOf(change);
  return removed.length + relabelled.length + moved.length + added.length === 0 && precision === undefined && model === undefined;
};

/** True of a change that speaks of points by their indices: on other data those are other points. */
export const namesPoints = (change: Change): boolean => {
  const { removed, relabelled, moved } = effectsOf(change);
  return (removed ?? relabelled ?? moved) !== undefined;
};

/** Rows [x1, …, xd, label] that a change brings; of a moved point its new place, without the label. */
export const broughtBy = (change: Change): (readonly number[])[] => {
  const { moved = [], added = [] } = effectsOf(change);
  return [...moved.map(([, x]) => x), ...added];
};

/** Label of the point that was added last; null where none was. */
export const newestLabel = ({ steps }: Pick<Scenario, 'steps'>): number | null =>
  steps
    .flatMap((step) => effectsOf(step).added ?? [])
    .at(-1)
    ?.at(-1) ?? null;

/** The scenario's model and those that it changes to. */
export const modelsOf = ({ model, steps }: Pick<Scenario, 'model' | 'steps'>): ScenarioModel[] => [
  model,
  ...steps.flatMap((step) => effectsOf(step).model ?? []),
];

/** The model after all the steps. */
export const presentModel = (scenario: Pick<Scenario, 'model' | 'steps'>): ScenarioModel => modelsOf(scenario).at(-1) ?? scenario.model;

/** δ after all the steps. */
export const presentPrecision = ({ prior, steps }: Pick<Scenario, 'prior' | 'steps'>): number =>
  steps.reduce((precision, step) => effectsOf(step).precision ?? precision, prior.precision);

/** The kinds that have a tab of their own. */
export const tabs: readonly (Tab & { readonly kind: ChangeKind })[] = changes.flatMap(({ kind, tab }) =>
  'within' in tab ? [] : [{ kind, ...tab }],
);

/** The kind in whose tab a change is shown. */
export const tabOf = ({ kind }: Change): ChangeKind => {
  const { tab } = changeOf(kind);
  return 'within' in tab ? tab.within : kind;
};
