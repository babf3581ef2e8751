/// <reference types="vite/client" />
/// <reference types="@webgpu/types" />

/** Rendered at build time by .ci/objectives.ts from the `tex` of every method. */
declare module 'virtual:objectives' {
  /** MathML of the objective, by method id, and by 'method.option' with the option away from its default. */
  export const objectives: Readonly<Record<string, string>>;
}

/** Rendered at build time by .ci/lessonTex.ts from the texts of every lesson. */
declare module 'virtual:lesson-tex' {
  /** MathML of a formula, by its TeX. */
  export const lessonTex: Readonly<Record<string, string>>;
}

/** Compiled at build time by .ci/simdKernel.ts from src/engine/simd/assembly. */
declare module 'virtual:simd-kernel' {
  /** The WebAssembly module, in base 64. */
  export const kernel: string;
}

/** Written at build time by .ci/methodColors.ts from the `mark` of every method. */
declare module 'virtual:method-colors.css';
