import { nearest } from '../../chart/nearest.ts';
import type { Place } from '../../chart/paths.ts';
import { type Store, visibleDomain } from '../../store/state.ts';
import { formatQuantity } from '../../ui/format.ts';
import { sightOf } from '../map/Axes.tsx';
import { REACH } from '../tool.ts';
import { tools } from '../tools.ts';
import { classTitle, placeSentence, sentenceOf } from '../words/describe.ts';
import { type CanvasEdits, ONE_STAYS } from './edits.ts';
import { type Gesture, type Hand, KEYS } from './hand.ts';
import { LOOKS, type Viewer } from './viewer.ts';

interface KeyboardParts {
  readonly store: Store;
  readonly hand: Hand;
  readonly edits: CanvasEdits;
  readonly viewer: Viewer;
  /** Reads a sentence out. */
  say(text: string): void;
}

const WAYS: Readonly<Record<string, Place>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A cursor that arrow keys move over the canvas, and a tool at it, until the signal. */
export const attachKeyboard = (frame: HTMLElement, { store, hand, edits, viewer, say }: KeyboardParts, signal: AbortSignal): void => {
  let cursor: Place | null = null;
  /** The corners that the keyboard has marked of a loop. */
  let corners: Place[] = [];

  const goTo = ([x, y]: Place): Place => {
    const { side } = hand.picture().view;
    const to: Place = [Math.min(side, Math.max(0, x)), Math.min(side, Math.max(0, y))];
    cursor = to;
    hand.byKeys(true);
    hand.point(to);
    return to;
  };
  const whereIs = (at: Place): string => {
    const picture = hand.picture();
    return placeSentence(picture, ...picture.view.toData(at[0], at[1]));
  };
  const inspect = (k: number, elsewhere = ''): void => {
    const picture = hand.picture();
    const point = picture.points[k];
    hand.inspect(k);
    say(point ? sentenceOf(picture, point) : elsewhere);
  };
  const sight = (): string => {
    const domain = visibleDomain(store.getState());
    return domain ? `In view: ${sightOf(hand.picture().names.axes, domain)}.` : '';
  };
  const look = (how: () => void): void => {
    // The ground stays still under what is carried.
    if (hand.gesture) return;
    how();
    hand.inspect(-1);
    say(sight());
  };

  const walk = ([dx, dy]: Place, from: Place, length: number): void => {
    // The eye goes where the arrow points: the picture goes the other way.
    if (hand.tool().motion === 'push') {
      look(() => viewer.push([-5 * length * dx, -5 * length * dy]));
      return;
    }
    const to = goTo([from[0] + length * dx, from[1] + length * dy]);
    const { gesture } = hand;
    if (gesture?.pointer !== KEYS) {
      inspect(nearest(hand.picture().positions, to[0], to[1], REACH), whereIs(to));
      return;
    }
    if (gesture.tool.motion !== 'loop') gesture.apply(to);
    say(whereIs(to));
  };

  /** Marks a corner of the lasso; the last one or the first one again closes it. */
  const corner = (gesture: Gesture, at: Place): void => {
    const again = [corners.at(-1), corners[0]].some((known) => known && Math.hypot(at[0] - known[0], at[1] - known[1]) < 1);
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

  /** Goes on with the gesture under way. */
  const goOn = (gesture: Gesture, at: Place): void => {
    if (gesture.pointer !== KEYS) return;
    if (gesture.tool.motion === 'loop') corner(gesture, at);
    else {
      hand.end();
      say('Put down.');
    }
  };

  /** Follows the point that is looked at, if there is one. */
  const follow = (): boolean => {
    const { hovered } = store.getState();
    const point = hovered !== null && hand.picture().points.find(({ row }) => row === hovered);
    if (!point) return false;
    store.show({ followed: point.index });
    say(`Point ${point.index} is followed. Tab goes to its figures, Escape ends.`);
    return true;
  };

  const applyTool = (at: Place): void => {
    goTo(at);
    if (hand.gesture) {
      goOn(hand.gesture, at);
      return;
    }
    const tool = hand.tool();
    if (tool.motion === 'push') {
      if (follow()) return;
      say(`Arrow keys push the picture. ${sight()}`);
      return;
    }
    const gesture = hand.begin(KEYS, at);
    if (tool.motion === 'loop') {
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
    else if (tool.adds) say(`Added a point of ${classTitle(hand.picture().names, store.getState().brushClass)}. ${whereIs(at)}`);
    else say(tool.said ?? `${tool.label}: ${touched} ${touched === 1 ? 'point' : 'points'}.`);
  };

  const visit = (by: 1 | -1): void => {
    const { points, positions } = hand.picture();
    if (points.length === 0) return;
    const { hovered } = store.getState();
    const here = points.findIndex((point) => point.row === hovered);
    const next = here < 0 ? (by > 0 ? 0 : points.length - 1) : (here + by + points.length) % points.length;
    goTo([positions[2 * next] ?? 0, positions[2 * next + 1] ?? 0]);
    inspect(next);
  };

  const leave = (): void => {
    if (hand.gesture?.pointer === KEYS) {
      if (hand.gesture.tool.motion === 'loop') hand.drop();
      else hand.end();
    }
    hand.byKeys(false);
    hand.point(null);
    hand.inspect(-1);
  };
  const selectNothing = (): void => {
    if (store.getState().selected.length > 0) store.show({ selected: [] });
  };
  const erase = (selected: readonly number[]): void => {
    if (edits.act('selection', () => edits.erase(selected), ONE_STAYS)) say(`${formatQuantity(selected.length, 'point')} deleted.`);
    selectNothing();
  };

  /** Command of a key at the cursor; null for a key that means nothing here. */
  const commandOf = ({ key, shiftKey }: KeyboardEvent): (() => unknown) | null => {
    const { side } = hand.picture().view;
    const { selected } = store.getState();
    const at: Place = cursor ?? [side / 2, side / 2];
    const way = WAYS[key];
    if (way) return () => walk(way, at, (side / 100) * (shiftKey ? 5 : 1));
    if (key === 'Enter' || key === ' ') return () => applyTool(at);
    if (key.toLowerCase() === 'f') return follow;
    if (key.toLowerCase() === 'n') return () => visit(shiftKey ? -1 : 1);
    if (key === 'Escape')
      return () => {
        leave();
        selectNothing();
        store.show({ followed: null });
        say('');
      };
    if ((key === 'Delete' || key === 'Backspace') && selected.length > 0) return () => erase(selected);
    const other = LOOKS.find(({ keys }) => keys.includes(key));
    if (other) return () => look(() => other.look(viewer, at));
    const tool = tools.find((candidate) => candidate.key === key);
    if (!tool) return null;
    return () => {
      store.chooseTool(tool.id);
      say(`${tool.label}: ${tool.does}.`);
    };
  };

  const press = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey || event.altKey ? null : commandOf(event);
    if (!command) return;
    command();
    event.preventDefault();
    event.stopPropagation();
  };
  frame.addEventListener('keydown', press, { signal });
  frame.addEventListener('blur', leave, { signal });
};
