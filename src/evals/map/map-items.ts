/** The map of a set's items: what they are about, how labels lie there, and how sure they are. */
import type { Caller } from '../../calls/call.ts';
import { createRandom } from '../../core/random.ts';
import { shortened } from '../../core/shortened.ts';
import { dot } from '../../kernels/vectors.ts';
import {
  ITEMS_MAP_SCHEMA,
  ITEMS_MAP_SCHEMA_VERSION,
  type ItemCluster,
  type ItemsMap,
} from '../../public-records/items-map.ts';
import { itemPlane, type PlaneOptions } from '../../text/item-plane.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import type { Item } from '../records.ts';
import { clusterItems, clusterMembers, type ItemClustering } from './cluster-items.ts';
import type { ItemsOfCluster } from './cluster-labels-prompt.ts';
import { answersOf, clusterBalances, setBalance } from './label-balance.ts';
import { confidenceOfSet, meanConfidence } from './mean-confidence.ts';
import { namesByModel } from './name-by-model.ts';
import { type ClusterLabels, namesByWords } from './name-by-words.ts';

export interface ItemsToMap extends Pick<ItemsMap, 'set' | 'embedder' | 'seed'> {
  readonly items: readonly Item[];
  /** Of each item, see `askedTexts`. */
  readonly texts: readonly string[];
  /** Of each text. */
  readonly vectors: VectorBlock;
  /** Clusters, at most. */
  readonly clusters: number;
  /** Who names clusters; null where their words do. */
  readonly namer: { readonly name: string; readonly open: () => Promise<Caller> } | null;
  readonly version: string;
}

const NEAREST = 5;
/** Items of a cluster that a model is shown, and of all others together. */
const SHOWN_INSIDE = 20;
const SHOWN_OUTSIDE = 20;
/** In characters. */
const LONGEST_TEXT = 400;

/** The same items, vectors and answers give the same map. */
export async function mapItems(toMap: ItemsToMap, options: Omit<PlaneOptions, 'random'> = {}): Promise<ItemsMap> {
  const { items, texts, vectors, seed, namer } = toMap;
  const clustering = clusterItems(vectors, toMap.clusters, seed);
  const members = membersOf(clustering, vectors);
  const { positions, method } = await itemPlane(vectors, { ...options, random: createRandom(`${seed}/item-plane`) });
  const answers = answersOf(items);
  const confidences = items.map(({ labelConfidence }) => labelConfidence ?? null);
  const names = await namesOf(toMap, members);
  const balances = clusterBalances(answers, members);
  return {
    schema: ITEMS_MAP_SCHEMA,
    schemaVersion: ITEMS_MAP_SCHEMA_VERSION,
    tool: { name: 'sightline', version: toMap.version },
    set: toMap.set,
    embedder: toMap.embedder,
    namer: namer?.name ?? 'words',
    seed,
    method,
    answers: [...answers.answers],
    balance: setBalance(answers.ofItems),
    confidence: confidenceOfSet(confidences),
    clusters: members.map((rows, id) => ({
      id,
      ...(names[id] as ClusterName),
      items: rows.length,
      balance: balances[id] ?? null,
      confidence: meanConfidence(rows.map((row) => confidences[row] ?? null)),
      position: middleOf(rows.map((row) => positions[row] as readonly [number, number])),
      nearest: rows.slice(0, NEAREST).map((row) => (items[row] as Item).id),
    })),
    items: items.map(({ id }, row) => ({
      id,
      position: [...(positions[row] as [number, number])],
      cluster: clustering.assignment[row] as number,
      answer: answers.ofItems[row] ?? null,
      confidence: confidences[row] ?? null,
      text: shortened((texts[row] as string).toWellFormed(), LONGEST_TEXT),
    })),
  };
}

/** Rows of each cluster, those nearest to its centroid first. */
function membersOf(clustering: ItemClustering, { vectors, dimensions }: VectorBlock): number[][] {
  const { assignment, centroids } = clustering;
  const nearness = Float64Array.from(assignment, (cluster, row) =>
    dot(vectors, row * dimensions, centroids, cluster * dimensions, dimensions),
  );
  return clusterMembers(clustering).map((rows) =>
    rows.sort((left, right) => (nearness[right] as number) - (nearness[left] as number) || left - right),
  );
}

type ClusterName = Pick<ItemCluster, 'name' | 'labels' | 'namedBy'>;

async function namesOf({ texts, namer }: ItemsToMap, members: readonly number[][]): Promise<ClusterName[]> {
  const byWords = namesByWords(texts, members).map((labels) => nameOf(labels, 'words'));
  if (namer === null) return byWords;
  const byModel = await namesByModel(shownOf(texts, members), await namer.open());
  return byWords.map((words, id) => {
    const labels = byModel[id] ?? null;
    return labels === null ? words : nameOf(labels, 'model');
  });
}

function nameOf({ name, labels }: ClusterLabels, namedBy: ClusterName['namedBy']): ClusterName {
  return { name, labels: [...labels], namedBy };
}

/** Of the others, the nearest to their own centroids, as many of each. */
function shownOf(texts: readonly string[], members: readonly number[][]): ItemsOfCluster[] {
  const shown = (rows: readonly number[]): string[] =>
    rows.map((row) => shortened((texts[row] as string).toWellFormed(), LONGEST_TEXT).replace(/\s+/gu, ' '));
  const ofEach = Math.ceil(SHOWN_OUTSIDE / Math.max(1, members.length - 1));
  return members.map((rows) => ({
    inside: shown(rows.slice(0, SHOWN_INSIDE)),
    outside: members.filter((other) => other !== rows).flatMap((other) => shown(other.slice(0, ofEach))),
  }));
}

/** By each axis: far items move it little. */
function middleOf(positions: readonly (readonly [number, number])[]): [number, number] {
  const median = (values: readonly number[]): number =>
    values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] as number;
  return [median(positions.map(([x]) => x)), median(positions.map(([, y]) => y))];
}
