/** What passes between the encoder and its threads. */
export const USE_LITE_DIMENSIONS = 512;

export interface EncodeRequest {
  readonly call: number;
  readonly texts: readonly string[];
}

export interface EncodeAnswer {
  readonly call: number;
  /** Row-major, one row of `USE_LITE_DIMENSIONS` a text; null where the model failed. */
  readonly vectors: Float32Array | null;
}
