import type { ReactNode } from 'react';

/** Lines in a square of `side` pixels. */
export const Icon = ({ side = 16, children }: { side?: number; children: ReactNode }) => (
  <svg
    className="icon"
    viewBox={`0 0 ${side} ${side}`}
    width={side}
    height={side}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

const icon = (paths: ReactNode) => () => <Icon>{paths}</Icon>;

export const UndoIcon = icon(<path d="M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6" />);
export const RedoIcon = icon(<path d="m10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10" />);
export const CloseIcon = icon(<path d="m4 4 8 8M12 4l-8 8" />);
export const PlayIcon = icon(<path d="M5 3v10l8-5z" fill="currentColor" />);
export const PauseIcon = icon(<path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2.5" />);
export const StepIcon = icon(<path d="M4 3.5v9L10 8zM12.5 3.5v9" />);
export const ResetIcon = icon(<path d="M3 3v3.5h3.5M3.3 6.3A5.2 5.2 0 1 1 2.8 9" />);
export const SettingsIcon = icon(<path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.7v3.6M6 9.7v3.6" />);
export const ExpandIcon = icon(<path d="m4 6 4 4 4-4" />);
export const MoreIcon = icon(<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.5" />);
export const TallerIcon = icon(<path d="M3 13.2h10M8 10.5V2.8M4.8 6 8 2.8 11.2 6" />);
export const ShorterIcon = icon(<path d="M3 13.2h10M8 2.8v7.7M4.8 7.3 8 10.5l3.2-3.2" />);
export const SunIcon = icon(
  <path d="M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13" />,
);
export const MoonIcon = icon(<path d="M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z" />);
export const SystemIcon = icon(<path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 0v12M8 5h4.6M8 8h6M8 11h4.6" />);
export const HelpIcon = icon(<path d="M5.7 5.8a2.4 2.4 0 1 1 3.6 2.1C8.4 8.4 8 8.9 8 9.8M8 12.6v.01" />);
export const FileIcon = icon(<path d="M9 1.8H4.2v12.4h7.6V4.6L9 1.8Zm0 0v2.8h2.8M8 7v5M5.9 9.9 8 7.2l2.1 2.7" />);
export const PrintIcon = icon(<path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z" />);
