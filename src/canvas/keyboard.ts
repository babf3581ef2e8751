import { ZOOM_STEP } from './bars/ViewBar.tsx';
import { type Gesture, type Hand, KEYS } from './hand/hand.ts';
import type { Marker } from './hand/marker.ts';
import type { Viewer } from './hand/viewer.ts';
import { nearest } from './points/hit.ts';
import { type Bench, type Place, REACH } from './tool.ts';
import { tools } from './tools.ts';
import { classTitle, placeSentence, sentenceOf } from './words/describe.ts';

export interface KeyboardParts {
  readonly hand: Hand;
  readonly marker: Marker;
  readonly viewer: Viewer;
  /** What the canvas shows, in words. */
  sight(): string;
  /** Reads a sentence out. */
  say(text: string): void;
  chooseTool(tool: string): void;
  /** Selects nothing; `delete`: and deletes what was selected. */
  select(how: 'delete' | null): void;
}

/** Keys that look closer or wider. */
const ZOOMS: Readonly<Record<string, number>> = { '+': ZOOM_STEP, '=': ZOOM_STEP, '-': 1 / ZOOM_STEP, '−': 1 / ZOOM_STEP };

const WAYS: Readonly<Record<string, Place>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** All that is known of point k, in one sentence. */
const facts = ({ scene }: Bench, k: number): string => {
  const point = scene.points[k];
  return point ? sentenceOf(scene, point) : '';
};

/** A cursor that arrow keys move over the canvas, and a tool at it. Returns how to let go. */
export const attachKeyboard = (
  frame: HTMLElement,
  { hand, marker, viewer, sight, say, chooseTool, select }: KeyboardParts,
): (() => void) => {
  let cursor: Place | null = null;

  const within = ([x, y]: Place): Place => {
    const { side } = hand.bench().view;
    return [Math.min(side, Math.max(0, x)), Math.min(side, Math.max(0, y))];
  };
  const goTo = (to: Place): void => {
    cursor = to;
    marker.byKeys(true);
    marker.at(to);
  };
  const whereIs = (at: Place): string => {
    const { scene, view } = hand.bench();
    return placeSentence(scene, ...view.toData(at[0], at[1]));
  };

  const step = (to: Place): void => {
    goTo(to);
    const { gesture } = hand;
    if (gesture?.pointer === KEYS) {
      if (gesture.tool.motion !== 'loop') gesture.apply(to);
      say(whereIs(to));
      return;
    }
    const bench = hand.bench();
    const under = nearest(bench.positions, to[0], to[1], REACH);
    hand.inspect(under);
    say(under >= 0 ? facts(bench, under) : whereIs(to));
  };

  const look = (how: () => void): void => {
    // The ground stays still under what is carried.
    if (hand.gesture) return;
    how();
    hand.inspect(-1);
    say(sight());
  };

  /** The corners that the keyboard has marked of a loop. */
  let corners: Place[] = [];

  /** Marks a corner of the lasso; the last one or the first one again closes it. */
  const corner = (gesture: Gesture, at: Place): void => {
    const again = ([corners.at(-1), corners[0]] as const).some((known) => known && Math.hypot(at[0] - known[0], at[1] - known[1]) < 1);
    if (!again) {
      corners.push(at);
      gesture.apply(at);
      say(`Corner ${corners.length}. ${whereIs(at)}`);
      return;
    }
    hand.end();
    const touched = gesture.count();
    const caught = `${touched} ${touched === 1 ? 'point is' : 'points are'} selected.`;
    say(touched > 0 ? `${caught} Tab goes to what can be done, Delete deletes them.` : caught);
  };

  const applyTool = (at: Place): void => {
    goTo(at);
    if (hand.gesture) {
      if (hand.gesture.pointer !== KEYS) return;
      if (hand.gesture.tool.motion === 'loop') {
        corner(hand.gesture, at);
        return;
      }
      hand.end();
      say('Put down.');
      return;
    }
    const { scene, brushClass, tool } = hand.bench();
    if (tool.motion === 'push') {
      say(`Arrow keys push the picture. ${sight()}`);
      return;
    }
    const gesture = hand.begin(KEYS, at);
    if (gesture.tool.motion === 'loop') {
      gesture.apply(at);
      corners = [at];
      say('First corner. Arrow keys go on, Enter marks the next corner, Enter twice closes the loop.');
      return;
    }
    if (gesture.held) {
      say('Picked up. Arrow keys move it, Enter puts it down.');
      return;
    }
    const met = gesture.apply(at);
    const touched = gesture.count();
    hand.end();
    if (!met) say(`${tool.label}: there is no point here.`);
    else if (tool.adds) say(`Added a point of ${classTitle(scene.names, brushClass)}. ${whereIs(at)}`);
    else say(tool.said ?? `${tool.label}: ${touched} ${touched === 1 ? 'point' : 'points'}.`);
  };

  const visit = (by: 1 | -1): void => {
    const bench = hand.bench();
    const { points } = bench.scene;
    if (points.length === 0) return;
    const here = points.findIndex((point) => point.row === bench.hovered);
    const next = here < 0 ? (by > 0 ? 0 : points.length - 1) : (here + by + points.length) % points.length;
    goTo(within([bench.positions[2 * next] ?? 0, bench.positions[2 * next + 1] ?? 0]));
    hand.inspect(next);
    say(facts(bench, next));
  };

  const leave = (): void => {
    if (hand.gesture?.pointer === KEYS) {
      if (hand.gesture.tool.motion === 'loop') hand.drop();
      else hand.end();
    }
    marker.byKeys(false);
    marker.at(null);
    hand.inspect(-1);
  };

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { side } = hand.bench().view;
    const at: Place = cursor ?? [side / 2, side / 2];
    const way = WAYS[event.key];
    const tool = tools.find(({ key }) => key === event.key);
    if (way) {
      const length = (side / 100) * (event.shiftKey ? 5 : 1);
      // The eye goes where the arrow points: the picture goes the other way.
      if (hand.bench().tool.motion === 'push') look(() => viewer.push([-5 * length * way[0], -5 * length * way[1]]));
      else step(within([at[0] + length * way[0], at[1] + length * way[1]]));
    } else if (ZOOMS[event.key]) look(() => viewer.zoom(ZOOMS[event.key] ?? 1, at));
    else if (event.key === '0') look(viewer.fit);
    else if (event.key === 'Enter' || event.key === ' ') applyTool(at);
    else if (event.key.toLowerCase() === 'n') visit(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      leave();
      select(null);
      say('');
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && hand.bench().selected.length > 0) {
      select('delete');
    } else if (tool) {
      chooseTool(tool.id);
      say(`${tool.label}: ${tool.does}.`);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  frame.addEventListener('keydown', press);
  frame.addEventListener('blur', leave);
  return () => {
    frame.removeEventListener('keydown', press);
    frame.removeEventListener('blur', leave);
  };
};
