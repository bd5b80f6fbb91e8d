/**
 * Insights, as a table of contents: from conversations to a named tree. What may be shown of it is decided afterwards,
 * by the gate, and written by `release/`.
 */
import type { Stage } from '../runner/stage.ts';
import type { Analyst } from './analyst/analyst.ts';
import { clustersStage } from './clusters/clusters-stage.ts';
import { conversationsStage } from './conversations/conversations-stage.ts';
import { embeddingsStage } from './embeddings/embeddings-stage.ts';
import type { InsightsEnvironment } from './environment.ts';
import { extendedClustersStage } from './extend/extended-clusters-stage.ts';
import { extendedEmbeddingsStage } from './extend/extended-embeddings-stage.ts';
import { kept } from './extend/kept-stage.ts';
import { facetsStage } from './facets/facets-stage.ts';
import { hierarchyStage } from './hierarchy/hierarchy-stage.ts';
import { modelHierarchyStage } from './hierarchy/model-hierarchy-stage.ts';
import { treeUpon } from './hierarchy/tree-upon-stage.ts';
import { layoutStage } from './layout/layout-stage.ts';
import { modelLayoutStage } from './layout/model-layout-stage.ts';
import { baseNamesStage } from './names/base-names-stage.ts';
import { nameMatchStage } from './names/name-match-stage.ts';
import { namesStage } from './names/names-stage.ts';
import { namesUpon } from './names/names-upon-stage.ts';
import { stabilityStage } from './stability/stability-stage.ts';
import type { WeakerNaming } from './weaker-naming.ts';

/** From files to conversations: what is known of an input before anything is computed. */
export const readingStages: readonly Stage<InsightsEnvironment>[] = [
  conversationsStage, // rows of any format become conversations; account ids become keyed hashes
];

/** What comes before anything is embedded. */
export const textStages = [conversationsStage, facetsStage] as const;

export const clusteringStages: readonly Stage<InsightsEnvironment>[] = [
  facetsStage, // what each conversation is about and its properties
  embeddingsStage, // one vector a conversation, language by language
  clustersStage, // base clusters by k-means
];

/** Stages of a run behind its clusters, which differ by who names them. */
export interface Pipeline {
  /** What does not depend on who will read the release. */
  readonly analysis: readonly Stage<InsightsEnvironment>[];
  /** What does: a name may hold only words that enough accounts stand behind. Made again for every release. */
  readonly naming: readonly Stage<InsightsEnvironment>[];
}

export const pipelines: Readonly<Record<Analyst['kind'], Pipeline>> = {
  lexical: {
    analysis: [
      ...readingStages,
      ...clusteringStages,
      stabilityStage, // how surely each of them is found again
      hierarchyStage, // parents above them
      layoutStage, // where they stand, and next to whom
    ],
    naming: [
      namesStage, // a name and a description for what may have one
      nameMatchStage, // whether names lead their conversations home
    ],
  },
  model: {
    analysis: [...readingStages, ...clusteringStages, stabilityStage],
    naming: [
      baseNamesStage, // names for base clusters, by consensus of their accounts; audited
      modelHierarchyStage, // from those names alone: parents, named from what they hold; audited
      modelLayoutStage, // where names stand, and next to whom
      nameMatchStage,
    ],
  },
};

/**
 * Names and tree of a release that is decided upon a weaker one of the same run, where a model names clusters: what that one
 * does not show is not named.
 */
export function namingUpon(weaker: WeakerNaming): Stage<InsightsEnvironment>[] {
  return [
    namesUpon(weaker), // of the base clusters that have a name there
    treeUpon(weaker), // its tree, with parents named from what is left of their children
    modelLayoutStage,
    nameMatchStage,
  ];
}

/** A run that extends another takes over what depends on nobody new, and finds places for them. */
export function pipelineOf({ analyst, extended }: Pick<InsightsEnvironment, 'analyst' | 'extended'>): Pipeline {
  const pipeline = pipelines[analyst.kind];
  if (extended === null) return pipeline;
  return { analysis: pipeline.analysis.map(extending), naming: pipeline.naming.map(extending) };
}

function extending(stage: Stage<InsightsEnvironment>): Stage<InsightsEnvironment> {
  if (stage === embeddingsStage) return extendedEmbeddingsStage;
  if (stage === clustersStage) return extendedClustersStage;
  return TAKEN_OVER.has(stage) ? kept(stage) : stage;
}

const TAKEN_OVER = new Set([stabilityStage, hierarchyStage, modelHierarchyStage, namesStage, baseNamesStage]);
