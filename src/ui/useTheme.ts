import { useEffect } from 'react';
import { useStore } from './useStore.ts';

/** Puts the theme that was chosen on the page; without a choice the system's holds. */
export const useTheme = (): void => {
  const theme = useStore((state) => state.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
};
