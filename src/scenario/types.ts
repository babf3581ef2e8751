import type { Split } from '../adaptation/sites/split.ts';
import type { Activation, Likelihood, ModelSpec } from '../core/model.ts';
import type { Objective } from '../core/objective.ts';

/** The experiment, as scenario.md defines it. Everything that changes a number is here. */
export interface Scenario {
  version: 1;
  title?: string;
  data: ScenarioData;
  model: ScenarioModel;
  prior: { precision: number };
  base?: { theta: number[] };
  memory: ScenarioMemory;
  steps: Change[];
  methods: string[];
  options?: Record<string, number | string>;
  probes?: number[][];
  revisit?: Revisit;
  sites?: Sites;
  view?: Record<string, unknown>;
}

/** When every method throws its own past away and goes on from exact retraining: a number is every so many changes. */
export type Revisit = 'never' | 'every' | 'powers-of-two' | number;

/** The first data spread over K sites that may not exchange points. */
export interface Sites {
  split: Split;
  /** K. */
  count: number;
  seed?: number;
  /** Site of every point of the first data, where the split is 'given'. */
  of?: number[];
  /** Ids of merges; all where it is left out. */
  merges?: string[];
  rounds?: { algorithms: string[]; count: number; options?: Record<string, number> };
}

export interface ScenarioData {
  points?: number[][];
  preset?: { id: string; count: number; noise: number; seed: number };
  columns?: string[];
  classes?: string[];
}

export interface ScenarioModel {
  family: 'glm' | 'mlp';
  likelihood?: Likelihood;
  inputs?: 'raw' | 'standardised';
  features?: { kind: 'polynomial'; degree: number };
  hidden?: number[];
  activation?: Activation;
  seed?: number;
}

export interface ScenarioMemory {
  rule: string;
  size: number;
  perClass?: boolean;
  weights?: 'one' | 'n-over-m' | 'trace';
  seed?: number;
  budget?: 'per-step' | 'total';
  indices?: number[];
}

/** Types of the changes, by kind: each is declared in its file in `changes/`. */
// biome-ignore lint/suspicious/noEmptyInterface: the files fill it
export interface Changes {}

export type ChangeKind = keyof Changes;
export type Change = Changes[ChangeKind];

/**
 * Results as `headless` prints them. A figure that has no meaning is null, for one of these reasons: `undefinedBecause` or `ranAway`
 * beside it says so; 0 / 0 (a ratio over a gradient that is zero, the share of no points); there are no classes in the plane
 * (`disagreement`) or no classes (`accuracy`); nothing is minimised or reconstructed (keep-old: `objective`, `pastGradient`); θ has another
 * shape than the model (keep-old after another model: `theta`, the true gradient, `certificate`); exact retraining has no solution to
 * compare with; a number is beyond float64 (in lists and `probes`, whose values count from F(θ*): not finite here, null as it is printed;
 * gradients and certificates under a δ near an end of float64).
 */
export interface Results {
  version: 1;
  parameters: number;
  base: {
    theta: number[];
    objective: number | null;
    gradientNorm: number | null;
    converged: boolean;
    iterations: number;
    /** Sentence of a base model whose numbers went beyond float64. */
    ranAway?: string;
  };
  steps: StepResults[];
  /** A life of tasks, where every change adds points; none of a regression. */
  sequence?: SequenceResults;
  /** Merges and rounds, where the scenario has sites. */
  sites?: SitesResults;
}

export interface SequenceResults {
  /** By method; null where it is not defined for some change. Task 0 is the first data, task k what change k added. */
  methods: Record<
    string,
    {
      /** R[i][j]: share of task j whose class is right after task i. */
      accuracy: number[][];
      /** Mean of the last row of R. */
      average: number;
      /** Mean over j < T − 1 of R[T − 1][j] − R[j][j]. */
      backward: number;
      /** Mean over j < T − 1 of max_i R[i][j] − R[T − 1][j]. */
      forgetting: number;
      /** Mean over j ≥ 1 of R[j − 1][j] less the share of the task's largest class. */
      forward: number;
      /** Disagreement with exact after each task. */
      drift: (number | null)[];
      /** Examples that went into one gradient of each of its fits. */
      touched: number;
    } | null
  >;
}

export interface SitesResults {
  /** Site of every point. */
  of: number[];
  /** What each site trains alone. */
  models: { theta: number[]; count: number; gradientNorm: number | null; converged: boolean }[];
  merges: Record<string, SiteFigures>;
  /** One entry a round in each list; null from where the algorithm diverged on. */
  rounds: Record<
    string,
    { theta: (number[] | null)[]; disagreement: (number | null)[]; regret: (number | null)[]; sent: number; diverged: boolean }
  >;
}

/** Figures of a merged θ, L the objective of all the points. */
export interface SiteFigures {
  theta: number[] | null;
  undefinedBecause?: string;
  /** Share of the plane in which its class differs from that of training on all the points. */
  disagreement: number | null;
  /** L(θ) − L(θ_all), in nats. */
  regret: number | null;
  /** ‖∇L(θ)‖. */
  mismatch: number | null;
  /** On all the points. */
  accuracy: number | null;
  /** Numbers that one site sends. */
  sent: number;
}

export interface StepResults {
  /** The kind of change. */
  change: string;
  memory: number[];
  points: number[][];
  methods: Record<string, MethodResults>;
  influence: StepInfluence;
}

/** The memory-perturbation equation's figures of each past point; null where H + δI has no factor in float64. */
export interface StepInfluence {
  residual: (number | null)[];
  variance: (number | null)[];
  sensitivity: (number | null)[];
  undefinedBecause?: string;
}

export interface MethodResults {
  theta: number[] | null;
  undefinedBecause?: string;
  /** How the method ran away: its objective is not bounded below, or its numbers, logits among them, went beyond float64. Figures that can be had are there. */
  ranAway?: string;
  objective: number | null;
  gradientNorm: number | null;
  converged: boolean;
  iterations: number;
  logits: number[];
  /** Every logit is 0: the model decides nothing, and counts as class 0 everywhere. */
  undecided?: true;
  pastGradient: {
    trueNorm: number | null;
    reconstructedNorm: number | null;
    relativeError: number | null;
    cosine: number | null;
    gain: number | null;
  };
  disagreement: number | null;
  accuracy: { past: number | null; new: number | null; all: number | null };
  cost: number | null;
  /** ‖∇L′(θ)‖ / δ after a removal on a GLM, L′ the objective of exact there: θ is no further than this from exact's. Null otherwise. */
  certificate: number | null;
  probes: { value: number; gradient: number[]; pastGradient: number[] }[];
}

/** Distance of a method from exact retraining: the figures that are compared over memories and seeds. */
export type Verdict = Pick<MethodResults, 'pastGradient' | 'disagreement' | 'accuracy'>;

/** Details that the page draws beside the figures of one step; the command line does not print them. */
export interface StepDetails {
  /** Model after the step, and the shift and scale that turn raw coordinates into its inputs: (x − shift) / scale. */
  model: ModelSpec;
  transform: { shift: number[]; scale: number[] };
  /** Model and transform before the step: differ from the above only where the step changes the model. */
  modelBefore: ModelSpec;
  transformBefore: { shift: number[]; scale: number[] };
  /** Number of past points in `StepResults.points`; the rest were added by this step. */
  pastCount: number;
  /** Past points that the step removed, relabelled or moved (indices into `points`), ascending. */
  touched: number[];
  /** Label of each of `points` after the step. */
  labels: number[];
  /** Labels of the points before the step, past points only. */
  labelsBefore: number[];
  /** True past gradient at exact's solution, length p; null where exact is not defined. */
  gradientAtExact: number[] | null;
  /** A past gradient shorter than this is what rounding leaves of none, nats per unit of weight. */
  gradientNoise: number;
  methods: Record<string, MethodDetails>;
}

export interface MethodDetails {
  /** Start of the method: its θ*, of `modelBefore`. */
  thetaStar: number[];
  /** f* at `StepResults.points`, n × C. */
  logitsStar: number[];
  /** The method's θ, of `model`; of `modelBefore` where the method keeps the old model. Null where it is not defined. */
  theta: number[] | null;
  keepsOldModel: boolean;
  /** Remembered points, ascending, before the touched ones join; empty for a method without a memory. */
  memory: number[];
  /** True and reconstructed past gradient at the method's own solution, length p; null where not defined. */
  trueGradient: number[] | null;
  reconstructedGradient: number[] | null;
  /** The reconstructed past gradient at exact's solution, length p; null where the method reconstructs none, or exact is not defined. */
  reconstructedAtExact: number[] | null;
  /** The objective that was minimised over `StepResults.points`, and where it started: what an engine trains. Null where none. */
  objective: Objective | null;
  start: number[] | null;
}

export interface Outcome {
  results: Results;
  details: StepDetails[];
}
