/** Settings and services of one run, handed to its stages. Assembled in one place; a stage opens nothing itself. */
import type { Caller } from '../calls/call.ts';
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

/** A language model that is asked; opened when the first call is to be made. */
export interface AskedModel {
  /** Names the model, and the place of its server where that is not the vendor's own. */
  readonly id: string;
  /** `provider:model`, as a release names it: where a server is, is nobody else's business. */
  readonly name: string;
  open(): Promise<Caller>;
}

/** Who answers questions about conversations, and how they are put. */
export interface QuestionedModel extends AskedModel {
  /** All questions about a conversation in one call, or each in a call of its own. */
  readonly calls: 'together' | 'each';
}

export interface InsightsEnvironment {
  readonly seed: number;
  readonly thresholds: Thresholds;
  /** Number of base clusters, where one was asked for. */
  readonly k: number | undefined;
  readonly source: ConversationSource;
  readonly facets: readonly FacetDefinition[];
  /** Answers the questions among the facets; null where there are none. */
  readonly questioned: QuestionedModel | null;
  readonly embedding: PartitionEmbedding;
  readonly analyst: Analyst;
}
