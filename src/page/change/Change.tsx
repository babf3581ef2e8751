import * as Tabs from '@radix-ui/react-tabs';
import { resolveModel } from '../../scenario/defaults.ts';
import { dropStep } from '../../scenario/dropStep.ts';
import { clearSteps, setModelChange, setPriorChange } from '../../scenario/edits.ts';
import type { Scenario, Change as Step } from '../../scenario/types.ts';
import { type ChangeTab, shownStep, type Tool } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { formatQuantity } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { ModelFields } from '../model/ModelFields.tsx';
import { PRIOR_MAX, PRIOR_MIN, PRIOR_STEP, positionOf, priorOf, priorText } from '../model/prior.ts';
import './change.css';
import { ClassPicker } from './ClassPicker.tsx';

const TABS: readonly { id: ChangeTab; label: string }[] = [
  { id: 'add', label: 'Add' },
  { id: 'remove', label: 'Delete' },
  { id: 'relabel', label: 'Relabel' },
  { id: 'prior', label: 'Prior δ' },
  { id: 'model', label: 'Model' },
];

const modelText = (model: Extract<Step, { kind: 'model' }>['model']): string => {
  const { family, degree, hidden, activation } = resolveModel(model);
  return family === 'glm' ? `degree ${degree}` : `MLP ${hidden.join('-')} ${activation}`;
};

/** A change in a few words, for a chip. */
const stepText = (step: Step): string => {
  switch (step.kind) {
    case 'add':
      return `add ${step.points.length}`;
    case 'remove':
      return `delete ${step.indices.length}`;
    case 'relabel':
      return `relabel ${step.labels.length}`;
    case 'move':
      return `move ${step.points.length}`;
    case 'prior':
      return `δ = ${priorText(step.precision)}`;
    case 'model':
      return modelText(step.model);
  }
};

const doneText = (step: Step): string => {
  switch (step.kind) {
    case 'add':
      return `${formatQuantity(step.points.length, 'point')} added.`;
    case 'remove':
      return `${formatQuantity(step.indices.length, 'point')} deleted.`;
    case 'relabel':
      return `${formatQuantity(step.labels.length, 'point')} relabelled.`;
    case 'move':
      return `${formatQuantity(step.points.length, 'point')} moved.`;
    case 'prior':
      return `δ is now ${priorText(step.precision)}.`;
    case 'model':
      return `The model is now ${modelText(step.model)}.`;
  }
};

/** What the tool in hand does, in the tabs whose change is made on the canvas. */
const BY_TOOL: Record<Tool, string> = {
  add: 'Press on the canvas to add points.',
  brush: 'Paint new points on the canvas.',
  erase: 'Wipe over points to delete them.',
  relabel: 'Wipe over points to change their class.',
  move: 'Drag a point on the canvas to another place.',
  remember: 'Press a past point to put it into memory, or out of it.',
  lasso: 'Draw a loop around points, then choose what happens to them.',
  pan: 'Drag the canvas to see another part of the plane.',
};

const asked = (tab: ChangeTab, tool: Tool): string => {
  if (tab === 'prior') return 'Retrain under another prior precision.';
  return tab === 'model' ? 'Carry what was learned to a new model.' : BY_TOOL[tool];
};

/** δ and model as they stand before the step that the tab would write: the last one, if it is of this kind. */
const before = (scenario: Scenario, kind: 'prior' | 'model'): Scenario =>
  scenario.steps.at(-1)?.kind === kind ? { ...scenario, steps: scenario.steps.slice(0, -1) } : scenario;

const presentPrior = (scenario: Scenario): number =>
  scenario.steps.filter((step) => step.kind === 'prior').at(-1)?.precision ?? scenario.prior.precision;
const presentModel = (scenario: Scenario) => scenario.steps.filter((step) => step.kind === 'model').at(-1)?.model ?? scenario.model;

const PriorChange = () => {
  const scenario = useStore((state) => state.scenario);
  const old = presentPrior(before(scenario, 'prior'));
  const now = presentPrior(scenario);
  return (
    <Slider
      label={
        <>
          New <i>δ</i>
        </>
      }
      value={positionOf(now)}
      min={PRIOR_MIN}
      max={PRIOR_MAX}
      step={PRIOR_STEP}
      text={now === old ? `${priorText(now)}, as before` : `${priorText(old)} → ${priorText(now)}`}
      onChange={(position, gesture) => {
        const store = getStore();
        const next = priorOf(position);
        // The old value is on the grid where it was set by a slider; elsewhere the nearest place on the slider means it.
        const kept = Math.abs(position - positionOf(old)) < PRIOR_STEP / 2 ? old : next;
        store.edit(setPriorChange(store.getState().scenario, kept), gesture);
      }}
      onEnd={() => getStore().endGesture()}
    />
  );
};

const ModelChange = () => {
  const scenario = useStore((state) => state.scenario);
  return (
    <ModelFields
      model={presentModel(scenario)}
      onChange={(model) => {
        const store = getStore();
        store.edit(setModelChange(store.getState().scenario, model));
      }}
    />
  );
};

const StepChips = () => {
  const steps = useStore((state) => state.scenario.steps);
  const shown = useStore(shownStep);
  if (steps.length < 2) return null;
  return (
    <nav className="chips" aria-label="Changes in a row">
      {steps.map((step, k) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the row
          key={k}
          type="button"
          className="chip"
          aria-current={k === shown ? 'step' : undefined}
          onClick={() => getStore().chooseStep(k)}
        >
          <span className="chip-number">{k + 1}</span> {stepText(step)}
        </button>
      ))}
    </nav>
  );
};

const Done = () => {
  const steps = useStore((state) => state.scenario.steps);
  const shown = useStore(shownStep);
  const step = steps[shown];
  if (!step) return <p className="hint">No change yet. The methods are compared on the past alone.</p>;
  const earlier = shown < steps.length - 1;
  return (
    <>
      <div className="change-done">
        <p className="hint">
          <strong>{doneText(step)}</strong>
        </p>
        <Button
          onClick={() => {
            const store = getStore();
            const state = store.getState();
            store.edit(dropStep(state.scenario, shownStep(state)));
          }}
        >
          Undo this change
        </Button>
      </div>
      {steps.length > 1 && (
        <div className="change-done">
          <span className="hint">{formatQuantity(steps.length, 'change')} in all.</span>
          <Button onClick={() => getStore().edit(clearSteps(getStore().getState().scenario))}>Clear all changes</Button>
        </div>
      )}
      {earlier && <p className="hint">Shown on the canvas. Edits go to the last change.</p>}
    </>
  );
};

/** 2: what happens to the trained model. */
export const Change = () => {
  const tab = useStore((state) => state.changeTab);
  const tool = useStore((state) => state.tool);
  return (
    <Section number={2} title="The change">
      <Tabs.Root value={tab} onValueChange={(value) => getStore().chooseChangeTab(TABS.find(({ id }) => id === value)?.id ?? 'add')}>
        <Tabs.List className="change-tabs" aria-label="Kind of change">
          {TABS.map(({ id, label }) => (
            <Tabs.Trigger key={id} value={id} className="change-tab">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {TABS.map(({ id }) => (
          <Tabs.Content key={id} value={id} className="change-panel" tabIndex={-1}>
            <p className="hint">{asked(id, tool)}</p>
            {(id === 'add' || id === 'relabel') && <ClassPicker tab={id} />}
            {id === 'prior' && <PriorChange />}
            {id === 'model' && <ModelChange />}
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <StepChips />
      <Done />
    </Section>
  );
};
