import { type KeyboardEvent, memo } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { tools } from '../tools.ts';
import './toolbar.css';

export interface ToolbarProps {
  /** Id of the tool in hand. */
  readonly tool: string;
  readonly onTool: (tool: string) => void;
  /** The table of the points, beside the tools: whether it is open. */
  readonly tableOpen: boolean;
  readonly onTable: (open: boolean) => void;
  readonly tableId: string;
}

/** Arrow keys go round the buttons, as in every toolbar. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const here = buttons.indexOf(event.target as HTMLButtonElement);
  const ways: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowRight: here + 1,
    ArrowUp: here - 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: -1,
  };
  const to = ways[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons.at(to % buttons.length)?.focus();
};

/** Hangs the curtain, or takes it away. */
const CurtainButton = () => (
  <button
    type="button"
    className="canvas-tool canvas-tool-apart"
    aria-label="Curtain"
    aria-keyshortcuts="c"
    aria-pressed={useStore((state) => state.curtain !== null)}
    tabIndex={-1}
    title="Curtain (C): the chosen method left of it, exact retraining right"
    onClick={getStore().toggleCurtain}
  >
    <Icon side={20}>
      <path d="M3 4.5h14v11H3zM10 2.5v15M5.5 7v6M7.8 7v6" />
    </Icon>
  </button>
);

/** The tools of the canvas, as toggle buttons. */
export const Toolbar = memo(({ tool, onTool, tableOpen, onTable, tableId }: ToolbarProps) => (
  <div className="canvas-tools" role="toolbar" aria-label="Canvas tools" onKeyDown={walk}>
    {tools.map(({ id, label, key, does, icon }) => (
      <button
        key={id}
        type="button"
        className="canvas-tool"
        aria-label={label}
        aria-keyshortcuts={key}
        aria-pressed={tool === id}
        tabIndex={tool === id ? 0 : -1}
        title={`${label} (${key}): ${does}`}
        onClick={() => onTool(id)}
      >
        <Icon side={20}>{icon}</Icon>
        {tool === id && (
          <span className="canvas-tool-name" aria-hidden="true">
            {label}
          </span>
        )}
      </button>
    ))}
    <CurtainButton />
    <button
      type="button"
      className="canvas-tool"
      aria-label="Points as a table"
      aria-expanded={tableOpen}
      aria-controls={tableOpen ? tableId : undefined}
      title="Points as a table"
      onClick={() => onTable(!tableOpen)}
    >
      <Icon side={20}>
        <path d="M3 4.5h14v11H3zM3 8.2h14M3 11.8h14M8 4.5v11" />
      </Icon>
    </button>
  </div>
));
