import { type RefObject, useMemo, useRef } from 'react';
import { runnable } from '../../scenario/ask.ts';
import { shownStep } from '../../store/state.ts';
import { type LandscapeRequest, type LandscapeResult, landscape } from '../../studies/landscape.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useLater } from '../../ui/useLater.ts';
import { useSize } from '../../ui/useSize.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { PanelHead } from '../PanelHead.tsx';
import { Empty, StudyStatus } from '../Status.tsx';
import { useFits } from '../useFits.ts';
import { useStudy } from '../useStudy.ts';
import { LandscapeChart } from './LandscapeChart.tsx';
import { ProbeFigures } from './ProbeFigures.tsx';
import { useProbe } from './useProbe.ts';
import { outsideWords, placeName, planeSentence } from './words.ts';
import './landscape.css';

/** Pixels that the axes of a chart take. */
const AXES = { across: 70, up: 48 };

/** Width over height of the plot that there is room for, in steps, so that a window that is dragged does not ask at every pixel. */
const useAspect = (ref: RefObject<HTMLElement | null>): number | null => {
  const size = useSize(ref);
  if (!size || size.width < 1 || size.height < 1) return null;
  const shape = (size.width - AXES.across) / (size.height - AXES.up);
  return Math.min(3, Math.max(0.8, Math.floor(shape * 5) / 5));
};

const useRequest = (aspect: number | null): LandscapeRequest | null => {
  const scenario = useStore((state) => state.scenario);
  const known = useFits();
  const step = useStore(shownStep);
  const method = useStore((state) => state.chosenMethod);
  const optimizer = useStore((state) => state.optimizer);
  const steps = useStore((state) => state.trainSteps);
  const of = useStore((state) => state.panelOptions['landscape.of']) === 'change' ? 'change' : 'past';
  const reach = useStore((state) => state.panelOptions['landscape.reach']) === 'all' ? 'all' : 'near';
  return useMemo(
    () =>
      aspect === null || known === null ? null : { scenario: runnable(scenario), known, step, method, of, reach, aspect, optimizer, steps },
    [scenario, known, step, method, of, reach, aspect, optimizer, steps],
  );
};

/** The loss over a plane through the weights: the true past against what a method makes of it. */
export const LandscapePanel = () => {
  const room = useRef<HTMLDivElement>(null);
  const request = useRequest(useAspect(room));
  const study = useStudy(landscape, request);
  const { result } = study;
  const late = useLater(study.phase === 'running' || study.stale, 300);
  const probe = useProbe(result);
  const hidden = useStore((state) => state.hidden);
  const method = result?.method;
  const shown = useMemo(
    () => (result?.places ?? []).map(({ id }) => id).filter((id) => id === 'exact' || id === method || !hidden.includes(id)),
    [result?.places, method, hidden],
  );
  return (
    <>
      <PanelHead panel="landscape">
        Where solid and dashed contours agree, the method knows the past; where they part, it is led astray.
      </PanelHead>
      <div className="landscape">
        <div className="landscape-main">
          <div ref={room} className="landscape-room" aria-hidden="true" />
          {(late || study.phase === 'failed' || study.phase === 'cancelled') && (
            <div className="landscape-status" data-over={result !== null || undefined}>
              <StudyStatus study={study} what="Heights and paths" />
            </div>
          )}
          {result && probe && <LandscapeChart result={result} shown={shown} probe={probe.probe} onMove={probe.move} />}
        </div>
        {result && probe && (
          <div className="landscape-aside">
            <Choices />
            <ProbeFigures result={result} probe={probe.probe} onPut={probe.put} />
            <Plane result={result} shown={shown} />
          </div>
        )}
        {!result && study.phase !== 'running' && study.phase !== 'failed' && <Empty>The landscape comes with the first figures.</Empty>}
      </div>
    </>
  );
};

/** What the landscape is of, and how far one looks. */
const Choices = () => {
  const of = useStore((state) => state.panelOptions['landscape.of']) === 'change' ? 'change' : 'past';
  const reach = useStore((state) => state.panelOptions['landscape.reach']) === 'all' ? 'all' : 'near';
  const { choose } = getStore();
  return (
    <div className="landscape-choices">
      <Segmented
        label="Loss"
        value={of}
        options={[
          { value: 'past', label: 'past', title: 'The past loss against its reconstruction' },
          { value: 'change', label: 'with change', title: 'What is minimised: the same with the change added' },
        ]}
        onChange={(value) => choose('landscape.of', value)}
      />
      <Segmented
        label="View"
        value={reach}
        options={[
          { value: 'near', label: 'near', title: 'θ*, exact retraining and the chosen method' },
          { value: 'all', label: 'all', title: 'Far enough to hold every solution' },
        ]}
        onChange={(value) => choose('landscape.reach', value)}
      />
    </div>
  );
};

/** Which plane it is, and what lies outside of it. */
const Plane = ({ result, shown }: { result: LandscapeResult; shown: readonly string[] }) => {
  const { because, missing, places } = result;
  const tall = useStore((state) => state.panelTall);
  const told = missing.filter(({ id }) => id !== result.method);
  const reasons = [...new Set(told.map(({ because: why }) => why))];
  return (
    <section className="landscape-plane" aria-label="The plane">
      {because && <p className="landscape-because">{because}</p>}
      <p>{planeSentence(result)}</p>
      <details open={tall}>
        <summary>How far outside each lies</summary>
        <ul>
          {places
            .filter(({ id }) => shown.includes(id))
            .map((place) => (
              <li key={place.id}>
                <b>{placeName(place.id)}</b> {outsideWords(place)}
              </li>
            ))}
        </ul>
      </details>
      {reasons.map((why) => (
        <p key={why}>
          Without {told.flatMap(({ id, because: reason }) => (reason === why ? [placeName(id)] : [])).join(', ')}: {why}
        </p>
      ))}
    </section>
  );
};
