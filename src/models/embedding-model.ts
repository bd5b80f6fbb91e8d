/** A model that turns texts into vectors. Every implementation passes `src/testing/embedding-model-contract.ts`. */
export interface EmbeddingModel {
  /** Names the model, its version and, where it was fitted to a corpus, the hash of what was fitted. Two models with one id give the same vectors. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** ISO 639-1 codes of the languages the model knows; `any` where it makes no difference between languages. */
  readonly languages: readonly string[] | 'any';
  /** Greatest number of texts in one call of `embed`. */
  readonly maxTextsPerCall: number;
  /** Calls that make sense at once: 1 where the model works here, more where it is waited for. */
  readonly maxCallsAtOnce: number;
  /**
   * One unit vector (L2 norm 1) per text, in order, as one row-major block of `texts.length * dimensions` floats.
   * A text without anything the model can read gives the zero vector. What a text gets never depends on its neighbours in the call.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array>;
  /** Releases threads and memory. The model is not used afterwards. */
  close(): Promise<void>;
}

/** A model that is opened when there is something to embed: until then no server is asked and no thread started. */
export interface Encoder extends Pick<EmbeddingModel, 'id' | 'languages'> {
  /** The same model each time. */
  open(): Promise<EmbeddingModel>;
}
