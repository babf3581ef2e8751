import type { ComponentProps, ReactNode } from 'react';
import './controls.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** Looks: 'primary' once a place at most. */
  kind?: 'primary' | 'plain' | 'quiet';
  /** The key that does the same, for the tooltip. */
  shortcut?: string;
}

const tooltip = (text: string, shortcut: string | undefined): string => (shortcut ? `${text} (${shortcut})` : text);

export const Button = ({ kind = 'plain', type = 'button', shortcut, title, className = '', children, ...rest }: ButtonProps) => (
  <button
    type={type}
    className={`button button-${kind} ${className}`}
    title={title || shortcut ? tooltip(title ?? (typeof children === 'string' ? children : ''), shortcut) : undefined}
    {...rest}
  >
    {children}
  </button>
);

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** Name for everyone who does not see the icon, and the tooltip. */
  label: string;
  icon: ReactNode;
}

/** A square button with a picture; its tooltip names it and its key. */
export const IconButton = ({ label, icon, className = '', ...rest }: IconButtonProps) => (
  <Button aria-label={label} title={label} className={`button-icon ${className}`} {...rest}>
    {icon}
  </Button>
);
