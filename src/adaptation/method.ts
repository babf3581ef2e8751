import type { Change } from './change.ts';
import type { Coefficients } from './coefficients.ts';
import type { Past } from './past.ts';

/** A setting of a method, in scenario.options under 'method.option'. Menus and sliders are made from it. */
export type MethodOption =
  | {
      readonly id: string;
      readonly title: string;
      readonly kind: 'range';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly default: number;
    }
  | {
      readonly id: string;
      readonly title: string;
      readonly kind: 'choice';
      readonly choices: readonly { readonly id: string; readonly title: string }[];
      readonly default: string;
    };

/** The settings of one method, defaults filled in. */
export interface Settings {
  number(id: string): number;
  choice(id: string): string;
}

/** Line of a method, drawn the same in every plot, table and legend. */
export interface Mark {
  /** Colour on the light page, as '#rrggbb'. */
  readonly light: string;
  /** Colour on the dark page. */
  readonly dark: string;
  /** SVG `stroke-dasharray`; empty for a solid line. */
  readonly dash: string;
  /** Stroke width in CSS pixels. */
  readonly width: number;
  /** Drawn as two parallel thin lines. */
  readonly double?: boolean;
}

/** Declaration that every kind of method shares. */
interface Declared {
  readonly id: string;
  readonly title: string;
  /** The few words under its name: 'old answers + old weights'. */
  readonly gloss: string;
  /** Sentence that says what the method keeps of the past. */
  readonly summary: string;
  /** Its past objective, in TeX: the build typesets it and leaves it out of the page. */
  readonly tex: string;
  /** The same where an option is not at its default, by the option's id. */
  readonly texWith?: Readonly<Record<string, string>>;
  /** Its place in menus, smallest first. */
  readonly place: number;
  readonly mark: Mark;
  readonly options: readonly MethodOption[];
  /** It keeps points of the past. */
  readonly remembers: boolean;
}

/** Method that minimises: what is left of the past, and the change, become coefficients. */
export interface ObjectiveMethod extends Declared {
  readonly makes: 'objective';
  /** Mark of a single closed-form step: the only gradient taken is the change's own. */
  readonly closedForm?: boolean;
  /** K(θ), which stands in for the past; ∇K is the reconstructed past gradient. */
  past(past: Past, settings: Settings): Coefficients;
  /** The objective with the change; without it the change's own terms are added to K (`addChange`). */
  readonly adapt?: (past: Past, coefficients: Coefficients, change: Change, settings: Settings) => Coefficients;
  /** It leans on nothing that it had: it goes on with another model, also where it was not defined for the change to it. */
  readonly startsAfresh?: boolean;
  /** Sentence that says why the method has no meaning for the change, else null. */
  readonly undefinedBecause?: (past: Past, change: Change) => string | null;
}

/** Method that says θ at once: nothing is minimised, and no gradient reconstructed. */
export interface SolutionMethod extends Declared {
  readonly makes: 'solution';
  /** θ in the weights of the model before the change, which it keeps. */
  solve(past: Past): Float64Array;
}

/**
 * Method; it knows no model, no engine and no screen. One that edits an optimizer's steps (A-GEM) would be a third kind, with an
 * interface here and a branch in `adapt` of chain.ts.
 */
export type MethodDefinition = ObjectiveMethod | SolutionMethod;

/** Names the shape; a plug-in file's default export. */
export const defineMethod = (definition: MethodDefinition): MethodDefinition => definition;

/** Settings of a method out of a scenario's options. */
export const settingsOf = (method: MethodDefinition, options: Readonly<Record<string, number | string>> = {}): Settings => {
  const value = (id: string): number | string => {
    const option = method.options.find((candidate) => candidate.id === id);
    if (!option) throw new Error(`settingsOf: ${method.id} declares no option ${id}; add it to its options list`);
    return Object.hasOwn(options, `${method.id}.${id}`) ? (options[`${method.id}.${id}`] as number | string) : option.default;
  };
  return { number: (id) => Number(value(id)), choice: (id) => String(value(id)) };
};
