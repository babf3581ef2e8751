import { useEffect, useRef } from 'react';
import { FIGURES } from '../../scenario/figures.ts';
import { Button } from '../../ui/Button.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount, formatFigure, formatNumber } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useShown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { apartOf } from '../methods/apart.ts';
import { barEnd } from '../methods/bar.ts';
import { Differs } from '../methods/Differs.tsx';
import './phone.css';
import { beside, swipeOf } from './swipe.ts';
import { useSmallCanvas } from './useSmallCanvas.ts';

/** Figures of the chosen method in one line: at the step that training shows, or at the end. */
const Line = ({ id }: { id: string }) => {
  const { methods, step, details } = useShown();
  const isChanged = useStore((state) => state.scenario.steps.length > 0);
  // Of a number to predict there is no accuracy.
  const isNumber = details?.model.likelihood === 'gaussian';
  const training = useStore((state) => state.training);
  const isVeiled = useStore((state) => state.veiled.includes(id));
  const results = step?.methods[id];
  const share = training.shares?.[id];
  const end = barEnd(methods.map((other) => step?.methods[other]?.disagreement ?? null));
  if (isVeiled) return <span className="card-figure">hidden until you have guessed</span>;
  if (!results) return <span className="card-figure">computing …</span>;
  if (results.undefinedBecause) return <span className="card-undefined">not defined here</span>;
  if (share !== undefined)
    return (
      <>
        <span className="card-figure">step {formatCount(training.step)}:</span>
        <Differs methodId={id} share={share} end={end} tone="live" />
      </>
    );
  if (id === 'exact') return <span className="card-figure">the reference</span>;
  if (!isChanged) return <span className="card-figure">nothing has changed yet</span>;
  if (results.disagreement !== null) return <Differs methodId={id} share={results.disagreement} end={end} tone={undefined} />;
  if (isNumber)
    return (
      <span className="card-figure">
        predictions off by <b>{formatNumber(apartOf(results, step?.methods.exact, 0))}</b>
      </span>
    );
  const { name, unit, value } = FIGURES.accuracyAll;
  return (
    <span className="card-figure">
      {name} <b>{formatFigure(unit, value(results))}</b>
    </span>
  );
};

/** The method on the canvas in a row under it, which steps and swipes through the methods; while what it answers to is in view and the canvas is not, both are at the top. */
const Phone = () => {
  const row = useRef<HTMLElement>(null);
  const chosen = useStore((state) => state.chosenMethod);
  const all = useStore((state) => state.scenario.methods);
  const veiled = useStore((state) => state.veiled);
  const methods = all.filter((id) => !veiled.includes(id));
  const from = useRef<{ x: number; y: number } | null>(null);
  useSmallCanvas(row);
  // A finger that scrolls is cancelled, and swipes nothing.
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const ends = new AbortController();
    const on = (name: 'pointerdown' | 'pointerup' | 'pointercancel', act: (event: PointerEvent) => void): void =>
      element.addEventListener(name, act, { signal: ends.signal });
    on('pointerdown', ({ clientX: x, clientY: y, pointerType }) => {
      from.current = pointerType === 'mouse' ? null : { x, y };
    });
    on('pointerup', ({ clientX: x, clientY: y }) => {
      const by = from.current ? swipeOf({ right: x - from.current.x, down: y - from.current.y }) : 0;
      from.current = null;
      const { scenario, veiled, chosenMethod } = getStore().getState();
      const open = scenario.methods.filter((id) => !veiled.includes(id));
      if (by !== 0) getStore().chooseMethod(beside(open, chosenMethod, by));
    });
    on('pointercancel', () => {
      from.current = null;
    });
    return () => ends.abort();
  }, []);
  const step = (by: -1 | 1) => (): void => getStore().chooseMethod(beside(methods, chosen, by));
  return (
    <section ref={row} className="phone-row" aria-label="Method on the canvas, in short">
      <div className="phone-bar">
        <Button kind="quiet" aria-label="Method before" onClick={step(-1)}>
          ‹
        </Button>
        <div className="phone-method">
          <span className="card-title">
            <LineSample methodId={chosen} length={22} />
            {methodTitle(chosen)}
          </span>
          <span className="card-figures">
            <Line id={chosen} />
          </span>
        </div>
        <Button kind="quiet" aria-label="Next method" onClick={step(1)}>
          ›
        </Button>
      </div>
    </section>
  );
};

export default Phone;
