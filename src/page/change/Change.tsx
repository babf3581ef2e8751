import * as Tabs from '@radix-ui/react-tabs';
import type { ComponentType } from 'react';
import { toolById } from '../../canvas/tools.ts';
import { tabs } from '../../scenario/changes.ts';
import { dropStep } from '../../scenario/dropStep.ts';
import { clearSteps, isEarlier } from '../../scenario/edits.ts';
import type { ChangeKind } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { formatQuantity } from '../../ui/format.ts';
import { later } from '../../ui/later.tsx';
import { Section } from '../../ui/Section.tsx';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';
import './change.css';
import { doneText, shortText } from './changeText.ts';

const files = import.meta.glob<{ default: ComponentType }>('./fields/*.tsx', { eager: true });

/** The fields of a tab, where there are any: a file named as its kind in `fields/`. */
const Fields = ({ kind }: { kind: ChangeKind }) => {
  const Own = files[`./fields/${kind}.tsx`]?.default;
  return Own ? <Own /> : null;
};

/** Kinds of change that fields edit, and no tool. */
const hasFields = (kind: ChangeKind): boolean => tabs.some((tab) => tab.kind === kind && tab.hint !== undefined);

const HoldOut = later(
  () => import('./HoldOut.tsx'),
  () => null,
);

const StepChips = () => {
  const steps = useStore((state) => state.scenario.steps);
  const shown = useStore(shownStep);
  if (steps.length < 2) return null;
  return (
    <nav className="chips row" aria-label="Changes in a row">
      {steps.map((step, k) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the row
          key={k}
          type="button"
          className="chip tile"
          aria-current={k === shown ? 'step' : undefined}
          onClick={() => getStore().chooseStep(k)}
        >
          <span className="number">{k + 1}</span> {shortText(step)}
        </button>
      ))}
    </nav>
  );
};

const Done = () => {
  const steps = useStore((state) => state.scenario.steps);
  const shown = useStore(shownStep);
  const step = steps[shown];
  const isLast = shown >= steps.length - 1;
  if (!step) {
    return (
      <div className="change-done line">
        <p className="hint">No change yet. Paint, or hold out points of the past.</p>
        <HoldOut />
      </div>
    );
  }
  return (
    <>
      <div className="change-done line">
        <p className="hint">
          <strong>{doneText(step)}</strong>
        </p>
        <Button onClick={() => editScenario((scenario) => dropStep(scenario, shown))}>{isLast ? 'Undo' : 'Delete'} this change</Button>
      </div>
      {steps.length > 1 && (
        <div className="change-done line">
          <span className="hint">{formatQuantity(steps.length, 'change')} in all.</span>
          <Button onClick={() => editScenario(clearSteps)}>Clear all changes</Button>
        </div>
      )}
      {!isLast && (
        <p className="hint">
          {hasFields(step.kind) && 'Edited here; the later changes follow anew. '}
          {'Drawing goes on from the last change.'}
        </p>
      )}
    </>
  );
};

/** 2: what happens to the trained model. */
export const Change = () => {
  const tab = useStore((state) => state.changeTab);
  const tool = useStore((state) => state.tool);
  const steps = useStore((state) => state.scenario.steps);
  const shown = useStore(shownStep);
  return (
    <Section number={2} title="The change">
      <Tabs.Root
        value={tab}
        onValueChange={(value) => {
          const chosen = tabs.find(({ kind }) => kind === value);
          if (chosen) getStore().chooseChangeTab(chosen.kind);
        }}
      >
        <Tabs.List className="change-tabs segments" aria-label="Kind of change">
          {tabs.map(({ kind, label }) => (
            <Tabs.Trigger key={kind} value={kind} className="change-tab choice">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {tabs.map(({ kind, hint }) => (
          <Tabs.Content key={kind} value={kind} className="change-panel stack" tabIndex={-1}>
            {(hint !== undefined || tool !== 'remember') && (
              <p className="hint">
                {steps.length > 0 && (
                  <b>{hint !== undefined && isEarlier({ steps }, shown, kind) ? `Change ${shown + 1}` : 'Next change'}: </b>
                )}
                {hint ?? toolById(tool).hint}
              </p>
            )}
            <Fields kind={kind} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <StepChips />
      <Done />
    </Section>
  );
};
