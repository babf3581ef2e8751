const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** HTML of a frame that shows one view of a scenario; `page` is the page's address, `hash` the scenario's link. */
export const embedCode = (page: string, hash: string, view: string, title: string): string => {
  const address = new URL(page);
  address.search = '';
  address.searchParams.set('embed', view);
  address.hash = hash;
  const size = view === 'canvas' ? 'width="640" height="500"' : 'width="800" height="500"';
  return `<iframe src="${escaped(address.href)}" title="${escaped(title)}" ${size} style="border: 0" loading="lazy"></iframe>`;
};
