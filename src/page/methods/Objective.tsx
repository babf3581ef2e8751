import { objectives } from 'virtual:objectives';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { MethodInfo } from '../../ui/catalog.ts';

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

interface ObjectiveProps {
  readonly method: MethodInfo;
  readonly options: Readonly<Record<string, number | string>> | undefined;
}

/** The formula's id: 'method.option' where such an option is away from its default and has a formula of its own, else the method's. */
const formulaOf = ({ method, options }: ObjectiveProps): string => {
  const changed = method.options.filter((option) => (options?.[`${method.id}.${option.id}`] ?? option.default) !== option.default);
  return changed.map(({ id }) => `${method.id}.${id}`).find((id) => Object.hasOwn(objectives, id)) ?? method.id;
};

/** A method's objective in typeset mathematics, as large as its line allows. The MathML is a constant of the build (temml). */
export function Objective(props: ObjectiveProps) {
  const formula = formulaOf(props);
  const box = useRef<HTMLSpanElement>(null);
  const html = useMemo(() => ({ __html: objectives[formula] ?? '' }), [formula]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another formula stands in the same box
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
  }, [formula]);

  return (
    <span className="card-objective-line">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: temml's output at build time, not anybody's input */}
      <span ref={box} className="card-objective" dangerouslySetInnerHTML={html} />
    </span>
  );
}
