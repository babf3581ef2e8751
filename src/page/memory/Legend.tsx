import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { effectsOf } from '../../scenario/changes.ts';
import { basePoints } from '../../scenario/defaults.ts';
import { labelRange } from '../../scenario/labelRange.ts';
import { shownStep } from '../../store/state.ts';
import { classColor, classShape } from '../../ui/classMarks.ts';
import { formatNumber } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import { shapePath } from '../../ui/shapes.ts';
import { useStore } from '../../ui/useStore.ts';

const Mark = ({ says, wide = false, children }: { says: ReactNode; wide?: boolean; children: ReactNode }) => (
  <li className={wide ? 'legend-wide' : undefined}>
    <svg viewBox="0 0 24 18" aria-hidden="true">
      {children}
    </svg>
    <span>{says}</span>
  </li>
);

const movement = (
  <>
    size: how far its prediction moved, |<i>h</i>(<i>f</i>) − <i>h</i>(<i>f</i>*)|
  </>
);

const hatch = (
  <Mark wide says="chosen method differs from exact">
    <defs>
      <pattern id="legend-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v5" stroke="var(--ink)" strokeWidth="1.5" />
      </pattern>
    </defs>
    <rect x="1" y="2" width="22" height="14" rx="2" fill="url(#legend-hatch)" stroke="var(--line)" />
  </Mark>
);

/** Marks of a label that is a number: on which side of the middle it is, and the line where a model predicts that. */
const Numbers = ({ label, middle }: { label: string; middle: string }) => (
  <>
    <Mark wide says={`${label} up to ${middle}, the middle; above`}>
      <circle cx="5" cy="9" r="4" fill="var(--class-0)" />
      <path d="M18 4.5 23 13.5H13z" fill="var(--class-1)" />
    </Mark>
    <Mark wide says={`lines: where ${middle} is predicted`}>
      <path d="M1 9h22" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
    </Mark>
  </>
);

/** Legend of the marks on the canvas. */
export const Legend = () => {
  const data = useStore(({ scenario }) => (scenario.model.likelihood === 'gaussian' ? scenario.data : null));
  const numbers = useMemo(() => {
    if (!data) return null;
    const [low, high] = labelRange(basePoints(data));
    const level = (low + high) / 2;
    return { label: data.columns?.at(-1) ?? 'label', level, middle: formatNumber(level) };
  }, [data]);
  const change = useStore((state) => state.scenario.steps[shownStep(state)]);
  /** Label of the newest point that is on the canvas as one; undefined where there is none. */
  const newest = useMemo(() => change && effectsOf(change).added?.at(-1)?.at(-1), [change]);
  const mark = newest !== undefined && numbers ? Number(newest > numbers.level) : newest;
  return (
    <Section title="On the canvas" className="legend">
      <ul className="legend-list hint">
        <Mark says="remembered">
          <circle cx="12" cy="9" r="7" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
          <circle cx="12" cy="9" r="3.5" fill="var(--class-0)" />
        </Mark>
        {mark !== undefined && (
          <Mark says="new point">
            <path
              transform="translate(12 9)"
              d={shapePath(classShape(mark), 5)}
              fill={classColor(mark)}
              stroke="var(--ink)"
              strokeWidth="1.5"
              strokeLinejoin="round"
            />
          </Mark>
        )}
        <Mark wide says={movement}>
          <circle cx="6" cy="9" r="2.5" fill="var(--class-0)" />
          <circle cx="16" cy="9" r="6" fill="var(--class-0)" />
        </Mark>
        {numbers ? <Numbers {...numbers} /> : hatch}
        {change && (
          <Mark wide says={numbers ? 'that line before the change' : 'boundary before the change'}>
            <path d="M1 9h22" stroke="var(--before)" strokeWidth="1.75" strokeDasharray="1.5 3" strokeLinecap="round" />
          </Mark>
        )}
      </ul>
    </Section>
  );
};
