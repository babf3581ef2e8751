import { type ComponentType, createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';

const Again = createContext((): void => {});

/**
 * Component that is loaded when it is first shown; `waiting` stands in for it until then, and `Failed` where it could not be loaded: it
 * gets `again`, which tries once more.
 */
export const later = <Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Failed: ComponentType<{ again: () => void }>,
  waiting: ReactNode = null,
): ComponentType<Props> => {
  const Missing = (_: Props): ReactNode => <Failed again={useContext(Again)} />;
  const attempt = () => lazy(() => load().catch(() => ({ default: Missing as ComponentType<Props> })));
  let newest = attempt();
  return (props) => {
    const [Content, setContent] = useState(() => newest);
    const again = useCallback((): void => {
      newest = attempt();
      setContent(() => newest);
    }, []);
    return (
      <Again value={again}>
        <Suspense fallback={waiting}>
          <Content {...props} />
        </Suspense>
      </Again>
    );
  };
};
