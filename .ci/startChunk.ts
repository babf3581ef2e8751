/** Facts that Rolldown tells of a module: who imports it by a static import, and whether a page begins with it. */
interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/**
 * 'start' for every module that the page needs before its first picture, null for those that are loaded later: one file to fetch instead
 * of one for each set of modules that some later part happens to share.
 */
export const startChunk = (id: string, modules: Modules): string | null => {
  const seen = new Set<string>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const info = modules.getModuleInfo(at);
    if (info?.isEntry) return 'start';
    waiting.push(...(info?.importers ?? []));
  }
  return null;
};
