import type { Choice } from './choice.ts';
import type { Interpretation } from './interpret.ts';
import type { Opened, Source } from './reading.ts';
import type { Layout } from './table.ts';

/** Requests of the page to the worker that reads files; answers carry the number of their request. */
export type FileRequest =
  | { readonly id: number; readonly kind: 'read'; readonly files: readonly Source[]; readonly layout?: Partial<Layout> }
  | { readonly id: number; readonly kind: 'interpret'; readonly choice: Choice };

export type FileReply =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'opened'; readonly opened: Opened }
  | { readonly id: number; readonly kind: 'interpreted'; readonly interpretation: Interpretation }
  | { readonly id: number; readonly kind: 'failed'; readonly because: string };
