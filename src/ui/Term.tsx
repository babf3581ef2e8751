import type { TermId } from '../lessons/glossary.ts';
import { Button } from './Button.tsx';
import { later } from './later.tsx';
import { Popover } from './Popover.tsx';
import './term.css';

/** Loaded when the first term is opened. */
const Meaning = later<{ term: TermId }>(
  () => import('./Meaning.tsx'),
  ({ again }) => (
    <p>
      The meaning could not be loaded. <Button onClick={again}>Try again</Button>
    </p>
  ),
);

/** A term of the field, underlined with dots: a press says what it means. */
export const Term = ({ term, children }: { term: TermId; children: string }) => (
  <Popover label={children} kind="quiet" className="term">
    {() => <Meaning term={term} />}
  </Popover>
);
