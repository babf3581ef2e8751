/** Why a file gives no data: one sentence for the person who chose it. */
export class DataError extends Error {
  override readonly name = 'DataError';
}
