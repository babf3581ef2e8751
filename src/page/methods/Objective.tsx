import { objectives } from 'virtual:objectives';
import { useLayoutEffect, useMemo, useRef } from 'react';

/** A formula that does not fit is set smaller, but not below this share of its size: then it goes on in a second line. */
const SMALLEST = 0.8;

const widthOf = (element: Element): number => element.getBoundingClientRect().width;

/** Sets the formula in `box` as large as it fits, on one line or more. Lines break where temml has put rows of their own. */
const setIn = (box: HTMLElement, math: Element): void => {
  box.style.fontSize = '';
  box.classList.remove('card-objective-wrapped');
  const room = box.clientWidth;
  if (room === 0) return;
  const onOneLine = room / Math.max(widthOf(math), 1);
  if (onOneLine >= 1) return;
  const rows = [...math.children];
  const wraps = onOneLine < SMALLEST && rows.length > 1;
  const widest = wraps ? Math.max(...rows.map(widthOf)) : widthOf(math);
  box.classList.toggle('card-objective-wrapped', wraps);
  // Rows are a little narrower than they are drawn: italics lean out of their boxes.
  box.style.fontSize = `${Math.min(1, (0.98 * room) / Math.max(widest, 1)).toFixed(3)}em`;
};

/** A method's objective in typeset mathematics, as large as its line allows. The MathML is a constant of the build (temml). */
export function Objective({ methodId }: { methodId: string }) {
  const box = useRef<HTMLSpanElement>(null);
  const html = useMemo(() => ({ __html: objectives[methodId] ?? '' }), [methodId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another method is another formula in the same box
  useLayoutEffect(() => {
    const element = box.current;
    const math = element?.firstElementChild;
    if (!element || !(math instanceof Element)) return;
    setIn(element, math);
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      setIn(element, math);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [methodId]);

  return (
    <span className="card-objective-line">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: temml's output at build time, not anybody's input */}
      <span ref={box} className="card-objective" dangerouslySetInnerHTML={html} />
    </span>
  );
}
