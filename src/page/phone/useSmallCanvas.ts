import { type RefObject, useEffect } from 'react';

/** What changes the picture, or is explained by it. */
const BESIDE = '.panels, .memory-section';

/** Marks the page while the canvas is out of sight above, and what belongs to it is in sight: the canvas is small at the top then. */
export const useSmallCanvas = (row: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const app = row.current?.closest<HTMLElement>('.app');
    const stage = app?.querySelector('.stage');
    if (!app || !stage) return;
    const inSight = new Set<Element>();
    let isAbove = false;
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries)
        if (target === stage) isAbove = !isIntersecting && boundingClientRect.bottom <= 0;
        else if (isIntersecting) inSight.add(target);
        else inSight.delete(target);
      app.toggleAttribute('data-small-canvas', isAbove && inSight.size > 0);
    });
    for (const element of [stage, ...app.querySelectorAll(BESIDE)]) observer.observe(element);
    return () => {
      observer.disconnect();
      app.removeAttribute('data-small-canvas');
    };
  }, [row]);
};
