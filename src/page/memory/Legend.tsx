import type { ReactNode } from 'react';
import { Section } from '../../ui/Section.tsx';

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

/** Legend of the marks on the canvas. */
export const Legend = () => (
  <Section title="On the canvas" className="legend">
    <ul className="legend-list hint">
      <Mark says="remembered">
        <circle cx="12" cy="9" r="7" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
        <circle cx="12" cy="9" r="3.5" fill="var(--class-0)" />
      </Mark>
      <Mark says="new point">
        <path d="M12 3.5 18 14H6z" fill="var(--class-1)" stroke="var(--ink)" strokeWidth="1.5" strokeLinejoin="round" />
      </Mark>
      <Mark wide says={movement}>
        <circle cx="6" cy="9" r="2.5" fill="var(--class-0)" />
        <circle cx="16" cy="9" r="6" fill="var(--class-0)" />
      </Mark>
      <Mark wide says="chosen method differs from exact">
        <defs>
          <pattern id="legend-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0v5" stroke="var(--ink)" strokeWidth="1.5" />
          </pattern>
        </defs>
        <rect x="1" y="2" width="22" height="14" rx="2" fill="url(#legend-hatch)" stroke="var(--line)" />
      </Mark>
      <Mark wide says="boundary before the change">
        <path d="M1 9h22" stroke="var(--before)" strokeWidth="1.75" strokeDasharray="1.5 3" strokeLinecap="round" />
      </Mark>
    </ul>
  </Section>
);
