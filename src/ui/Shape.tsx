import { classShape, type Shape as Name } from './classMarks.ts';

const PATHS: Record<Name, string> = {
  circle: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  triangle: 'M6 1 11 10.5H1Z',
  square: 'M2 2h8v8H2Z',
  diamond: 'M6 .8 11.2 6 6 11.2.8 6Z',
  plus: 'M4.3 1.5h3.4v2.8h2.8v3.4H7.7v2.8H4.3V7.7H1.5V4.3h2.8Z',
  star: 'm6 .8 1.5 3.5 3.8.3-2.9 2.5.9 3.7L6 8.8l-3.3 2 .9-3.7L.7 4.6l3.8-.3Z',
  wye: 'M4.6 6.8V11h2.8V6.8L11 4.7 9.6 2.3 6 4.4 2.4 2.3 1 4.7Z',
  cross: 'M3 1 6 4l3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3-3-3Z',
  pentagon: 'm6 1 5 3.7-1.9 5.8H2.9L1 4.7Z',
  hexagon: 'M6 .8 10.5 3.4v5.2L6 11.2 1.5 8.6V3.4Z',
};

/** The mark of a class, beside its name. */
export const Shape = ({ label, color }: { label: number; color: string }) => (
  <svg className="icon" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path d={PATHS[classShape(label)]} fill={color} stroke="var(--surface)" strokeWidth="0.75" />
  </svg>
);
