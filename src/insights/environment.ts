/** Settings and services of one run, handed to its stages. Assembled in one place; a stage opens nothing itself. */
import type { EmbeddingModel } from '../models/embedding-model.ts';
import type { Thresholds } from '../privacy/thresholds.ts';
import type { Analyst } from './analyst/analyst.ts';
import type { ConversationSource } from './conversations/source.ts';
import type { FacetDefinition } from './facets/definitions.ts';
import type { Partition } from './records.ts';

/** Opens the embedding model of a partition of the rows. */
export interface PartitionEmbedding {
  /** Names the way of embedding, before anything is fitted; with the place of a server, which is nobody else's business. */
  readonly id: string;
  /** As a release names it. */
  readonly name: string;
  /** ISO 639-1 codes of the languages it can read, or `any`. */
  readonly languages: readonly string[] | 'any';
  /** Equal texts give a model of the same id, in whatever stage. `onCached` follows every batch that reaches the cache. */
  open(route: Partition['route'], texts: readonly string[], onCached: () => void): Promise<EmbeddingModel>;
}

export interface InsightsEnvironment {
  readonly seed: number;
  readonly thresholds: Thresholds;
  /** Number of base clusters, where one was asked for. */
  readonly k: number | undefined;
  readonly source: ConversationSource;
  readonly facets: readonly FacetDefinition[];
  readonly embedding: PartitionEmbedding;
  readonly analyst: Analyst;
}
