import type { MouseEvent, ReactNode } from 'react';
import { tools } from '../../canvas/tools.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CloseIcon, Icon, MoonIcon, SunIcon } from '../../ui/icons.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { goTo, isAsSetUp } from '../lessons/desk.ts';
import { SlideButton } from '../slide/SlideButton.tsx';
import { slideWords } from '../slide/slideWords.ts';
import type { Action } from './keys.ts';

/** A press of the pointer leaves the focus where it is, so that Space goes on and presses no button again. */
const keepFocus = (event: MouseEvent): void => {
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
};

/** Lessons with more steps have no mark for each. */
const MOST_DOTS = 9;

interface FootProps {
  readonly lesson: Lesson | undefined;
  readonly index: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The canvas is shown, for the pointer. */
  readonly hasCanvas: boolean;
  readonly onAct: (action: Action) => void;
  readonly children: ReactNode;
}

/** Everything that the keys do, for the pointer, and where one is. */
export const Foot = ({ lesson, index, isFirst, isLast, hasCanvas, onAct, children }: FootProps) => {
  const tool = useStore((state) => state.tool);
  const isDark = useStore((state) => state.theme === 'dark');
  const isChanged = useStore(({ scenario }) => lesson !== undefined && !isAsSetUp(lesson, index, scenario));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it keeps the focus where it was
    <footer className="present-foot" onMouseDown={keepFocus}>
      <span className="row">
        <Button shortcut="←, Page Up" title="Back" disabled={isFirst} onClick={() => onAct('back')}>
          Back
        </Button>
        <Button shortcut="→, Space, Page Down" title="Next" disabled={isLast} onClick={() => onAct('on')}>
          Next
        </Button>
      </span>
      {lesson && (
        <span className="present-place">
          <span className="clipped">{lesson.title}</span>
          {lesson.steps.length <= MOST_DOTS && (
            <nav className="present-dots" aria-label="Steps">
              {lesson.steps.map(({ id, title }, k) => (
                <button
                  key={id}
                  type="button"
                  className="lesson-dot"
                  aria-label={`Step ${k + 1}: ${title}`}
                  aria-current={k === index ? 'step' : undefined}
                  onClick={() => onAct(k)}
                />
              ))}
            </nav>
          )}
          <span className="present-count">
            {index + 1} of {lesson.steps.length}
          </span>
        </span>
      )}
      <span className="row present-tools">
        {lesson && isChanged && (
          <Button kind="quiet" onClick={() => goTo(lesson, index, getStore().getState().veiled)}>
            Set it up again
          </Button>
        )}
        {children}
        {hasCanvas && (
          <select aria-label="Pointer on the canvas" value={tool} onChange={({ target }) => getStore().chooseTool(target.value)}>
            {tools.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
        <SlideButton words={lesson && slideWords(lesson, index)} />
        <IconButton
          kind="quiet"
          label={isDark ? 'Light' : 'Dark'}
          shortcut="D"
          icon={isDark ? <SunIcon /> : <MoonIcon />}
          onClick={() => onAct('dark')}
        />
        <IconButton
          kind="quiet"
          label="Blank screen"
          shortcut="B"
          icon={
            <Icon>
              <path d="M2 3.5h12v9H2z" fill="currentColor" />
            </Icon>
          }
          onClick={() => onAct('blank')}
        />
        <IconButton
          kind="quiet"
          label="Full screen"
          shortcut="F"
          icon={
            <Icon>
              <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
            </Icon>
          }
          onClick={() => onAct('full')}
        />
        <IconButton kind="quiet" label="Leave the presenter" shortcut="Esc" icon={<CloseIcon />} onClick={() => onAct('leave')} />
      </span>
    </footer>
  );
};
