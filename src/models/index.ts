/** Models that can be handed in, and the one that comes along. */

export { openUseLite, type UseLiteOptions } from './embedded/use-lite.ts';
export type { EmbeddingModel } from './embedding-model.ts';
