import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Domain, Maps } from '../../engine/experiment.ts';
import type { LiveChannel } from '../../store/live.ts';
import { TOOLS, type Tool } from '../../store/state.ts';
import { formatNumber } from '../format.ts';
import { classColor, classShape, methodMark } from '../marks.ts';
import { dabSpacing, type Stroke, scatter, stroke } from './brush.ts';
import { className, classTitle, formatMean, meanTitle, type Names, sentenceOf, shownMean } from './describe.ts';
import { drawPoints, type Palette } from './drawPoints.ts';
import { logitsAt, tintImage } from './grids.ts';
import { nearest, type Positions, swept } from './hit.ts';
import { crowding, type LabelRequest, type PlacedLabel, placeLabels, spotsAlong, spotsAround } from './labels.ts';
import { axisTicks, type Frame, frameOf, isInside, MARGIN, projection, settled } from './layout.ts';
import { PointsTable } from './PointsTable.tsx';
import { type CanvasPoint, meanOf, newRadius, type PredictionSource, predictionOf, radiusOf } from './points.ts';
import { sceneOf } from './scene.ts';
import { shapePath } from './shapes.ts';
import { TOOL_NAMES, Toolbar, type ToolbarProps } from './Toolbar.tsx';
import { Tooltip } from './Tooltip.tsx';
import { readPalette, toRgb, useThemeVersion } from './theme.ts';
import './canvas.css';

/**
 * What a hand does to the points. Each call tells the whole of the gesture so far, counted as the points stood when it began
 * (`CanvasPoint.index`), and stands in for the call before; a gesture is one undo step. `end` closes it.
 */
export interface CanvasEdits {
  begin(gesture: string): void;
  add(rows: readonly number[][]): void;
  erase(indices: readonly number[]): void;
  relabel(labels: readonly [index: number, label: number][]): void;
  move(index: number, x: readonly [number, number]): void;
  /** Puts a past point into hand-picked memory, or out of it. */
  remember(index: number): void;
  end(): void;
}

export interface CanvasViewProps {
  readonly domain: Domain;
  /** C of the labels; 2 for 'gaussian', where the two tints stand for low and high. */
  readonly classCount: number;
  readonly names: Names;
  readonly points: readonly CanvasPoint[];
  /** What the newest run says of the step that is shown, and the chosen method, whose map lies under the points. */
  readonly source: PredictionSource;
  /** Rows of `results.points` that are remembered. */
  readonly remembered: ReadonlySet<number>;
  /** Methods whose lines are shown. */
  readonly methods: readonly string[];
  readonly methodTitle: (id: string) => string;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly disabledTools?: ToolbarProps['disabled'];
  readonly brushClass: number;
  /** CSS pixels. */
  readonly brushRadius: number;
  /** Row of `results.points` that is looked at. */
  readonly hovered: number | null;
  readonly onHover: (row: number | null) => void;
  readonly edits: CanvasEdits;
  /** Frames of visible training, drawn without rendering. */
  readonly live?: LiveChannel;
}

const REACH = 13;
const TAP = 6;
/** Pixels a side of the small picture of the map, at most; a coarse map needs fewer. */
const TEXTURE = 288;
const LABEL_HEIGHT = 18;
const LABEL_FONT = '600 12px ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

interface Label {
  readonly id: string;
  readonly text: string;
  readonly color: string;
}

/** A stroke of the pointer, or a point carried by keys. */
interface Gesture {
  /** −1 for the keyboard. */
  readonly pointer: number;
  readonly tool: Tool;
  /** The points and their places as the gesture found them: numbers may change under it. */
  readonly points: readonly CanvasPoint[];
  readonly positions: Positions;
  readonly start: readonly [number, number];
  last: readonly [number, number];
  pending: [number, number][];
  stroke: Stroke;
  dabs: number;
  readonly rows: number[][];
  readonly gone: Set<number>;
  readonly labels: Map<number, number>;
  /** The dragged point. */
  readonly held: CanvasPoint | null;
  /** A touch on a point that may become a tap. */
  tap: number | null;
}

const KEYS = -1;
let gestures = 0;

const sizeCanvas = (canvas: HTMLCanvasElement, side: number): CanvasRenderingContext2D | null => {
  const density = Math.min(3, window.devicePixelRatio || 1);
  const pixels = Math.round(side * density);
  if (canvas.width !== pixels || canvas.height !== pixels) {
    canvas.width = pixels;
    canvas.height = pixels;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(pixels / side, 0, 0, pixels / side, 0, 0);
  return context;
};

/** The hero: data, decision map, boundaries, who is remembered. Draws what it is given and tells what a hand does. */
export const CanvasView = (props: CanvasViewProps) => {
  const { domain, classCount, names, points, source, remembered, methods, methodTitle } = props;
  const { likelihood, results, maps, level, spread, method: chosen } = source;
  const { tool, brushClass, brushRadius, hovered, live } = props;
  const uid = useId().replace(/[^\w-]/g, '');
  const themeVersion = useThemeVersion();

  const stage = useRef<HTMLDivElement>(null);
  const mapCanvas = useRef<HTMLCanvasElement>(null);
  const pointsCanvas = useRef<HTMLCanvasElement>(null);
  const lineLayer = useRef<SVGSVGElement>(null);
  const overlay = useRef<SVGSVGElement>(null);
  const ring = useRef<SVGCircleElement>(null);
  const cross = useRef<SVGPathElement>(null);
  const spoken = useRef<HTMLDivElement>(null);

  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before && before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const frame: Frame = useMemo(() => frameOf(size?.width ?? 600, size?.height ?? 600), [size]);
  const view = useMemo(() => projection(domain, frame.side), [domain, frame.side]);
  const ticks = useMemo(() => axisTicks(view), [view]);

  /** Numbers as labels have no classes: low and high stand in for colour and shape. */
  const colorLabel = useCallback(
    (label: number): number => (likelihood === 'gaussian' ? (label > level ? 1 : 0) : label),
    [likelihood, level],
  );
  const positions: Positions = useMemo(() => {
    const places = new Float64Array(points.length * 2);
    points.forEach((point, k) => {
      places[2 * k] = view.x(point.x);
      places[2 * k + 1] = view.y(point.y);
    });
    return places;
  }, [points, view]);
  const radiiFrom = useCallback(
    (from: PredictionSource, preferMaps: boolean): Float64Array =>
      Float64Array.from(points, (point) =>
        point.fate === 'added' ? newRadius(points.length) : radiusOf(predictionOf(from, point, preferMaps)?.moved ?? 0, points.length),
      ),
    [points],
  );
  const radii = useMemo(() => radiiFrom(source, false), [radiiFrom, source]);
  const outside = useMemo(() => points.filter((point) => !isInside(domain, point.x, point.y)).length, [points, domain]);
  const drawnPoints = useMemo(
    () => (likelihood === 'gaussian' ? points.map((point) => ({ ...point, label: colorLabel(point.label) })) : points),
    [points, likelihood, colorLabel],
  );

  const added = useMemo(() => points.filter((point) => point.fate === 'added'), [points]);
  const labelList: Label[] = useMemo(() => {
    const list: Label[] = [];
    if (methods.includes('exact')) list.push({ id: 'exact', text: 'exact', color: methodMark('exact').color });
    if (chosen !== 'exact' && methods.includes(chosen))
      list.push({ id: chosen, text: methodTitle(chosen), color: methodMark(chosen).color });
    if (added.length > 0) {
      const first = colorLabel(added[0]?.label ?? 0);
      const same = added.every((point) => colorLabel(point.label) === first);
      list.push({ id: 'new', text: `new data (${added.length})`, color: same ? classColor(first) : 'var(--ink)' });
    }
    list.push({ id: 'before', text: 'before', color: 'var(--before)' });
    return list;
  }, [methods, chosen, methodTitle, added, colorLabel]);

  // Painting. The same functions draw finished results and frames of training; neither goes through React.

  const palette = useRef<Palette | null>(null);
  const texture = useRef<{ canvas: HTMLCanvasElement; image: ImageData } | null>(null);
  const measured = useRef(new Map<string, number>());
  const places = useRef<ReadonlyMap<string, PlacedLabel>>(new Map());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme decides what the custom properties say
  useLayoutEffect(() => {
    if (stage.current) palette.current = readPalette(stage.current);
  }, [themeVersion]);

  const paintMap = useCallback(
    (from: Maps | null, method: string): void => {
      const canvas = mapCanvas.current;
      const colors = palette.current;
      if (!canvas || !colors) return;
      const context = sizeCanvas(canvas, frame.side);
      if (!context) return;
      context.fillStyle = colors.surface;
      context.fillRect(0, 0, frame.side, frame.side);
      const values = from?.methods[method];
      if (!from || !values) return;
      const across = Math.min(TEXTURE, 3 * from.resolution);
      if (texture.current?.image.width !== across) {
        const made = document.createElement('canvas');
        made.width = across;
        made.height = across;
        texture.current = { canvas: made, image: new ImageData(across, across) };
      }
      const { canvas: small, image } = texture.current;
      const tints = {
        surface: toRgb(colors.surface),
        tints: colors.tints.map(toRgb),
        gaussianSpread: likelihood === 'gaussian' ? spread / 2 : null,
      };
      const grid = { values, resolution: from.resolution, outputs: from.outputs, level };
      tintImage(grid, across, tints, image.data as Uint8ClampedArray<ArrayBuffer>);
      small.getContext('2d')?.putImageData(image, 0, 0);
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = 'medium';
      const [left, right] = [view.x(from.domain.x0), view.x(from.domain.x1)];
      const [top, bottom] = [view.y(from.domain.y1), view.y(from.domain.y0)];
      context.drawImage(small, left, top, right - left, bottom - top);
    },
    [frame.side, view, likelihood, level, spread],
  );

  const paintLines = useCallback(
    (from: Maps | null, method: string): void => {
      const lines = lineLayer.current;
      const above = overlay.current;
      if (!lines || !above) return;
      const scene = from ? sceneOf({ maps: from, methods, chosen: method, view, level, hatched: likelihood !== 'gaussian' }) : null;
      lines.querySelector('[data-part="before"]')?.setAttribute('d', scene?.before ?? '');
      lines.querySelector('[data-part="hatch"]')?.setAttribute('d', scene?.hatch ?? '');
      for (const path of lines.querySelectorAll<SVGPathElement>('[data-method]')) {
        path.setAttribute('d', scene?.methods[path.dataset.method ?? ''] ?? '');
      }
      // Labels.
      const ink = crowding(frame.side);
      for (let k = 0; 2 * k < positions.length; k++) ink.add(positions[2 * k] ?? -1, positions[2 * k + 1] ?? -1, 1);
      const newPlaces: [number, number][] = [];
      points.forEach((point, k) => {
        if (point.fate === 'added' && isInside(domain, point.x, point.y))
          newPlaces.push([positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0]);
      });
      for (const [x, y] of newPlaces) ink.add(x, y, 2);
      for (const [id, drawn] of scene?.lines ?? []) {
        const weight = id === 'before' ? 0.15 : 0.35;
        for (const line of drawn) for (const [x, y] of line) ink.add(x, y, weight);
      }
      const pen = mapCanvas.current?.getContext('2d');
      const widthOf = (text: string): number => {
        const known = measured.current.get(text);
        if (known !== undefined) return known;
        if (!pen) return text.length * 7;
        pen.font = LABEL_FONT;
        const width = pen.measureText(text).width;
        measured.current.set(text, width);
        return width;
      };
      const requests: LabelRequest[] = labelList.map(({ id, text }) => {
        const width = widthOf(text) + 10;
        const candidates =
          id === 'new' ? spotsAround(newPlaces, width, LABEL_HEIGHT) : spotsAlong(scene?.lines.get(id) ?? [], frame.side, 28);
        return { id, width, height: LABEL_HEIGHT, candidates };
      });
      const placed = new Map(placeLabels(requests, frame.side, ink, places.current).map((label) => [label.id, label]));
      places.current = placed;
      for (const group of above.querySelectorAll<SVGGElement>('[data-label]')) {
        const label = placed.get(group.dataset.label ?? '');
        const request = requests.find(({ id }) => id === group.dataset.label);
        group.setAttribute('visibility', label && request ? 'visible' : 'hidden');
        if (!label || !request) continue;
        group.setAttribute('transform', `translate(${label.x.toFixed(1)} ${label.y.toFixed(1)})`);
        const chip = group.querySelector('rect');
        chip?.setAttribute('x', String(-request.width / 2));
        chip?.setAttribute('width', String(request.width));
      }
    },
    [frame.side, view, methods, positions, points, domain, labelList, likelihood, level],
  );

  const paintPoints = useCallback(
    (sizes: Float64Array): void => {
      const canvas = pointsCanvas.current;
      const colors = palette.current;
      if (!canvas || !colors) return;
      const context = sizeCanvas(canvas, frame.side);
      if (!context) return;
      context.clearRect(0, 0, frame.side, frame.side);
      drawPoints(context, { points: drawnPoints, positions, radii: sizes, remembered, place: (x, y) => [view.x(x), view.y(y)] }, colors);
    },
    [frame.side, drawnPoints, positions, remembered, view],
  );

  /** What is on the screen: the frame of training if there is one, over the finished results. */
  const liveMaps = useCallback((): Maps | null => {
    const now = live?.current()?.maps ?? null;
    if (!now) return null;
    if (!maps || maps.outputs !== now.outputs || maps.resolution !== now.resolution) return now;
    return { ...now, methods: { ...maps.methods, ...now.methods } };
  }, [live, maps]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme is a new palette
  useLayoutEffect(() => {
    const now = liveMaps();
    paintMap(now ?? maps, chosen);
  }, [paintMap, maps, chosen, themeVersion, liveMaps]);
  useLayoutEffect(() => {
    const now = liveMaps();
    paintLines(now ?? maps, chosen);
  }, [paintLines, maps, chosen, liveMaps]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme is a new palette
  useLayoutEffect(() => {
    const now = liveMaps();
    paintPoints(now ? radiiFrom({ ...source, maps: now }, true) : radii);
  }, [paintPoints, radii, radiiFrom, source, themeVersion, liveMaps]);

  useEffect(() => {
    if (!live) return;
    let asked = 0;
    const draw = (): void => {
      asked = 0;
      const now = liveMaps();
      paintMap(now ?? maps, chosen);
      paintLines(now ?? maps, chosen);
      paintPoints(now ? radiiFrom({ ...source, maps: now }, true) : radii);
    };
    const stop = live.subscribe(() => {
      if (asked === 0) asked = requestAnimationFrame(draw);
    });
    return () => {
      stop();
      if (asked !== 0) cancelAnimationFrame(asked);
    };
  }, [live, liveMaps, paintMap, paintLines, paintPoints, radiiFrom, source, radii, maps, chosen]);

  // The hand.

  const latest = useRef({ props, view, positions });
  latest.current = { props, view, positions };
  const gesture = useRef<Gesture | null>(null);
  const asked = useRef(0);
  const cursor = useRef<[number, number] | null>(null);
  const [keyboard, setKeyboard] = useState(false);
  const [tableOpen, setTableOpen] = useState(false);

  const say = (text: string): void => {
    if (spoken.current) spoken.current.textContent = text;
  };

  /** One dab, touch or drag of a tool from where it was to `to`, pixels of the frame. False where it met nothing. */
  const apply = (active: Gesture, to: readonly [number, number]): boolean => {
    const { props: now, view: onto } = latest.current;
    const { edits } = now;
    const { points: found, positions: spots } = active;
    const rowAt = (x: number, y: number): number[] => [...settled(now.domain, ...onto.toData(x, y)), now.brushClass];
    const inFrame = (x: number, y: number): boolean => x >= 0 && y >= 0 && x <= onto.side && y <= onto.side;
    const stays = (k: number): boolean => found[k]?.fate !== 'removed';
    const from = active.last;
    active.last = to;
    switch (active.tool) {
      case 'add':
        if (active.rows.length > 0 || !inFrame(to[0], to[1])) return false;
        active.rows.push(rowAt(to[0], to[1]));
        edits.add(active.rows);
        return true;
      case 'brush': {
        const before = active.rows.length;
        const dab = (x: number, y: number, radius: number): void => {
          const [dx, dy] = scatter(found.length, active.dabs, radius);
          active.dabs += 1;
          if (inFrame(x + dx, y + dy)) active.rows.push(rowAt(x + dx, y + dy));
        };
        if (active.dabs === 0) dab(active.stroke.at[0], active.stroke.at[1], 0);
        const { dabs, next } = stroke(active.stroke, to, dabSpacing(now.brushRadius));
        active.stroke = next;
        for (const [x, y] of dabs) dab(x, y, now.brushRadius);
        if (active.rows.length === before) return false;
        edits.add(active.rows);
        return true;
      }
      case 'erase': {
        const before = active.gone.size;
        for (const k of swept(spots, from, to, now.brushRadius)) if (stays(k)) active.gone.add(found[k]?.index ?? 0);
        if (active.gone.size === before) return false;
        edits.erase([...active.gone]);
        return true;
      }
      case 'relabel': {
        const before = active.labels.size;
        for (const k of swept(spots, from, to, now.brushRadius)) {
          const point = found[k];
          if (!point || !stays(k) || active.labels.has(point.index)) continue;
          const label = now.source.likelihood !== 'gaussian' && now.classCount === 2 ? 1 - point.label : now.brushClass;
          if (label !== point.label) active.labels.set(point.index, label);
        }
        if (active.labels.size === before) return false;
        edits.relabel([...active.labels]);
        return true;
      }
      case 'move': {
        if (!active.held) return false;
        edits.move(active.held.index, settled(now.domain, ...onto.toData(to[0], to[1])));
        return true;
      }
      case 'remember': {
        if (active.dabs > 0) return false;
        const point = found[nearest(spots, to[0], to[1], REACH, (k) => stays(k) && found[k]?.fate !== 'added')];
        if (!point) return false;
        active.dabs = 1;
        edits.remember(point.index);
        return true;
      }
    }
  };

  const begin = (pointer: number, at: readonly [number, number], tap: number | null): Gesture => {
    const { props: now, positions: spots } = latest.current;
    gestures += 1;
    now.edits.begin(`canvas-${now.tool}-${gestures}`);
    return {
      pointer,
      tool: now.tool,
      points: now.points,
      positions: spots,
      start: at,
      last: at,
      pending: [],
      stroke: { at, walked: 0 },
      dabs: 0,
      rows: [],
      gone: new Set(),
      labels: new Map(),
      held:
        now.tool === 'move'
          ? (now.points[nearest(spots, at[0], at[1], REACH + 3, (k) => now.points[k]?.fate !== 'removed')] ?? null)
          : null,
      tap,
    };
  };

  const flush = (): void => {
    asked.current = 0;
    const active = gesture.current;
    if (!active) return;
    const pending = active.pending;
    active.pending = [];
    // A dragged point only needs to know where the pointer is now; a brush every step of its way, in one edit a frame.
    if (active.tool === 'brush' || active.tool === 'erase' || active.tool === 'relabel') for (const to of pending) apply(active, to);
    else {
      const to = pending.at(-1);
      if (to) apply(active, to);
    }
  };

  const local = (event: { clientX: number; clientY: number }): [number, number] => {
    const box = pointsCanvas.current?.getBoundingClientRect();
    return box ? [event.clientX - box.left, event.clientY - box.top] : [0, 0];
  };

  const showRing = (at: readonly [number, number] | null): void => {
    const circle = ring.current;
    if (!circle) return;
    circle.setAttribute('visibility', at ? 'visible' : 'hidden');
    if (at) {
      circle.setAttribute('cx', at[0].toFixed(1));
      circle.setAttribute('cy', at[1].toFixed(1));
    }
  };

  const inspect = (k: number): void => {
    const { props: now } = latest.current;
    now.onHover(now.points[k]?.row ?? null);
  };

  const onPointerDown = (event: ReactPointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || gesture.current) return;
    setKeyboard(false);
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = local(event);
    const { props: now, positions: spots } = latest.current;
    const under = nearest(spots, at[0], at[1], REACH);
    // A finger cannot hover: a tap on a point shows it, and only a stroke paints over it.
    const tap = event.pointerType === 'touch' && (now.tool === 'add' || now.tool === 'brush') && under >= 0 ? under : null;
    gesture.current = begin(event.pointerId, at, tap);
    if (event.pointerType === 'touch') inspect(under);
    // A point is dragged once the pointer moves, not when it is touched.
    if (tap === null && now.tool !== 'move') apply(gesture.current, at);
    showRing(at);
  };

  const onPointerMove = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const at = local(event);
    if (event.pointerType !== 'touch' || gesture.current) showRing(at);
    const active = gesture.current;
    if (!active || active.pointer !== event.pointerId) {
      const { positions: spots, props: now } = latest.current;
      if (event.pointerType === 'touch') return;
      const under = nearest(spots, at[0], at[1], REACH);
      const row = now.points[under]?.row ?? null;
      if (row !== now.hovered) now.onHover(row);
      return;
    }
    if (active.tap !== null) {
      if (Math.hypot(at[0] - active.start[0], at[1] - active.start[1]) < TAP || active.tool === 'add') return;
      active.tap = null;
      inspect(-1);
    }
    if (active.tool === 'brush' || active.tool === 'erase' || active.tool === 'relabel') {
      const steps = event.nativeEvent.getCoalescedEvents?.() ?? [];
      for (const step of steps.length > 0 ? steps : [event]) active.pending.push(local(step));
    } else active.pending.push(at);
    if (asked.current === 0) asked.current = requestAnimationFrame(flush);
  };

  const finish = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const active = gesture.current;
    if (!active || active.pointer !== event.pointerId) return;
    if (asked.current !== 0) cancelAnimationFrame(asked.current);
    flush();
    gesture.current = null;
    if (event.pointerType === 'touch') showRing(null);
    latest.current.props.edits.end();
  };

  const onPointerLeave = (event: ReactPointerEvent<HTMLDivElement>): void => {
    // A finger leaves by being lifted; what it tapped stays shown.
    if (gesture.current || event.pointerType === 'touch') return;
    showRing(null);
    if (!keyboard) latest.current.props.onHover(null);
  };

  useEffect(
    () => () => {
      if (asked.current !== 0) cancelAnimationFrame(asked.current);
    },
    [],
  );

  // Keys.

  const facts = (k: number): string => {
    const { props: now } = latest.current;
    const point = now.points[k];
    if (!point) return '';
    return sentenceOf(point, {
      names: now.names,
      likelihood: now.source.likelihood,
      classCount: now.classCount,
      remembered: now.remembered.has(point.row),
      prediction: predictionOf(now.source, point),
      results: now.source.results,
    });
  };

  const moveCursor = (to: [number, number]): void => {
    cursor.current = to;
    cross.current?.setAttribute('transform', `translate(${to[0].toFixed(1)} ${to[1].toFixed(1)})`);
    showRing(to);
  };

  const whereIs = (at: readonly [number, number]): string => {
    const { props: now, view: onto } = latest.current;
    const { maps: newest, method, likelihood: kind } = now.source;
    const [x, y] = onto.toData(at[0], at[1]);
    const place = `${now.names.axes[0]} ${formatNumber(x)}, ${now.names.axes[1]} ${formatNumber(y)}`;
    const grid = newest?.methods[method];
    const logits = newest && grid ? logitsAt(grid, newest.resolution, newest.outputs, newest.domain, x, y) : null;
    if (!logits) return `${place}.`;
    const mean = meanOf(kind, logits);
    const label = mean.indexOf(Math.max(...mean));
    return `${place}. ${now.methodTitle(method)}: ${meanTitle(kind, now.names, now.classCount, label)} ${formatMean(kind, shownMean(kind, mean, label))}.`;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { props: now, view: onto, positions: spots } = latest.current;
    const side = onto.side;
    const step = (side / 100) * (event.shiftKey ? 5 : 1);
    const ways: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const way = ways[event.key];
    const at: [number, number] = cursor.current ?? [side / 2, side / 2];
    const key = event.key.toLowerCase();
    const picked = TOOLS.find((id) => TOOL_NAMES[id].key === event.key);
    if (way) {
      const to: [number, number] = [Math.min(side, Math.max(0, at[0] + way[0])), Math.min(side, Math.max(0, at[1] + way[1]))];
      setKeyboard(true);
      moveCursor(to);
      const carried = gesture.current;
      if (carried?.tool === 'move' && carried.pointer === KEYS) {
        apply(carried, to);
        say(whereIs(to));
      } else {
        const under = nearest(spots, to[0], to[1], REACH);
        inspect(under);
        say(under >= 0 ? facts(under) : whereIs(to));
      }
    } else if (event.key === 'Enter' || event.key === ' ') {
      setKeyboard(true);
      moveCursor(at);
      const carried = gesture.current;
      if (carried?.pointer === KEYS) {
        gesture.current = null;
        now.edits.end();
        say('Put down.');
      } else if (!carried) {
        const active = begin(KEYS, at, null);
        const { name } = TOOL_NAMES[active.tool];
        if (active.tool === 'move') {
          if (active.held) {
            gesture.current = active;
            say('Picked up. Arrow keys move it, Enter puts it down.');
          } else {
            now.edits.end();
            say('Move: there is no point here.');
          }
        } else {
          const done = apply(active, at);
          now.edits.end();
          const count = active.gone.size || active.labels.size || 1;
          if (!done) say(`${name}: there is no point here.`);
          else if (active.rows.length > 0) say(`Added a point of ${classTitle(now.names, now.brushClass)}. ${whereIs(at)}`);
          else say(active.tool === 'remember' ? 'Memory by hand: changed.' : `${name}: ${count} ${count === 1 ? 'point' : 'points'}.`);
        }
      }
    } else if (key === 'n') {
      const count = now.points.length;
      if (count === 0) return;
      const here = now.points.findIndex((point) => point.row === now.hovered);
      const by = event.shiftKey ? -1 : 1;
      const next = here < 0 ? (by > 0 ? 0 : count - 1) : (here + by + count) % count;
      setKeyboard(true);
      moveCursor([Math.min(side, Math.max(0, spots[2 * next] ?? 0)), Math.min(side, Math.max(0, spots[2 * next + 1] ?? 0))]);
      inspect(next);
      say(facts(next));
    } else if (event.key === 'Escape') {
      if (gesture.current?.pointer === KEYS) {
        gesture.current = null;
        now.edits.end();
      }
      setKeyboard(false);
      showRing(null);
      inspect(-1);
      say('');
    } else if (picked) {
      if (now.disabledTools?.[picked] !== undefined) return;
      now.onTool(picked);
      say(`${TOOL_NAMES[picked].name}: ${TOOL_NAMES[picked].does}.`);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onBlur = (): void => {
    if (gesture.current?.pointer === KEYS) {
      gesture.current = null;
      props.edits.end();
    }
    setKeyboard(false);
    showRing(null);
    props.onHover(null);
  };

  // What React draws: the skeleton, whose paths and places the painters fill in.

  const shown = hovered === null ? -1 : points.findIndex((point) => point.row === hovered);
  const inspected = points[shown];
  const undefinedBecause = results?.methods[chosen]?.undefinedBecause;
  const ringed = tool === 'brush' || tool === 'erase' || tool === 'relabel';
  const behind = methods.filter((id) => id !== 'exact' && id !== chosen);
  const order = [
    ...behind,
    ...(chosen !== 'exact' && methods.includes(chosen) ? [chosen] : []),
    ...(methods.includes('exact') ? ['exact'] : []),
  ];
  const nameWidth = 26 + 6.4 * names.axes[0].length;
  const alt = `${points.length} points and the boundaries of ${methods.length} methods; the map is that of ${methodTitle(chosen)}.`;

  return (
    <div className="canvas-room">
      <Toolbar
        tool={tool}
        onTool={props.onTool}
        tableOpen={tableOpen}
        onTable={setTableOpen}
        tableId={`${uid}-table`}
        {...(props.disabledTools ? { disabled: props.disabledTools } : {})}
      />
      <div className="canvas-stage" ref={stage}>
        <div
          role="application"
          aria-label={`Canvas. ${alt}`}
          aria-describedby={`${uid}-how`}
          aria-roledescription="drawing canvas"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes arrow keys and tools
          tabIndex={0}
          className="canvas-frame"
          data-tool={tool}
          style={{ left: frame.left, top: frame.top, width: frame.side, height: frame.side }}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={finish}
          onPointerCancel={finish}
          onPointerLeave={onPointerLeave}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          <canvas ref={mapCanvas} className="canvas-layer" />
          <svg ref={lineLayer} className="canvas-layer" width={frame.side} height={frame.side} aria-hidden="true">
            <defs>
              <pattern id={`${uid}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <line x1="1" y1="0" x2="1" y2="6" stroke="var(--hatch)" strokeWidth="1.2" strokeOpacity="0.8" />
              </pattern>
            </defs>
            <path data-part="hatch" fill={`url(#${uid}-hatch)`} fillRule="evenodd" />
            <g fill="none" strokeLinejoin="round" strokeLinecap="round">
              <path data-part="before" stroke="var(--before)" strokeWidth="1.9" strokeDasharray="0.1 3.8" />
              {order.map((id) => {
                const mark = methodMark(id);
                const first = id === 'exact' || id === chosen;
                return (
                  <g key={id} opacity={first ? 1 : 0.9}>
                    {first && <path data-method={id} stroke="var(--halo)" strokeWidth={mark.width + 2.5} strokeOpacity="0.65" />}
                    <path
                      data-method={id}
                      stroke={mark.color}
                      strokeWidth={mark.width}
                      {...(mark.dash === '' ? {} : { strokeDasharray: mark.dash, strokeLinecap: 'butt' as const })}
                    />
                    {mark.double && <path data-method={id} stroke="var(--halo)" strokeWidth={Math.max(1.2, mark.width - 2.6)} />}
                  </g>
                );
              })}
            </g>
          </svg>
          <canvas ref={pointsCanvas} className="canvas-layer" />
          <svg ref={overlay} className="canvas-layer" width={frame.side} height={frame.side} aria-hidden="true">
            {inspected && (
              <g transform={`translate(${(positions[2 * shown] ?? 0).toFixed(1)} ${(positions[2 * shown + 1] ?? 0).toFixed(1)})`}>
                <path
                  d={shapePath(classShape(colorLabel(inspected.label)), (radii[shown] ?? 3) + 2.5)}
                  fill={classColor(colorLabel(inspected.label))}
                  stroke="var(--ink)"
                  strokeWidth="1.75"
                />
                {remembered.has(inspected.row) && <circle r={(radii[shown] ?? 3) + 6} fill="none" stroke="var(--ink)" strokeWidth="1.75" />}
              </g>
            )}
            {labelList.map(({ id, text, color }) => (
              <g key={id} data-label={id} className="canvas-label" visibility="hidden">
                <rect y={-LABEL_HEIGHT / 2} height={LABEL_HEIGHT} rx="4" fill="var(--halo)" fillOpacity="0.88" />
                <text textAnchor="middle" dominantBaseline="central" fill={color}>
                  {text}
                </text>
              </g>
            ))}
            <circle ref={ring} className="canvas-ring" r={ringed ? brushRadius : REACH} visibility="hidden" data-shown={ringed} />
            <path ref={cross} className="canvas-cross" d="M-9 0H-3M3 0H9M0 -9V-3M0 3V9" visibility={keyboard ? 'visible' : 'hidden'} />
          </svg>
          {!results?.methods[chosen] || undefinedBecause === undefined ? null : (
            <p className="canvas-note">
              {methodTitle(chosen)} is not defined here. {undefinedBecause}
            </p>
          )}
          {outside > 0 && (
            <p className="canvas-chip">
              {outside} {outside === 1 ? 'point' : 'points'} out of view
            </p>
          )}
          {inspected && (
            <Tooltip
              point={inspected}
              names={names}
              likelihood={likelihood}
              classCount={classCount}
              remembered={remembered.has(inspected.row)}
              prediction={predictionOf(source, inspected)}
              results={results}
              methodTitle={methodTitle(chosen)}
              colorLabel={colorLabel(inspected.label)}
              x={positions[2 * shown] ?? 0}
              y={positions[2 * shown + 1] ?? 0}
              side={frame.side}
            />
          )}
        </div>
        <svg
          className="canvas-axes"
          width={frame.left + frame.side + 8}
          height={frame.top + frame.side + MARGIN.bottom}
          role="img"
          aria-label={`Axes: ${names.axes[0]} from ${formatNumber(domain.x0)} to ${formatNumber(domain.x1)}, ${names.axes[1]} from ${formatNumber(domain.y0)} to ${formatNumber(domain.y1)}`}
        >
          <g transform={`translate(${frame.left} ${frame.top})`}>
            {ticks.x
              .filter(({ at }) => at < frame.side - nameWidth)
              .map(({ value, text, at }) => (
                <g key={value} transform={`translate(${at.toFixed(1)} ${frame.side})`}>
                  <path d="M0 0V4" />
                  <text y="15" textAnchor="middle">
                    {text}
                  </text>
                </g>
              ))}
            {ticks.y.map(({ value, text, at }) => (
              <g key={value} transform={`translate(0 ${at.toFixed(1)})`}>
                <path d="M0 0H-4" />
                <text x="-7" dy="0.32em" textAnchor="end">
                  {text}
                </text>
              </g>
            ))}
            <text className="canvas-axis-name" x={frame.side} y={frame.side + 15} textAnchor="end">
              {names.axes[0]} →
            </text>
            <text className="canvas-axis-name" x={-22} y={0} textAnchor="end" transform="rotate(-90 -22 0)">
              {names.axes[1]} →
            </text>
          </g>
        </svg>
        <div id={`${uid}-how`} className="visually-hidden">
          Arrow keys move a cursor, with Shift in larger steps. Enter or Space uses the tool there: {TOOL_NAMES[tool].name}{' '}
          {TOOL_NAMES[tool].does}
          {tool === 'add' || tool === 'brush' ? `, of ${className(names, brushClass)}` : ''}. N and Shift+N go from point to point. 1 to 6
          choose a tool. Escape ends.
        </div>
        <div ref={spoken} className="visually-hidden" aria-live="polite" />
      </div>
      {tableOpen && (
        <PointsTable
          id={`${uid}-table`}
          points={points}
          names={names}
          classCount={classCount}
          remembered={remembered}
          source={source}
          methodTitle={methodTitle(chosen)}
        />
      )}
    </div>
  );
};
