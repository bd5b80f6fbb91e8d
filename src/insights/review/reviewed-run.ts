/** What of a finished run people can judge, read back from what its stages wrote. */

import type { FacetDefinition } from '../facets/definitions.ts';
import { nearestClusters } from '../nearest.ts';
import {
  type ClusterName,
  type Conversation,
  conversationSchema,
  type FacetRow,
  type ScreenVerdict,
} from '../records.ts';
import {
  type ClusterWithCentroid,
  type Outputs,
  readClusters,
  readFacetRows,
  readFailedAudits,
  readHierarchy,
  readNames,
  readVerdicts,
} from '../stage-outputs.ts';
import { type QuestionedFacet, questionedFacets } from './questioned-facets.ts';

export interface ReviewedRun {
  readonly rows: readonly FacetRow[];
  /** Facets that a model answered. */
  readonly facets: readonly QuestionedFacet[];
  /** What a screener said of all conversations; null where there was none. */
  readonly screener: { readonly question: string; readonly verdicts: readonly ScreenVerdict[] } | null;
  /** Base clusters that have a name. */
  readonly clusters: readonly Pick<ClusterWithCentroid, 'id' | 'members'>[];
  /** By id, parents as well; without those that an auditor did not let pass. */
  readonly names: ReadonlyMap<string, ClusterName>;
  /** Clusters under parents, both with a name. */
  readonly children: readonly { readonly cluster: string; readonly parent: string }[];
  /** By id of a cluster: at most `count` others of them, nearest first. */
  nearestClusters(count: number): ReadonlyMap<string, readonly string[]>;
  /** By id; read shard by shard, for they need not all fit. */
  conversations(ids: ReadonlySet<string>): Map<string, Conversation>;
}

/** @param screen the question of the screener; null where there was none */
export function readReviewedRun(
  outputs: Outputs,
  definitions: readonly FacetDefinition[],
  screen: string | null,
): ReviewedRun {
  const failed = new Set(readFailedAudits(outputs));
  const names = new Map([...readNames(outputs)].filter(([id]) => !failed.has(id)));
  const clusters = readClusters(outputs).filter(({ id }) => names.has(id));
  return {
    rows: readFacetRows(outputs),
    facets: questionedFacets(definitions),
    screener: screen === null ? null : { question: screen, verdicts: readVerdicts(outputs) },
    clusters,
    names,
    children: readHierarchy(outputs).flatMap(({ id, parent }) =>
      parent !== null && names.has(id) && names.has(parent) ? [{ cluster: id, parent }] : [],
    ),
    nearestClusters: (count) => nearestClusters(clusters, count),
    conversations: (ids) => readConversations(outputs, ids),
  };
}

function readConversations({ store, input }: Outputs, ids: ReadonlySet<string>): Map<string, Conversation> {
  const found = new Map<string, Conversation>();
  for (const shard of input('conversations').shards('conversations')) {
    for (const conversation of store.readRecords(shard, conversationSchema)) {
      if (ids.has(conversation.id)) found.set(conversation.id, conversation);
    }
  }
  return found;
}
