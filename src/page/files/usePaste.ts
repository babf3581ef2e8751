import { useEffect } from 'react';
import { TYPING } from '../useKeys.ts';
import { getPage } from '../usePage.ts';

/** Takes cells, rows of text or files that are pasted anywhere but into a text field. */
export const usePaste = (): void => {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (event.defaultPrevented || (target instanceof Element && target.closest(TYPING) !== null)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const files = [...(clipboardData?.files ?? [])];
      const text = clipboardData?.getData('text/plain') ?? '';
      // Spreadsheets put a picture of the cells beside their text.
      if (text.trim() !== '') void getPage().openText('pasted cells', text);
      else if (files.length > 0) void getPage().openFiles(files);
      else return;
      event.preventDefault();
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
};
