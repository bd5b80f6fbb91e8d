/**
 * Insights, as a table of contents: from conversations to a named tree. What may be shown of it is decided afterwards,
 * by the gate, and written by `release/`.
 */
import type { Stage } from '../runner/stage.ts';
import { clustersStage } from './clusters/clusters-stage.ts';
import { conversationsStage } from './conversations/conversations-stage.ts';
import { embeddingsStage } from './embeddings/embeddings-stage.ts';
import type { InsightsEnvironment } from './environment.ts';
import { facetsStage } from './facets/facets-stage.ts';
import { hierarchyStage } from './hierarchy/hierarchy-stage.ts';
import { layoutStage } from './layout/layout-stage.ts';
import { nameMatchStage } from './names/name-match-stage.ts';
import { namesStage } from './names/names-stage.ts';

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

export const treeStages: readonly Stage<InsightsEnvironment>[] = [
  hierarchyStage, // parents above them
  layoutStage, // where they stand, and next to whom
];

/** What does not depend on who will read the release. */
export const analysisStages: readonly Stage<InsightsEnvironment>[] = [
  ...readingStages,
  ...clusteringStages,
  ...treeStages,
];

/** What does: a name may hold only words that enough accounts used. */
export const namingStages = [
  namesStage, // a name and a description for what may have one
  nameMatchStage, // whether names lead their conversations home
] as const;
