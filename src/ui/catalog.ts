import type { MethodDefinition } from '../adaptation/method.ts';
import { methods } from '../adaptation/methods.ts';

/** Facts of a method that its card shows, from its plug-in. */
export type MethodInfo = Pick<MethodDefinition, 'id' | 'title' | 'gloss' | 'summary' | 'options' | 'remembers'>;

const byId: ReadonlyMap<string, MethodInfo> = new Map(methods.map((method) => [method.id, method]));

/** The method of an id; a stand-in that carries the id as its title where no plug-in has it. */
export const methodInfo = (id: string): MethodInfo =>
  byId.get(id) ?? {
    id,
    title: id,
    gloss: 'not known here',
    summary: 'This version does not know this method.',
    options: [],
    remembers: false,
  };

export const methodTitle = (id: string): string => methodInfo(id).title;

/** Methods that could be added to those of a scenario, in the order of the registry. */
export const methodsBeside = (ids: readonly string[]): MethodInfo[] => methods.filter((method) => !ids.includes(method.id));
