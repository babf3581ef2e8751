/** n points of dimension d: `inputs` is n × d, row-major, as the model sees them (standardised where the scenario says so). */
export interface Points {
  readonly count: number;
  readonly dimension: number;
  readonly inputs: Float64Array;
}
