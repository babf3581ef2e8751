import type { Hand } from './hand.ts';
import { REACH } from './hand.ts';
import { nearest } from './hit.ts';
import type { Marker } from './marker.ts';

/** A finger that moves less than this has tapped, CSS pixels. */
const TAP = 6;

/** Mouse, pen and touch on the frame of the canvas: tools while pressed, a look at points otherwise. Returns how to let go. */
export const attachPointer = (frame: HTMLElement, hand: Hand, marker: Marker): (() => void) => {
  let pending: [number, number][] = [];
  let asked = 0;
  /** A touch on a point that may become a tap. */
  let tapping = false;
  /** Where the frame lies on the screen, until something may have moved it: asking for it makes the browser lay out the page. */
  let box: DOMRect | null = null;
  const moved = (): void => {
    box = null;
  };

  const local = ({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] => {
    box ??= frame.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  };
  const under = (at: readonly [number, number]): number => nearest(hand.bench().positions, at[0], at[1], REACH);
  const wipes = (): boolean => ['brush', 'erase', 'relabel'].includes(hand.gesture?.tool ?? '');

  const flush = (): void => {
    asked = 0;
    const way = pending;
    pending = [];
    // A dragged point only needs to know where the pointer is now; a brush every step of its way, in one edit a frame.
    for (const to of wipes() ? way : way.slice(-1)) hand.gesture?.apply(to);
  };

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || hand.gesture) return;
    marker.byKeys(false);
    frame.setPointerCapture(event.pointerId);
    box = null;
    const at = local(event);
    const { tool } = hand.bench();
    const touched = under(at);
    // A finger cannot hover: a tap on a point shows it, and only a stroke paints over it.
    tapping = event.pointerType === 'touch' && (tool === 'add' || tool === 'brush') && touched >= 0;
    const gesture = hand.begin(event.pointerId, at);
    if (event.pointerType === 'touch') hand.inspect(touched);
    // A point is dragged once the pointer moves, not when it is touched.
    if (!tapping && tool !== 'move') gesture.apply(at);
    marker.at(at);
  };

  const move = (event: PointerEvent): void => {
    const at = local(event);
    const { gesture } = hand;
    if (event.pointerType !== 'touch' || gesture) marker.at(at);
    if (!gesture || gesture.pointer !== event.pointerId) {
      if (event.pointerType === 'touch') return;
      const { scene, hovered } = hand.bench();
      const k = under(at);
      if ((scene.points[k]?.row ?? null) !== hovered) hand.inspect(k);
      return;
    }
    if (tapping) {
      if (Math.hypot(at[0] - gesture.start[0], at[1] - gesture.start[1]) < TAP || gesture.tool === 'add') return;
      tapping = false;
      hand.inspect(-1);
    }
    const steps = wipes() ? (event.getCoalescedEvents?.() ?? []) : [];
    for (const step of steps.length > 0 ? steps : [event]) pending.push(local(step));
    if (asked === 0) asked = requestAnimationFrame(flush);
  };

  const finish = (event: PointerEvent): void => {
    if (hand.gesture?.pointer !== event.pointerId) return;
    cancelAnimationFrame(asked);
    flush();
    if (event.pointerType === 'touch') marker.at(null);
    hand.end();
  };

  const leave = (event: PointerEvent): void => {
    // A finger leaves by being lifted; what it tapped stays shown.
    if (hand.gesture || event.pointerType === 'touch') return;
    marker.at(null);
    if (!marker.keyed) hand.inspect(-1);
  };

  const resized = new ResizeObserver(moved);
  resized.observe(frame);
  addEventListener('scroll', moved, { capture: true, passive: true });
  addEventListener('resize', moved);
  frame.addEventListener('pointerenter', moved);
  frame.addEventListener('pointerdown', down);
  frame.addEventListener('pointermove', move);
  frame.addEventListener('pointerup', finish);
  frame.addEventListener('pointercancel', finish);
  frame.addEventListener('pointerleave', leave);
  return () => {
    cancelAnimationFrame(asked);
    resized.disconnect();
    removeEventListener('scroll', moved, { capture: true });
    removeEventListener('resize', moved);
    frame.removeEventListener('pointerenter', moved);
    frame.removeEventListener('pointerdown', down);
    frame.removeEventListener('pointermove', move);
    frame.removeEventListener('pointerup', finish);
    frame.removeEventListener('pointercancel', finish);
    frame.removeEventListener('pointerleave', leave);
  };
};
