import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { runnable } from '../../scenario/ask.ts';
import { shownStep } from '../../store/state.ts';
import { gradientParts } from '../../studies/gradientParts.ts';
import { gradientWay } from '../../studies/gradientWay.ts';
import type { ChangeRequest } from '../../studies/study.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { type Shown, useShown } from '../../ui/useShown.ts';
import { useStore } from '../../ui/useStore.ts';
import { PanelHead } from '../PanelHead.tsx';
import { Empty, StudyStatus } from '../Status.tsx';
import { useFits } from '../useFits.ts';
import { useStudy } from '../useStudy.ts';
import { ComponentsView } from './ComponentsView.tsx';
import { type Choices, choose, useChoices, type View, walkTo } from './choices.ts';
import './gradient.css';
import { PointSaid, useOverlay } from './overlay.tsx';
import { wayText } from './words.ts';

const WayView = lazy(() => import('./WayView.tsx').then((file) => ({ default: file.WayView })));
const PartsView = lazy(() => import('./PartsView.tsx').then((file) => ({ default: file.PartsView })));
const LandingView = lazy(() => import('./LandingView.tsx').then((file) => ({ default: file.LandingView })));

/** What to look for. */
const LOOK: Readonly<Record<View, ReactNode>> = {
  components: 'On the diagonal a method reconstructs the past gradient right.',
  way: 'Walk from θ* through exact and beyond: whose error stays at zero?',
  parts: 'What the past gradient is made of, and what each method keeps of it.',
  landing: 'A wrong gradient at exact pulls a method away: where to, and how far.',
};

const VIEWS = [
  { value: 'components', label: 'Components', title: 'True against reconstructed past gradient, weight by weight' },
  { value: 'way', label: 'Along the way', title: 'Error of every method between θ*, exact retraining, and beyond' },
  { value: 'parts', label: 'Split', title: 'Weights, predictions and labels in the past gradient, and what each method keeps of them' },
  { value: 'landing', label: 'Landing', title: 'Why a method landed where it did' },
] as const;

const PLACES = [
  { value: 'own', label: 'own solution', title: 'θ is where each method ended' },
  { value: 'exact', label: 'exact', title: 'θ is where exact retraining ended' },
  { value: 'walk', label: 'walking', title: 'θ is on the straight line from the old model through exact retraining' },
] as const;

const HALOS = [
  { value: 'none', label: 'nothing' },
  { value: 'share', label: 'each point’s share' },
  { value: 'missed', label: 'what memory misses' },
] as const;

/** The change that is looked at, as the studies are asked about it: once it has figures, whose fits need not be solved again. */
const useRequest = (): ChangeRequest | null => {
  const scenario = useStore((state) => state.scenario);
  const step = useStore(shownStep);
  const known = useFits();
  return useMemo(() => known && { scenario: runnable(scenario), step, known }, [scenario, step, known]);
};

/** The two questions that the panel asks beyond the figures, each only where something shown needs the answer. */
const useAnswers = (choices: Choices) => {
  const { view, place, t, halos } = choices;
  const request = useRequest();
  const walks = view === 'way' || place === 'walk' || (view === 'components' && place === 'exact');
  const way = useStudy(gradientWay, walks ? request : null);
  const splits = view === 'parts' || halos !== 'none';
  const at = place === 'walk' ? t : 1;
  const partsRequest = useMemo(() => request && { ...request, place, t: at }, [request, place, at]);
  const parts = useStudy(gradientParts, splits ? partsRequest : null);
  return { request, way, parts };
};

/** Which view, where θ stands, and room for the controls of what is shown. */
const Tools = ({ choices: { view, place, t }, slot }: { choices: Choices; slot: (element: Element | null) => void }) => (
  <div className="gradient-tools">
    <Segmented label="What is shown" value={view} options={VIEWS} onChange={(value) => choose('view', value)} />
    {(view === 'components' || view === 'parts') && (
      <Segmented label="θ at" inline value={place} options={PLACES} onChange={(value) => choose('place', value)} />
    )}
    {(view === 'way' || (place === 'walk' && view !== 'landing')) && (
      <div className="gradient-walk">
        <Slider
          label={<span className="visually-hidden">Way from θ* to exact</span>}
          value={t}
          min={0}
          max={2}
          step={0.05}
          text={wayText(t)}
          onChange={walkTo}
        />
      </div>
    )}
    <span ref={slot} className="gradient-choices" />
  </div>
);

/** Why a method lands where it does: its reconstruction of the past gradient against the true one. */
export function GradientPanel() {
  const shown: Shown = useShown();
  const hidden = useStore((state) => state.hidden);
  const choices = useChoices();
  const { request, way, parts } = useAnswers(choices);
  useOverlay(choices, way, parts, shown);
  const compared = shown.methods.some((id) => id !== 'exact' && !hidden.includes(id));
  const said = <PointSaid choices={choices} parts={parts} shown={shown} />;
  const { view } = choices;
  const [slot, setSlot] = useState<Element | null>(null);
  return (
    <section className="gradient" aria-label="Gradient" data-view={view}>
      <div className="gradient-head">
        <PanelHead panel="gradient">{LOOK[view]}</PanelHead>
        <Select label="On the canvas" value={choices.halos} options={HALOS} onChange={(value) => choose('halos', value)} />
      </div>
      <Tools choices={choices} slot={setSlot} />
      {!request && view !== 'components' && <p className="panel-status">This waits for the figures.</p>}
      {!compared ? (
        <Empty>Show a method beside exact retraining to see how well it reconstructs the gradient of the past.</Empty>
      ) : (
        <Suspense fallback={<p className="panel-status">Loading…</p>}>
          {view === 'components' && <ComponentsView shown={shown} hidden={hidden} choices={choices} way={way} slot={slot} said={said} />}
          {view === 'way' && <WayView shown={shown} hidden={hidden} way={way} slot={slot} />}
          {view === 'parts' && <PartsView shown={shown} hidden={hidden} parts={parts} />}
          {view === 'landing' && <LandingView request={request} shown={shown} hidden={hidden} slot={slot} said={said} />}
        </Suspense>
      )}
      {(view === 'way' || view === 'parts') && choices.halos !== 'none' && <p className="gradient-foot">{said}</p>}
      {parts.phase === 'failed' && view !== 'parts' && <StudyStatus study={parts} what="Shares of the points" />}
    </section>
  );
}
