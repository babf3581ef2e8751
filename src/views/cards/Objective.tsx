import { useLayoutEffect, useMemo, useRef } from 'react';
import { objectives } from 'virtual:objectives';

/** A formula is set smaller rather than cut off, but not below this share of its size: then it takes a second line. */
const SMALLEST = 0.74;

/** A method's objective in typeset mathematics, as large as its line allows. The MathML is a constant of the build (temml). */
export function Objective({ methodId }: { methodId: string }) {
  const box = useRef<HTMLSpanElement>(null);
  const html = useMemo(() => ({ __html: objectives[methodId] ?? '' }), [methodId]);

  useLayoutEffect(() => {
    const element = box.current;
    const math = element?.firstElementChild;
    if (!element || !(math instanceof Element)) return;
    const fit = (): void => {
      element.style.fontSize = '';
      element.classList.remove('card-objective-wrapped');
      const ratio = element.clientWidth / Math.max(math.getBoundingClientRect().width, 1);
      if (ratio >= 1) return;
      element.style.fontSize = `${Math.max(ratio * 0.99, SMALLEST).toFixed(3)}em`;
      element.classList.toggle('card-objective-wrapped', ratio < SMALLEST);
    };
    fit();
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      fit();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [methodId]);

  return (
    <span className="card-objective-line">
      <span ref={box} className="card-objective" dangerouslySetInnerHTML={html} />
    </span>
  );
}
