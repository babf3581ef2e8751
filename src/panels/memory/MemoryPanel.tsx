import { useRef } from 'react';
import { Segmented } from '../../ui/Segmented.tsx';
import { useSize } from '../../ui/useSize.ts';
import { PanelHead } from '../PanelHead.tsx';
import { CurveView } from './CurveView.tsx';
import { choose, useEffort, useFigureChoice, useView } from './choices.ts';
import './memoryCurve.css';
import { OrderView } from './OrderView.tsx';
import { RulesView } from './RulesView.tsx';

/** From this width on, CSS pixels, lines have their names where they begin. */
const WIDE = 600;

const LOOK = {
  curve: 'How fast does each line fall to exact retraining as more of the past is remembered? A drag remembers that much.',
  rules: 'The best rule depends on how remembered points count: lines that cross change places. A press takes a rule.',
  order: 'Every past point in the order in which the rule takes it; what is left of the cut-off is remembered. Drag the cut-off.',
} as const;

const FigureChoices = () => {
  const { choice, accuracy, can } = useFigureChoice();
  return (
    <>
      <Segmented
        label="Figure"
        value={choice}
        options={[
          {
            value: 'disagreement',
            label: 'Differs from exact',
            title: 'Share of the map decided differently from exact retraining',
            disabled: !can.disagreement,
          },
          { value: 'accuracy', label: 'Accuracy', title: 'Share of the points classified right', disabled: !can.accuracy },
          { value: 'gradient', label: 'Gradient error', title: 'Error of the reconstructed past gradient, relative to the true one' },
        ]}
        onChange={(value) => choose('figure', value)}
      />
      {choice === 'accuracy' && (
        <Segmented
          label="Accuracy on"
          value={accuracy}
          options={[
            { value: 'past', label: 'past' },
            { value: 'new', label: 'new' },
            { value: 'all', label: 'all' },
          ]}
          onChange={(value) => choose('accuracy', value)}
        />
      )}
    </>
  );
};

/** How much of the past must be remembered, which of it, and how much each remembered point counts. */
export const MemoryPanel = () => {
  const view = useView();
  const panel = useRef<HTMLElement>(null);
  const wide = (useSize(panel)?.width ?? 0) >= WIDE;
  const { effort, isFree } = useEffort();
  return (
    <section ref={panel} className="memory-panel" aria-label="Memory">
      <PanelHead panel="memory">{LOOK[view]}</PanelHead>
      <div className="memory-choices">
        <Segmented
          label="View"
          value={view}
          options={[
            { value: 'curve', label: 'How much', title: 'Every method against the share that is remembered' },
            { value: 'rules', label: 'Which rule', title: 'All rules and weights at this size' },
            { value: 'order', label: 'Which points', title: 'All past points in the order of the rule' },
          ]}
          onChange={(value) => choose('view', value)}
        />
        {view !== 'order' && <FigureChoices />}
        {view !== 'order' && isFree && (
          <Segmented
            label="Models are"
            value={effort}
            options={[
              { value: 'trained', label: 'Trained 500 steps', title: 'All models trained together for 500 steps in float32: seconds' },
              { value: 'solved', label: 'Solved', title: 'Every model to its optimum in float64, as the cards are: a minute or more' },
            ]}
            onChange={(value) => choose('effort', value)}
          />
        )}
      </div>
      {view === 'curve' && <CurveView named={wide} />}
      {view === 'rules' && <RulesView wide={wide} />}
      {view === 'order' && <OrderView />}
    </section>
  );
};
