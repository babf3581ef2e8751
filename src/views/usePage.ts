import type { Files } from '../store/files.ts';
import type { Links } from '../store/link.ts';

/** What reaches beyond the page: links, files, the clipboard. */
export type Page = Files & Pick<Links, 'share'>;

let installed: Page | null = null;

export const installPage = (page: Page): void => {
  installed = page;
};

export const getPage = (): Page => {
  if (!installed) throw new Error('usePage: no page is installed; call installPage before rendering');
  return installed;
};
