import { useEffect, useState } from 'react';
import { getPage } from '../usePage.ts';

const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Opens the files that are dropped anywhere on the page; true while some are held over it. */
export const useFileDrop = (): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const ends = new AbortController();
    const on = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
      document.addEventListener(name, act, { signal: ends.signal });
    on('dragover', (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(false);
      void getPage().openFiles([...(event.dataTransfer?.files ?? [])]);
    });
    return () => ends.abort();
  }, []);
  return over;
};
