/// <reference types="vite/client" />
/// <reference types="@webgpu/types" />

/** Rendered at build time by .ci/objectives.ts from the `tex` of every method. */
declare module 'virtual:objectives' {
  /** MathML of the objective, by method id. */
  export const objectives: Readonly<Record<string, string>>;
}
