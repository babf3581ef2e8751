import { Component, type ReactNode } from 'react';
import '../../ui/theme.css';
import { Button } from '../../ui/Button.tsx';
import { getPage } from '../usePage.ts';
import './error.css';

/** Does what a button promises; what fails here as well is left as it is, since the screen must stay. */
const attempt = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

/** Screen for a page that cannot be drawn: the work, and the ways on. */
const ErrorScreen = ({ message, again }: { message: string; again: () => void }) => (
  <main className="error-screen stack" role="alert">
    <h1>The page could not be drawn</h1>
    <p>
      Your work is not lost: the scenario is as it was, and can be saved as a file. If drawing it again fails as well, start afresh; Undo
      brings it back.
    </p>
    <p className="error-message hint">{message}</p>
    <div className="row">
      <Button onClick={() => attempt(() => getPage().saveScenario())}>Save the scenario</Button>
      <Button onClick={again}>Draw it again</Button>
      <Button onClick={() => attempt(() => getPage().startAfresh()) && again()}>Start afresh</Button>
    </div>
  </main>
);

/** Its children, or a screen that keeps the work where drawing them failed. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === null ? this.props.children : <ErrorScreen message={message} again={() => this.setState({ message: null })} />;
  }
}
