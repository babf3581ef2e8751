import { type CSSProperties, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { visibleDomain } from '../store/state.ts';
import type { Domain } from '../studies/experiment.ts';
import { methodTitle } from '../ui/catalog.ts';
import { classColor, classShape } from '../ui/classMarks.ts';
import { useThemeVersion } from '../ui/colors.ts';
import { later } from '../ui/later.tsx';
import { missing } from '../ui/missing.tsx';
import { shapePath } from '../ui/shapes.ts';
import { useCalm } from '../ui/useCalm.ts';
import { useSize } from '../ui/useSize.ts';
import { getStore, useStore } from '../ui/useStore.ts';
import { StepBar } from './bars/StepBar.tsx';
import { Toolbar } from './bars/Toolbar.tsx';
import { ViewBar } from './bars/ViewBar.tsx';
import { attachHands, type Hands } from './hand/hands.ts';
import { Axes } from './map/Axes.tsx';
import { Lines } from './map/Lines.tsx';
import { OverlayHalos, OverlayLegend, OverlayLines, OverlayStems, useOverlaid } from './overlays.tsx';
import { createPainter, type Painter } from './painter.ts';
import { colorLabelOf, type Picture, positionsOf, radiiOf } from './picture.ts';
import { frameOf, hasStrip, projection } from './projection.ts';
import type { Tool } from './tool.ts';
import { toolById, tools } from './tools.ts';
import { type CanvasScene, useCanvas } from './useCanvas.ts';
import { chipsOf, MARK_ROOM } from './words/chips.ts';
import { className } from './words/describe.ts';
import { LookedMark, LookedTip } from './words/Looked.tsx';
import { PaintHere } from './words/PaintHere.tsx';
import { CHIP_HEIGHT } from './words/placeChips.ts';
import './canvas.css';

const NONE: readonly string[] = [];
const Missing = missing('This part of the canvas');
const Curtain = later(() => import('./curtain/Curtain.tsx'), Missing);
const CurtainHandle = later(() => import('./curtain/CurtainHandle.tsx'), Missing);
const Follow = later(() => import('./follow/Follow.tsx'), Missing);
const SelectionBar = later(() => import('./bars/SelectionBar.tsx'), Missing);
const SliceBar = later(() => import('./bars/SliceBar.tsx'), Missing);
/** Without it the slider of the memory does the same. */
const StripBar = later(
  () => import('./bars/StripBar.tsx'),
  () => null,
);
const PointsTable = later(() => import('./words/PointsTable.tsx'), Missing);

/** The picture of a scene in a domain, for a frame of `side` pixels. */
const usePicture = (scene: CanvasScene, domain: Domain, side: number, isCurtained: boolean, enlarged: number): Picture => {
  const { points, source, methods } = scene;
  const { likelihood, level, method } = source;
  const theme = useThemeVersion();
  const caught = useStore((state) => state.selected);
  const selected = useMemo(() => new Set(caught), [caught]);
  const view = useMemo(() => projection(domain, side, enlarged), [domain, side, enlarged]);
  const colorLabel = useMemo(() => colorLabelOf({ likelihood, level }), [likelihood, level]);
  const positions = useMemo(() => positionsOf(points, view), [points, view]);
  const radii = useMemo(() => radiiOf(points, source, side), [points, source, side]);
  const added = useMemo(() => points.filter((point) => point.fate === 'added'), [points]);
  const isReplaced = useStore((state) => state.overlay?.trial?.against !== undefined);
  // The curtain names the methods on its sides; another exact of a panel is the one that is named.
  const named = useMemo(
    () => (isCurtained ? NONE : isReplaced ? methods.filter((id) => id !== 'exact') : methods),
    [isCurtained, isReplaced, methods],
  );
  const isUnchanged = useStore((state) => state.scenario.steps.length === 0);
  const chips = useMemo(() => chipsOf(named, method, added, colorLabel, isUnchanged), [named, method, added, colorLabel, isUnchanged]);
  return { ...scene, view, positions, radii, selected, colorLabel, chips, theme };
};

/** Names beside what they name; the painter gives them their places. */
const Chips = ({ chips }: Pick<Picture, 'chips'>) =>
  chips.map(({ id, text, color, mark }) => (
    <g key={id} data-label={id} className="canvas-label" visibility="hidden">
      <path className="canvas-leader" stroke={color} />
      <rect y={-CHIP_HEIGHT / 2} height={CHIP_HEIGHT} rx="4" fill="var(--halo)" fillOpacity="0.88" />
      <text textAnchor="middle" dominantBaseline="central" fill={color} x={mark === undefined ? 0 : MARK_ROOM / 2}>
        {text}
      </text>
      {mark !== undefined && <path className="canvas-mark" d={shapePath(classShape(mark), 4)} fill={classColor(mark)} />}
    </g>
  ));

/** The loop of the lasso, the brush, and what says where the keyboard is; the hand moves them. */
const HandMarks = () => {
  const ringed = useStore((state) => toolById(state.tool).motion === 'sweep');
  const brushRadius = useStore((state) => state.brushRadius);
  return (
    <g fill="none" stroke="var(--ink)">
      <path className="canvas-loop" fill="var(--ink)" fillOpacity="0.06" fillRule="evenodd" strokeWidth="1.5" strokeDasharray="4 3" />
      <g className="canvas-ring" visibility="hidden" opacity="0.75" strokeWidth="1.25" strokeDasharray="3 3">
        {ringed && <circle r={brushRadius} />}
      </g>
      <path className="canvas-cross" d="M-9 0H-3M3 0H9M0 -9V-3M0 3V9" visibility="hidden" strokeWidth="1.75" />
    </g>
  );
};

const CalmTable = ({ id, scene }: { id: string; scene: CanvasScene }) => <PointsTable id={id} scene={useCalm(scene)} />;

const cursorsOf = ({ cursor, pressedCursor }: Tool): CSSProperties =>
  ({ '--cursor': cursor, '--pressed-cursor': pressedCursor }) as CSSProperties;

/** Loaded where nothing has changed; a page that cannot reach it paints all the same. */
const BeginBar = later(
  () => import('./bars/BeginBar.tsx'),
  () => null,
);

/** Times the width of the lines where the canvas is shown to a room. */
const THICK = 2;

/** The hero: data, decision map, boundaries, who is remembered; and the tools that change them. */
const Room = ({ scene, domain, enlarged }: { scene: CanvasScene; domain: Domain; enlarged: number }) => {
  const { names, points, source, methods } = scene;
  const { method: chosen } = source;
  const uid = useId().replace(/[^\w-]/g, '');
  const tool = toolById(useStore((state) => state.tool));
  const brushClass = useStore((state) => state.brushClass);
  const isOverlaid = useOverlaid();
  const [tableOpen, setTableOpen] = useState(false);
  const data = useStore(({ scenario, lesson }) => (scenario.steps.length === 0 && lesson === null ? scenario.data : null));
  /** Data for which no buttons to begin are wanted. */
  const [begun, setBegun] = useState<typeof data>(null);
  const stage = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const spoken = useRef<HTMLDivElement>(null);
  const live = useRef<{ readonly painter: Painter; readonly hands: Hands }>(undefined);

  const size = useSize(stage);
  const frame = useMemo(() => frameOf(size?.width ?? 600, size?.height ?? 600), [size]);
  const box = { left: frame.left, top: frame.top, width: frame.side, height: frame.side };
  const isSelecting = useStore((state) => state.selected.length > 0);
  const isFollowing = useStore((state) => state.followed !== null);
  const isCurtained = useStore((state) => state.curtain !== null);
  const picture = usePicture(scene, domain, frame.side, isCurtained, enlarged);
  const latest = useRef(picture);
  latest.current = picture;

  const say = (text: string): void => {
    if (spoken.current) spoken.current.textContent = text;
  };
  /** Says more of the point that was read out last. */
  const explain = (sentence: string, why: string): void => {
    if (spoken.current?.textContent === sentence) say(`${sentence} ${why}`);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `say` writes to is the same element
  useLayoutEffect(() => {
    if (!element.current) return;
    const painter = createPainter(element.current, getStore().live);
    const hands = attachHands(element.current, getStore(), () => latest.current, say);
    live.current = { painter, hands };
    return () => {
      painter.dispose();
      hands.leave();
    };
  }, []);
  useLayoutEffect(() => live.current?.painter.show(picture));

  const finished = (text: string): void => {
    element.current?.focus({ preventScroll: true });
    say(text);
  };
  const undefinedBecause = source.results?.methods[chosen]?.undefinedBecause;
  const map = isCurtained ? 'a curtain between two maps' : `the map is that of ${methodTitle(chosen)}`;
  const alt = `${points.length} points and the boundaries of ${methods.length} methods; ${map}.`;
  return (
    <div className="canvas-room">
      <Toolbar tool={tool.id} onTool={getStore().chooseTool} tableOpen={tableOpen} onTable={setTableOpen} tableId={`${uid}-table`} />
      <div className="canvas-stage" ref={stage} style={{ '--side': frame.side, '--left': frame.left } as CSSProperties}>
        <div
          role="application"
          aria-label={`Canvas. ${alt}`}
          aria-describedby={`${uid}-how`}
          aria-roledescription="drawing canvas"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes arrow keys and tools
          tabIndex={0}
          ref={element}
          className="canvas-frame"
          data-tool={tool.id}
          style={{ ...cursorsOf(tool), ...box }}
        >
          <div className="canvas-layer">
            <canvas data-layer="map" className="canvas-map" />
          </div>
          <Lines side={frame.side} methods={methods} chosen={chosen} id={uid} thick={enlarged > 1 ? THICK / enlarged : 1} />
          {isCurtained && <Curtain picture={picture} />}
          {isOverlaid && <OverlayLines picture={picture} />}
          {isOverlaid && <OverlayHalos picture={picture} />}
          <canvas data-layer="points" className="canvas-layer" />
          {isOverlaid && <OverlayStems picture={picture} />}
          <svg data-layer="chips" className="canvas-layer" width={frame.side} height={frame.side} aria-hidden="true">
            <PaintHere picture={picture} />
            <LookedMark picture={picture} />
            <Chips chips={picture.chips} />
            <HandMarks />
          </svg>
          {undefinedBecause !== undefined && (
            <p className="canvas-note">
              {methodTitle(chosen)} is not defined here. {undefinedBecause}
            </p>
          )}
          {isOverlaid && <OverlayLegend picture={picture} />}
          <LookedTip picture={picture} onWhy={explain} />
        </div>
        <div className="canvas-views" style={box}>
          {isCurtained && <CurtainHandle />}
          <ViewBar points={points} side={frame.side} viewer={() => live.current?.hands.viewer} />
          <StepBar onDone={finished} />
          {data !== begun && <BeginBar onDone={finished} onDismiss={() => setBegun(data)} />}
          {isFollowing && <Follow picture={picture} onWhy={explain} room={(size?.width ?? 0) - frame.left - frame.side} />}
          {isSelecting && <SelectionBar picture={picture} edits={() => live.current?.hands.edits} onDone={finished} />}
        </div>
        {size && hasStrip(size.width) && <StripBar picture={picture} frame={frame} />}
        <Axes frame={frame} view={picture.view} names={names.axes} />
        <div id={`${uid}-how`} className="visually-hidden">
          Arrow keys move a cursor, with Shift in larger steps. Enter or Space uses the tool there: {tool.label} {tool.does}
          {tool.adds ? `, of ${className(names, brushClass)}` : ''}. N and Shift+N go from point to point. + and − zoom, 0 fits the picture
          to the data. F follows the point. 1 to {tools.length} choose a tool. Escape ends.
        </div>
        <div ref={spoken} className="visually-hidden" aria-live="polite" />
      </div>
      {tableOpen && <CalmTable id={`${uid}-table`} scene={scene} />}
    </div>
  );
};

/**
 * The canvas of the page, where there is a picture of the data. The room in the order in which to read it: `useCanvas` (a scene: points, names,
 * predictions), `picture` (a scene laid out in a frame), `painter` (a picture drawn part by part: `map/`, `points/`, `words/chips`), `tool` and
 * `tools/` (changes by hand), `hand/hands` (pointer and keys that use them), `words/` (what is said), `stems/` (the past
 * gradient at the points), `curtain/` (two maps in one picture), `follow/` (one point in figures), `save/` (a picture as a file). What shows it
 * `enlarged` scales it so many times, for a room: it then has the pixels for that.
 */
export const Canvas = ({ enlarged = 1 }: { enlarged?: number }) => {
  const scene = useCanvas();
  const domain = useStore(visibleDomain);
  if (domain) {
    return (
      <div className="canvas-whole">
        {scene.slice && <SliceBar names={scene.names} slice={scene.slice} />}
        <Room scene={scene} domain={domain} enlarged={enlarged} />
      </div>
    );
  }
  return (
    <p className="canvas-none">
      This data has less than two inputs, so there is no picture of it. The figures and the gradient panel show what every method does.
    </p>
  );
};
