/** Settings and services of one run, handed to its stages. Assembled in one place; a stage opens nothing itself. */
import type { RecallingCaller } from '../calls/call.ts';
import type { Pause } from '../core/pause.ts';
import type { KernelName } from '../kernels/index.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import type { Thresholds } from '../privacy/thresholds.ts';
import type { EarlierRelease } from '../privacy/trends/earlier-release.ts';
import type { StageContext, StageOutputs } from '../runner/stage.ts';
import type { ShardStore } from '../store/shards.ts';
import type { WayToShorten } from '../text/shortened-text.ts';
import type { Analyst, LexicalAnalyst, ModelAnalyst } from './analyst/analyst.ts';
import type { Choice } from './choice.ts';
import type { ConversationSource } from './conversations/source.ts';
import type { EditedGroup } from './edits/edits-file.ts';
import type { FacetDefinition } from './facets/definitions.ts';
import type { Partition } from './records.ts';

/** For models that read before they can embed. */
export interface OpeningModel {
  readonly signal?: AbortSignal | undefined;
  /** For what is fitted to texts, which takes a while. */
  readonly pause?: Pause | undefined;
  /** Texts that were read of those that will be. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export function openingIn(context: Pick<StageContext<unknown>, 'signal' | 'pause' | 'progress'>): OpeningModel {
  return {
    signal: context.signal,
    pause: context.pause,
    onProgress: (done, total) => context.progress(done, total, 'words and texts'),
  };
}

/** Opens the embedding model of a partition of the rows. */
export interface PartitionEmbedding {
  /** Names the way of embedding, before anything is fitted; with the place of a server, which is nobody else's business. */
  readonly id: string;
  /** As a release names it. */
  readonly name: string;
  /** ISO 639-1 codes of the languages it can read, or `any`. */
  readonly languages: readonly string[] | 'any';
  /** Whether an encoder on this machine reads every text: what that takes grows with each. */
  readonly readsEveryText: boolean;
  /** Equal texts give a model of the same id, in whatever stage. `onCached` follows every batch that reaches the cache. */
  open(
    route: Partition['route'],
    texts: readonly string[],
    onCached: () => void,
    opening?: OpeningModel,
  ): Promise<EmbeddingModel>;
}

/** A language model that is asked; opened when the first call is to be made. */
export interface AskedModel {
  /** Names the model, and the place of its server where that is not the vendor's own. */
  readonly id: string;
  /** `provider:model`, as a release names it: where a server is, is nobody else's business. */
  readonly name: string;
  open(): Promise<RecallingCaller>;
}

/** Who answers questions about conversations, and how they are put. */
export interface QuestionedModel extends AskedModel {
  /** All questions about a conversation in one call, or each in a call of its own. */
  readonly calls: 'together' | 'each';
}

/** What a run that continues another needs to know of it. */
export interface EarlierRun {
  /** Names all that is told here but for the release. */
  readonly fingerprint: string;
  /** What its release shows: public figures alone. */
  readonly release: EarlierRelease;
  /** The greatest number that an id of a base cluster ever had in its line of runs. */
  readonly issued: number;
  /** By id: names that a person gave. */
  readonly names: ReadonlyMap<string, string>;
  /** What a person wants together, or parted. */
  readonly groups: readonly EditedGroup[];
  /** Base clusters that its release shows, with the ids of their conversations. */
  shownClusters(): readonly { readonly id: string; readonly conversations: readonly string[] }[];
  /** The greatest number that an id of a parent ever had in its line of runs. */
  readonly issuedParents: number;
  /**
   * Parents that its release shows, with the ids of the conversations in those of their base clusters that it shows. `fromTop`: how many
   * levels a parent lies below the highest of its tree.
   */
  shownParents(): readonly {
    readonly id: string;
    readonly fromTop: number;
    readonly conversations: readonly string[];
  }[];
}

/** A finished run to which conversations are added. */
export interface ExtendedRun {
  /** Names its stages by their content. */
  readonly fingerprint: string;
  /** What its stages made. It is not asked for where stages of the run at hand are done. */
  open(): { readonly store: ShardStore; readonly stages: StageOutputs };
}

export interface InsightsEnvironment {
  readonly seed: number;
  readonly thresholds: Thresholds;
  /** Number of base clusters, where one was asked for. */
  readonly k: number | undefined;
  /** The run whose clusters this one continues; null where it stands by itself. */
  readonly earlier: EarlierRun | null;
  /** The run whose clusters, tree and names are taken as they are; null where all is made anew. */
  readonly extended: ExtendedRun | null;
  /** Samples of accounts that are clustered anew to measure stability; 0 measures none. */
  readonly stability: number;
  /** What clusters vectors, as it runs here. */
  readonly kernel: KernelName;
  /** Of clustering; no result depends on it. */
  readonly threads: number;
  readonly source: ConversationSource;
  /** What counts of a conversation in which the user wrote much. */
  readonly shorten: WayToShorten;
  /** Which of the conversations that are read it gives: what a release says of that. */
  readonly choice: Choice;
  readonly facets: readonly FacetDefinition[];
  /** Answers the questions among the facets; null where there are none. */
  readonly questioned: QuestionedModel | null;
  /** What a conversation must be about to be taken, as a question that is answered with yes or no; null takes all. */
  readonly screen: string | null;
  readonly embedding: PartitionEmbedding;
  readonly analyst: Analyst;
  readonly hierarchy: HierarchySettings;
}

/** How the tree is built. Without a model only the first counts. */
export interface HierarchySettings {
  /** Most at the top, 2 or more. */
  readonly top: number;
  /** Clusters that are looked at together, on average, and how many next to them are shown with them. */
  readonly neighbourhood: number;
  readonly boundary: number;
  /** Categories for the top, by the owner of the run, and whether there may be no others. */
  readonly categories: readonly string[];
  readonly fixed: boolean;
}

/** Stages are put together for the analyst of the run: `pipelineOf`. */
export function modelAnalystOf({ analyst }: InsightsEnvironment): ModelAnalyst {
  if (analyst.kind === 'model') return analyst;
  throw new Error('This stage is for a model as analyst.');
}

export function lexicalAnalystOf({ analyst }: InsightsEnvironment): LexicalAnalyst {
  if (analyst.kind === 'lexical') return analyst;
  throw new Error('This stage is for the lexical analyst.');
}

export function questionedOf({ questioned }: InsightsEnvironment): QuestionedModel {
  if (questioned !== null) return questioned;
  throw new Error('This stage asks a model, and there is none.');
}
