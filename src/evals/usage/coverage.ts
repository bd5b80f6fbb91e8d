/** Usage clusters and items of evaluations on one plane, and which of either has nothing of the other. */
import { createRandom } from '../../core/random.ts';
import { shortened } from '../../core/shortened.ts';
import { gatheredRows } from '../../kernels/index.ts';
import {
  type CoveredCluster,
  USAGE_COVERAGE_SCHEMA,
  USAGE_COVERAGE_SCHEMA_VERSION,
  type UsageCoverage,
} from '../../public-records/usage-coverage.ts';
import { itemPlane, type PlaneOptions } from '../../text/item-plane.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import { type Relation, relatedFrom, relateItems } from './relate.ts';
import type { UsageCluster } from './usage-clusters.ts';

export interface ItemToRelate {
  /** Name of its set. */
  readonly set: string;
  readonly id: string;
  readonly text: string;
}

export interface ToCover extends Pick<UsageCoverage, 'release' | 'embedder' | 'seed'> {
  readonly clusters: readonly UsageCluster[];
  readonly items: readonly ItemToRelate[];
  /** Cosine from which the embedder holds an item for related; null where that was not measured. */
  readonly known: number | null;
  /** Of the clusters, then of the items. */
  readonly vectors: VectorBlock;
  readonly version: string;
  /** Items that are laid out. Of more than the default neighbourhoods take minutes. */
  readonly mostOnMap?: number;
}

const MOST_ON_MAP = 5000;
/** In characters. */
const LONGEST_TEXT = 400;

/** The same clusters, items and vectors give the same coverage. @throws never for clusters that are there: one at least */
export async function usageCoverage(
  toCover: ToCover,
  options: Omit<PlaneOptions, 'random'> = {},
): Promise<UsageCoverage> {
  const { clusters, items, vectors, embedder, seed } = toCover;
  const [ofClusters, ofItems] = parted(vectors, clusters.length);
  const least = relatedFrom(
    toCover.known,
    ofClusters,
    clusters.map(({ top }) => top),
  );
  const relations = relateItems(ofItems, ofClusters, least);
  const laidOut = evenly(items.length, toCover.mostOnMap ?? MOST_ON_MAP);
  const { positions, method } = await itemPlane(rowsOf(vectors, clusters.length, laidOut), {
    ...options,
    random: createRandom(`${seed}/usage-plane`),
  });
  const placeOf = new Map(laidOut.map((row, at) => [row, positions[clusters.length + at] as Position]));
  const related = relatedBy(relations, items);
  const covered = clusters.map((cluster, at) => coveredBy(cluster, positions[at] as Position, related.get(at) ?? []));
  return {
    schema: USAGE_COVERAGE_SCHEMA,
    schemaVersion: USAGE_COVERAGE_SCHEMA_VERSION,
    tool: { name: 'sightline', version: toCover.version },
    release: toCover.release,
    embedder,
    seed,
    method,
    relatedFrom: rounded(least.cosine),
    relatedFromBy: least.by,
    coveredShare: sumOf(covered.filter((cluster) => cluster.items > 0)),
    listedShare: sumOf(covered),
    clusters: covered,
    sets: setsOf(items, relations),
    items: items.map(({ set, id, text }, row) => {
      const { nearest, cosine, isRelated } = relations[row] as Relation;
      return {
        ...{ set, id, text: shortened(text.toWellFormed(), LONGEST_TEXT), cosine: rounded(cosine) },
        cluster: isRelated ? (clusters[nearest] as UsageCluster).id : null,
        position: placed(placeOf.get(row)),
      };
    }),
  };
}

type Position = readonly [number, number];

function placed(position: Position | undefined): [number, number] | null {
  return position === undefined ? null : [...position];
}

/** At most so many of so many, spread over all of them. */
function evenly(of: number, most: number): number[] {
  const step = Math.max(1, of / most);
  return Array.from({ length: Math.min(of, most) }, (_, at) => Math.floor(at * step));
}

/** Vectors of all clusters, and of these items. */
function rowsOf(block: VectorBlock, clusters: number, items: readonly number[]): VectorBlock {
  return gatheredRows(block, [...Array(clusters).keys(), ...items.map((row) => clusters + row)]);
}

function parted({ vectors, dimensions }: VectorBlock, clusters: number): [VectorBlock, VectorBlock] {
  const cut = clusters * dimensions;
  return [
    { vectors: vectors.subarray(0, cut), dimensions },
    { vectors: vectors.subarray(cut), dimensions },
  ];
}

interface RelatedItem {
  readonly set: string;
  readonly cosine: number;
}

/** By position of the cluster that they are related to. */
function relatedBy(relations: readonly Relation[], items: readonly ItemToRelate[]): Map<number, RelatedItem[]> {
  const related: Map<number, RelatedItem[]> = new Map();
  for (const [row, { nearest, cosine, isRelated }] of relations.entries()) {
    if (!isRelated) continue;
    const own = related.get(nearest) ?? [];
    own.push({ set: (items[row] as ItemToRelate).set, cosine });
    related.set(nearest, own);
  }
  return related;
}

function coveredBy(
  { id, name, share, shareInterval }: UsageCluster,
  position: Position,
  own: readonly RelatedItem[],
): CoveredCluster {
  const bySet = [...Map.groupBy(own, ({ set }) => set)].map(([set, some]) => ({ set, items: some.length }));
  return {
    ...{ id, name, share, shareInterval: [...shareInterval], position: [...position], items: own.length },
    bySet: bySet.sort((left, right) => right.items - left.items || (left.set < right.set ? -1 : 1)),
    meanCosine: meanOf(own),
  };
}

function setsOf(items: readonly ItemToRelate[], relations: readonly Relation[]): UsageCoverage['sets'] {
  const bySet = Map.groupBy(items.keys(), (row) => (items[row] as ItemToRelate).set);
  return [...bySet].map(([set, rows]) => {
    const related = rows.flatMap((row) => ((relations[row] as Relation).isRelated ? [relations[row] as Relation] : []));
    return { set, items: rows.length, related: related.length, meanCosine: meanOf(related) };
  });
}

function meanOf(some: readonly { readonly cosine: number }[]): number | null {
  return some.length === 0 ? null : rounded(some.reduce((sum, { cosine }) => sum + cosine, 0) / some.length);
}

function sumOf(clusters: readonly { readonly share: number }[]): number {
  return Math.min(
    1,
    clusters.reduce((sum, { share }) => sum + share, 0),
  );
}

/** Three decimals: more would be noise, and a longer file. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
