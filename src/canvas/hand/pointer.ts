import { nearest } from '../../chart/nearest.ts';
import type { Place } from '../../chart/paths.ts';
import type { Store } from '../../store/state.ts';
import { REACH } from '../tool.ts';
import type { Hand } from './hand.ts';
import type { Viewer } from './viewer.ts';

/** A finger that moves less than this has tapped, CSS pixels. */
const TAP = 6;

/** Pixels of the wheel that look e times as close; pinching a touchpad turns it, with Ctrl, in smaller steps. */
const WHEEL = 500;
const PINCHED_WHEEL = 100;

/**
 * Mouse, pen and touch on the frame of the canvas: tools while pressed, a look at points otherwise; the wheel, two fingers and the middle
 * button pan and zoom, until the signal.
 */
export const attachPointer = (frame: HTMLElement, store: Store, hand: Hand, viewer: Viewer, signal: AbortSignal): void => {
  let pending: Place[] = [];
  let asked = 0;
  /** A touch on a point that may become a tap. */
  let tapping = false;
  /** A finger that has neither moved nor been lifted: a second one may follow and make it a pinch. */
  let waiting = false;
  /** Press of the hand that pushes, on a point: it follows it where the pointer stays. */
  let pressed: { readonly pointer: number; readonly at: Place; readonly index: number } | null = null;
  /** Place of the frame on the screen, until something may have moved it: asking for it makes the browser lay out the page. */
  let box: DOMRect | null = null;
  /** Pixels of the picture for one of the screen: less where it is shown enlarged. */
  let scale = 1;
  const moved = (): void => {
    box = null;
  };

  const local = ({ clientX, clientY }: { clientX: number; clientY: number }): Place => {
    if (!box) {
      box = frame.getBoundingClientRect();
      scale = box.width > 0 ? frame.offsetWidth / box.width : 1;
    }
    return [(clientX - box.left) * scale, (clientY - box.top) * scale];
  };
  const under = (at: Place): number => nearest(hand.picture().positions, at[0], at[1], REACH);
  const isWay = (): boolean => hand.gesture?.tool.motion === 'sweep' || hand.gesture?.tool.motion === 'loop';

  const flush = (): void => {
    asked = 0;
    const way = pending;
    pending = [];
    // A dragged point only needs to know where the pointer is now; a brush every step of its way, in one edit a frame.
    for (const to of isWay() ? way : way.slice(-1)) hand.gesture?.apply(to);
  };

  /** The pointer takes hold of the picture, where it is meant to. */
  const holds = (event: PointerEvent, at: Place): boolean => {
    const { gesture } = hand;
    if (event.pointerType === 'touch' && gesture && waiting) {
      // What the first finger began has done nothing yet.
      waiting = false;
      tapping = false;
      hand.end();
      viewer.hold(gesture.pointer, gesture.start);
    } else if (gesture) return false;
    else if (viewer.held === 0 && event.button !== 1 && !(event.button === 0 && hand.tool().motion === 'push')) return false;
    const point = hand.picture().points[under(at)];
    pressed = point && event.button === 0 && viewer.held === 0 ? { pointer: event.pointerId, at, index: point.index } : null;
    viewer.hold(event.pointerId, at);
    if (event.button === 1) event.preventDefault();
    hand.inspect(-1);
    hand.point(null);
    return true;
  };

  const down = (event: PointerEvent): void => {
    box = null;
    const at = local(event);
    if (holds(event, at)) {
      hand.byKeys(false);
      frame.setPointerCapture(event.pointerId);
      return;
    }
    if (event.button !== 0 || hand.gesture) return;
    hand.byKeys(false);
    frame.setPointerCapture(event.pointerId);
    const tool = hand.tool();
    const touched = under(at);
    // A finger cannot hover: a tap on a point shows it, and only a stroke paints over it.
    waiting = event.pointerType === 'touch';
    tapping = waiting && tool.adds === true && touched >= 0;
    const gesture = hand.begin(event.pointerId, at);
    if (waiting) hand.inspect(touched);
    // A point is dragged once the pointer moves, not when it is touched.
    else if (tool.motion !== 'drag') gesture.apply(at);
    hand.point(at);
  };

  const move = (event: PointerEvent): void => {
    const at = local(event);
    if (viewer.holds(event.pointerId)) {
      viewer.drag(event.pointerId, at);
      return;
    }
    const { gesture } = hand;
    if (event.pointerType !== 'touch' || gesture) hand.point(at);
    if (!gesture || gesture.pointer !== event.pointerId) {
      if (event.pointerType === 'touch') return;
      const k = under(at);
      if ((hand.picture().points[k]?.row ?? null) !== store.getState().hovered) hand.inspect(k);
      return;
    }
    if (waiting) {
      if (Math.hypot(at[0] - gesture.start[0], at[1] - gesture.start[1]) < TAP || (tapping && gesture.tool.motion === 'press')) return;
      waiting = false;
      if (gesture.tool.motion !== 'drag') gesture.apply(gesture.start);
      if (tapping) hand.inspect(-1);
      tapping = false;
    }
    const steps = isWay() ? (event.getCoalescedEvents?.() ?? []) : [];
    for (const step of steps.length > 0 ? steps : [event]) pending.push(local(step));
    if (asked === 0) asked = requestAnimationFrame(flush);
  };

  const finish = (event: PointerEvent): void => {
    if (viewer.release(event.pointerId)) {
      const [x, y] = local(event);
      if (event.type === 'pointerup' && pressed?.pointer === event.pointerId && Math.hypot(x - pressed.at[0], y - pressed.at[1]) < TAP)
        store.show({ followed: pressed.index });
      pressed = null;
      return;
    }
    const { gesture } = hand;
    if (gesture?.pointer !== event.pointerId) return;
    cancelAnimationFrame(asked);
    flush();
    if (waiting && !tapping && gesture.tool.motion !== 'drag' && event.type === 'pointerup') gesture.apply(gesture.start);
    waiting = false;
    if (event.pointerType === 'touch') hand.point(null);
    hand.end();
  };

  const turn = (event: WheelEvent): void => {
    event.preventDefault();
    // The ground stays still under a stroke.
    if (hand.gesture || event.deltaY === 0) return;
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30);
    viewer.zoom(Math.exp(-pixels / (event.ctrlKey ? PINCHED_WHEEL : WHEEL)), local(event));
    hand.inspect(-1);
  };

  const leave = (event: PointerEvent): void => {
    // A finger leaves by being lifted; what it tapped stays shown.
    if (hand.gesture || event.pointerType === 'touch') return;
    hand.point(null);
    if (!hand.keyed) hand.inspect(-1);
  };

  const resized = new ResizeObserver(moved);
  resized.observe(frame);
  addEventListener('scroll', moved, { signal, capture: true, passive: true });
  addEventListener('resize', moved, { signal });
  frame.addEventListener('wheel', turn, { signal, passive: false });
  frame.addEventListener('pointerenter', moved, { signal });
  frame.addEventListener('pointerdown', down, { signal });
  frame.addEventListener('pointermove', move, { signal });
  frame.addEventListener('pointerup', finish, { signal });
  frame.addEventListener('pointercancel', finish, { signal });
  frame.addEventListener('pointerleave', leave, { signal });
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(asked);
    resized.disconnect();
  });
};
