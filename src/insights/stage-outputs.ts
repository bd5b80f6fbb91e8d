/** What finished stages wrote, read back as records. The only way in which a stage sees another. */
import { AppError } from '../core/errors.ts';
import type { StageContext, StageInput } from '../runner/stage.ts';
import type { ShardStore } from '../store/shards.ts';
import {
  type AuditVerdict,
  auditVerdictSchema,
  type BaseCluster,
  baseClusterSchema,
  type ClaimSupporters,
  type ClusterLineage,
  type ClusterName,
  type ClusterNode,
  type ClusterPlace,
  claimSupportersSchema,
  clusterLineageSchema,
  clusterNameSchema,
  clusterNodeSchema,
  clusterPlaceSchema,
  clusterStabilitySchema,
  type EarlierParents,
  type EditedCluster,
  earlierParentsSchema,
  editedClusterSchema,
  type FacetRow,
  facetRowSchema,
  namedBelowSchema,
  type Partition,
  partitionSchema,
  type ScreenVerdict,
  screenVerdictSchema,
} from './records.ts';

/** What of a stage context reading needs. */
export type Outputs = Pick<StageContext<unknown>, 'store' | 'input'>;

/** All facet rows, in the order of their conversations' ids: a position in this list names a row everywhere. */
export function readFacetRows(outputs: Outputs): FacetRow[] {
  return readOfFacetRows(outputs, (row) => row);
}

/** What is wanted of each of them: all that they hold takes much memory where they are many. */
export function readOfFacetRows<Part>({ store, input }: Outputs, partOf: (row: FacetRow) => Part): Part[] {
  return input('facets')
    .shards('rows')
    .flatMap((shard) => store.readRecords(shard, facetRowSchema).map(partOf));
}

/** Of every conversation, in the order of their ids; empty where there was no screener, and in runs by versions that kept none. */
export function readVerdicts({ store, input }: Outputs): ScreenVerdict[] {
  return input('facets')
    .shards('verdicts')
    .flatMap((shard) => store.readRecords(shard, screenVerdictSchema));
}

/** What a screener has left: conversations, their accounts, and those without one. */
export function keptOf(outputs: Outputs): Readonly<Record<'conversations' | 'accounts' | 'withoutAccount', number>> {
  const all = readOfFacetRows(outputs, ({ account }) => account);
  const accounts = all.filter((account) => account !== null);
  return {
    conversations: all.length,
    accounts: new Set(accounts).size,
    withoutAccount: all.length - accounts.length,
  };
}

export interface EmbeddedPartition extends Partition {
  /** Row i belongs to the facet row `rows[i]`. */
  readonly vectors: Float32Array;
}

/** Refuses vectors whose length is not the one recorded beside them. */
export function readEmbeddings({ store, input }: Outputs): EmbeddedPartition[] {
  const stage = input('embeddings');
  const partitions = stage.shards('partitions').flatMap((shard) => store.readRecords(shard, partitionSchema));
  const blocks = readBlocks(store, stage, 'vectors');
  return partitions.map((partition, index) => {
    const vectors = blocks[index] ?? new Float32Array(0);
    if (vectors.length !== partition.rows.length * partition.dimensions) throw mixed();
    return { ...partition, vectors };
  });
}

export interface ClusterWithCentroid extends BaseCluster {
  /** Unit vector in its partition's space. */
  readonly centroid: Float32Array;
}

/** Base clusters in the order in which they were found: of a partition, the largest first. */
export function readClusters({ store, input }: Outputs): ClusterWithCentroid[] {
  const stage = input('clusters');
  const clusters = stage.shards('clusters').flatMap((shard) => store.readRecords(shard, baseClusterSchema));
  const blocks = readBlocks(store, stage, 'centroids');
  const sizes = stage.shards('centroids').map((shard) => shard.rows);
  const used = blocks.map(() => 0);
  return clusters.map((cluster) => {
    const block = blocks[cluster.partition] ?? new Float32Array(0);
    const width = block.length / (sizes[cluster.partition] ?? 1);
    const row = used[cluster.partition] ?? 0;
    used[cluster.partition] = row + 1;
    return { ...cluster, centroid: block.slice(row * width, (row + 1) * width) };
  });
}

/** Of every base cluster and parent; empty where the run continues none. */
export function readLineage({ store, input }: Outputs): ClusterLineage[] {
  const shards = [...input('clusters').shards('lineage'), ...input('hierarchy').shards('lineage')];
  return shards.flatMap((shard) => store.readRecords(shard, clusterLineageSchema));
}

/** Null where the run continues none. */
export function readEarlierParents({ store, input }: Outputs): EarlierParents | null {
  const [shard] = input('clusters').shards('earlier-parents');
  return shard === undefined ? null : (store.readRecords(shard, earlierParentsSchema)[0] ?? null);
}

/** Base clusters that a person edited. */
export function readEdited({ store, input }: Outputs): EditedCluster[] {
  return input('clusters')
    .shards('edited')
    .flatMap((shard) => store.readRecords(shard, editedClusterSchema));
}

/** By id of base clusters, 0 to 1; empty where none was to be measured. */
export function readStability({ store, input }: Outputs): Map<string, number> {
  const records = input('stability')
    .shards('stability')
    .flatMap((shard) => store.readRecords(shard, clusterStabilitySchema));
  return new Map(records.map(({ id, stability }) => [id, stability]));
}

export function readHierarchy({ store, input }: Outputs): ClusterNode[] {
  return input('hierarchy')
    .shards('nodes')
    .flatMap((shard) => store.readRecords(shard, clusterNodeSchema));
}

export function readPlaces({ store, input }: Outputs): ClusterPlace[] {
  return input('layout')
    .shards('places')
    .flatMap((shard) => store.readRecords(shard, clusterPlaceSchema));
}

/** What the names stage named, by id: all clusters, or base clusters alone where a model builds the tree upon them. */
export function readBaseNames({ store, input }: Outputs): Map<string, ClusterName> {
  const names = input('names')
    .shards('names')
    .flatMap((shard) => store.readRecords(shard, clusterNameSchema));
  return new Map(names.map((name) => [name.id, name]));
}

/** By id; a cluster of which nothing may be said is not in it. A model names parents as it makes them. */
export function readNames(outputs: Outputs): Map<string, ClusterName> {
  const { store, input } = outputs;
  const parents = input('hierarchy')
    .shards('names')
    .flatMap((shard) => store.readRecords(shard, clusterNameSchema));
  return new Map([...readBaseNames(outputs), ...parents.map((name): [string, ClusterName] => [name.id, name])]);
}

/** Ids of the clusters that would have a name if so much support were asked of words; null where nobody looked. */
export function readNamedBelow({ store, input }: Outputs, support: number): readonly string[] | null {
  const records = input('names')
    .shards('below')
    .flatMap((shard) => store.readRecords(shard, namedBelowSchema));
  return records.find((record) => record.support === support)?.ids ?? null;
}

/** Ids of the clusters whose names an auditor did not let pass. */
export function readFailedAudits(outputs: Outputs): string[] {
  const verdicts = [...readBaseVerdicts(outputs), ...readParentVerdicts(outputs)];
  return verdicts.flatMap(({ id, passes }) => (passes ? [] : [id]));
}

/** Of the names of base clusters; empty where nobody audits. */
export function readBaseVerdicts({ store, input }: Outputs): AuditVerdict[] {
  return input('names')
    .shards('verdicts')
    .flatMap((shard) => store.readRecords(shard, auditVerdictSchema));
}

/** Of the names of parents; empty where nobody audits. */
export function readParentVerdicts({ store, input }: Outputs): AuditVerdict[] {
  return input('hierarchy')
    .shards('verdicts')
    .flatMap((shard) => store.readRecords(shard, auditVerdictSchema));
}

/** Who stands behind the claims of the names of base clusters. */
export function readSupporters({ store, input }: Outputs): ClaimSupporters[] {
  return input('names')
    .shards('supporters')
    .flatMap((shard) => store.readRecords(shard, claimSupportersSchema));
}

/** Of the names of base clusters, in the order of the clusters that have one. */
export function readNameVectors({ store, input }: Outputs, names: number): Float32Array[] {
  const [block = new Float32Array(0)] = readBlocks(store, input('hierarchy'), 'vectors');
  const width = names === 0 ? 0 : block.length / names;
  return Array.from({ length: names }, (_, row) => block.subarray(row * width, (row + 1) * width));
}

function readBlocks(store: ShardStore, stage: StageInput, name: string): Float32Array[] {
  return stage.shards(name).map((shard) => store.readVectors(shard));
}

function mixed(): AppError {
  return new AppError({
    code: 'EMBEDDINGS_MIXED',
    message: 'The stored vectors are not of the length that is recorded beside them.',
    hint: 'Run the same command into a new --out folder.',
  });
}
