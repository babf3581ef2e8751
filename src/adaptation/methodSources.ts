const own = import.meta.glob<string>('./methods/*.py', { eager: true, query: '?raw', import: 'default' });
const shared = import.meta.glob<string>('./*.py', { eager: true, query: '?raw', import: 'default' });

/** The Python of methods, in their order, after what more than one of them calls. */
export const methodSources = (ids: readonly string[]): string[] => {
  const sources = ids.map((id) => own[`./methods/${id}.py`]?.trim() ?? '');
  const called = (source: string): boolean =>
    [...source.matchAll(/^def (\w+)/gm)].some(([, name]) => sources.some((one) => one.includes(`${name}(`)));
  return [
    ...Object.values(shared)
      .filter(called)
      .map((source) => source.trim()),
    ...sources,
  ];
};
