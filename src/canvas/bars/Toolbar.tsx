import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { TOOLS, type Tool } from '../../store/state.ts';

/** Names, keys (while the canvas or its toolbar has the focus) and what each tool does, for buttons and help. */
export const TOOL_NAMES: Record<Tool, { readonly name: string; readonly key: string; readonly does: string }> = {
  add: { name: 'Add', key: '1', does: 'adds one point where you click' },
  brush: { name: 'Brush', key: '2', does: 'paints points along the stroke' },
  erase: { name: 'Erase', key: '3', does: 'deletes the points it touches' },
  relabel: { name: 'Relabel', key: '4', does: 'changes the class of the points it touches' },
  move: { name: 'Move', key: '5', does: 'drags a point to another place' },
  remember: { name: 'Remember', key: '6', does: 'puts a past point into memory by hand, or out of it' },
  lasso: { name: 'Lasso', key: '7', does: 'selects the points inside a loop: delete, relabel or remember them together' },
  pan: { name: 'Pan', key: '8', does: 'pushes the picture; the wheel, two fingers, + and − zoom, 0 fits it to the data' },
};

const ICONS: Record<Tool, ReactNode> = {
  add: (
    <>
      <circle cx="8" cy="12" r="3.25" fill="currentColor" stroke="none" />
      <path d="M14.5 3.5v6M11.5 6.5h6" />
    </>
  ),
  brush: (
    <>
      <path d="M16.8 3.2 9 11l-1.2-.2.2-1.2L15.8 1.9z" transform="translate(.4 1)" />
      <circle cx="4" cy="16.2" r="1.35" fill="currentColor" stroke="none" />
      <circle cx="8.2" cy="14.6" r="1.35" fill="currentColor" stroke="none" />
      <circle cx="12" cy="16.4" r="1.35" fill="currentColor" stroke="none" />
      <circle cx="16" cy="14.6" r="1.35" fill="currentColor" stroke="none" />
    </>
  ),
  erase: (
    <>
      <path d="m8.2 16.5-4.5-4.5a1.3 1.3 0 0 1 0-1.9l6.1-6.1a1.3 1.3 0 0 1 1.9 0l4 4a1.3 1.3 0 0 1 0 1.9l-6.6 6.6z" />
      <path d="m6.9 7 5.9 5.9M8.2 16.5H17" />
    </>
  ),
  relabel: (
    <>
      <circle cx="5" cy="10" r="2.6" />
      <path d="M15 7.4 17.8 12.4H12.2z" fill="currentColor" />
      <path
        d="M6 4.6c2.5-1.9 5.6-1.9 8 0M14 4.6l-.3-2.3M14 4.6l-2.3.2M14 15.4c-2.4 1.9-5.5 1.9-8 0M6 15.4l.3 2.3M6 15.4l2.3-.2"
        strokeWidth="1.3"
      />
    </>
  ),
  move: (
    <path d="M10 2.5v15M2.5 10h15M10 2.5 7.8 4.7M10 2.5l2.2 2.2M10 17.5l-2.2-2.2M10 17.5l2.2-2.2M2.5 10l2.2-2.2M2.5 10l2.2 2.2M17.5 10l-2.2-2.2M17.5 10l-2.2 2.2" />
  ),
  lasso: (
    <>
      <path
        d="M6.6 13.4C4 12.6 2.6 11 2.6 8.8c0-3.3 3.3-5.6 7.4-5.6s7.4 2.3 7.4 5.6-3.3 5.6-7.4 5.6c-.7 0-1.4-.1-2-.2"
        strokeDasharray="2.6 2.2"
      />
      <path d="M6.9 12.3a1.6 1.6 0 1 1-.9 2.6c0 1.400-.7 2.300-2 2.900" />
    </>
  ),
  pan: (
    <path d="M6 10.5V5.2a1.2 1.2 0 0 1 2.4 0V9 3.7a1.2 1.2 0 0 1 2.4 0V9 4.7a1.2 1.2 0 0 1 2.4 0V10 7a1.2 1.2 0 0 1 2.4 0v5.2c0 3.2-2 5.3-5 5.3-2.4 0-3.7-1-4.8-2.9l-2.2-3.7a1.2 1.2 0 0 1 2-1.3z" />
  ),
  remember: (
    <>
      <circle cx="10" cy="10" r="7" />
      <circle cx="10" cy="10" r="3.25" fill="currentColor" stroke="none" />
    </>
  ),
};

export interface ToolbarProps {
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  /** The table of the points, beside the tools: whether it is open. */
  readonly tableOpen: boolean;
  readonly onTable: (open: boolean) => void;
  readonly tableId: string;
}

/** Arrow keys go round the buttons, as in every toolbar. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const here = buttons.indexOf(event.target as HTMLButtonElement);
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const to =
    event.key === 'Home'
      ? 0
      : event.key === 'End'
        ? buttons.length - 1
        : by === undefined
          ? -1
          : (here + by + buttons.length) % buttons.length;
  if (here < 0 || to < 0) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[to]?.focus();
};

/** The tools of the canvas, as toggle buttons. */
export const Toolbar = memo(({ tool, onTool, tableOpen, onTable, tableId }: ToolbarProps) => (
  <div className="canvas-tools" role="toolbar" aria-label="Canvas tools" onKeyDown={walk}>
    {TOOLS.map((id) => {
      const { name, key, does } = TOOL_NAMES[id];
      return (
        <button
          key={id}
          type="button"
          className="canvas-tool"
          aria-label={name}
          aria-keyshortcuts={key}
          aria-pressed={tool === id}
          tabIndex={tool === id ? 0 : -1}
          title={`${name} (${key}): ${does}`}
          onClick={() => onTool(id)}
        >
          <svg
            viewBox="0 0 20 20"
            width="20"
            height="20"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          >
            {ICONS[id]}
          </svg>
        </button>
      );
    })}
    <button
      type="button"
      className="canvas-tool canvas-tool-apart"
      aria-label="Points as a table"
      aria-expanded={tableOpen}
      aria-controls={tableOpen ? tableId : undefined}
      title="Points as a table"
      onClick={() => onTable(!tableOpen)}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d="M3 4.5h14v11H3zM3 8.2h14M3 11.8h14M8 4.5v11" />
      </svg>
    </button>
  </div>
));
