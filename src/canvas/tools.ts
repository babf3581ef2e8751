import type { Tool } from './tool.ts';

const files = import.meta.glob<{ default: Tool }>('./tools/*.tsx', { eager: true });

/** Every tool of the canvas: one file each in `tools/`. */
export const tools: readonly Tool[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => (one.key < other.key ? -1 : 1));

/** The tool of an id; throws for an id that is not one. */
export const toolById = (id: string): Tool => {
  const tool = tools.find((candidate) => candidate.id === id);
  if (!tool) throw new Error(`toolById: there is no tool ${id}; use one of ${tools.map((known) => known.id).join(', ')}`);
  return tool;
};
