/** The stages `hierarchy` and `layout` over centroids of one file of rows: a job as JSON in, figures as JSON out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noPause } from '../../src/core/pause.ts';
import { createRandom } from '../../src/core/random.ts';
import type { Shard } from '../../src/core/shard.ts';
import type { InsightsEnvironment } from '../../src/insights/environment.ts';
import { hierarchyStage } from '../../src/insights/hierarchy/hierarchy-stage.ts';
import { layoutStage } from '../../src/insights/layout/layout-stage.ts';
import type { ClusterNode, ClusterPlace } from '../../src/insights/records.ts';
import { type Outputs, readHierarchy, readPlaces } from '../../src/insights/stage-outputs.ts';
import { dot } from '../../src/kernels/vectors.ts';
import type { Stage, StageContext } from '../../src/runner/stage.ts';
import { openShardStore } from '../../src/store/shards.ts';
import { sphericalKMeans } from '../../src/text/spherical-k-means.ts';
import { createClock } from '../harness/child-lines.ts';
import { emptyHeap } from '../harness/empty-heap.ts';
import { readFloats } from '../harness/raw-rows.ts';

export interface StagesJob {
  readonly file: string;
  readonly count: number;
  readonly dimensions: number;
  readonly clusters: number;
  readonly threads: number;
}

interface Spent {
  readonly seconds: number;
  readonly cpu: number;
  /** Resident bytes at the peak, beyond those before. */
  readonly added: number;
}

export interface StagesFigures {
  readonly hierarchy: Spent;
  readonly layout: Spent;
  /** Shares, 0 to 1. */
  readonly ownParent: number;
  readonly ownTop: number;
  readonly kept: number;
}

const TOP = 10;
const NEAR_ON_MAP = 15;
const LOOKED_AT = 500;

type Shards = Readonly<Record<string, readonly Shard[]>>;

const job = JSON.parse(process.argv[2] as string) as StagesJob;
const folder = mkdtempSync(join(tmpdir(), 'sightline-stages-'));
try {
  process.stdout.write(JSON.stringify(await figuresOf(job)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function figuresOf({ file, dimensions, clusters, threads }: StagesJob): Promise<StagesFigures> {
  const store = openShardStore(folder);
  const made = new Map<string, Shards>([['clusters', clustersOf(file, dimensions, clusters, threads)]]);
  const outputs: Outputs = { store, input: (name) => ({ shards: (part) => made.get(name)?.[part] ?? [], counts: {} }) };
  const context = {
    ...outputs,
    environment: { hierarchy: { top: TOP }, threads },
    random: createRandom(0),
    signal: new AbortController().signal,
    progress: () => {},
    pause: noPause,
  } as unknown as StageContext<InsightsEnvironment>;
  const run = async ({ name, run: work }: Stage<InsightsEnvironment>): Promise<Spent> => {
    emptyHeap();
    const before = process.memoryUsage().rss;
    const clock = createClock();
    const { shards } = await work(context);
    made.set(name, shards);
    return { ...clock.read(), added: Math.max(0, process.resourceUsage().maxRSS * 1024 - before) };
  };
  const hierarchy = await run(hierarchyStage);
  const layout = await run(layoutStage);
  return { hierarchy, layout, ...nearness(readHierarchy(outputs), readPlaces(outputs)) };
}

function clustersOf(file: string, dimensions: number, k: number, threads: number): Shards {
  const store = openShardStore(folder);
  const vectors = readFloats(file);
  const found = sphericalKMeans(
    { vectors, dimensions },
    { k, random: createRandom(0), starts: 1, maxIterations: 2, kernel: 'relaxed', threads },
  );
  const members: number[][] = Array.from({ length: found.k }, () => []);
  found.assignment.forEach((cluster, row) => {
    members[cluster]?.push(row);
  });
  const records = members.map((rows, cluster) => {
    const cosines = rows.map((row) =>
      dot(vectors, row * dimensions, found.centroids, cluster * dimensions, dimensions),
    );
    const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, rows.length);
    const id = `c${String(cluster + 1).padStart(5, '0')}`;
    return { id, partition: 0, members: rows, spread: Math.min(1, Math.max(0, 1 - mean)) };
  });
  return {
    clusters: [store.writeRecords('clusters', records)],
    centroids: [store.writeVectors('clusters', found.centroids, dimensions)],
  };
}

function nearness(
  nodes: readonly ClusterNode[],
  places: readonly ClusterPlace[],
): Pick<StagesFigures, 'ownParent' | 'ownTop' | 'kept'> {
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const positionOf = (id: string): readonly [number, number] => (placeOf.get(id) as ClusterPlace).position;
  const nearest = (id: string, others: readonly string[], count: number): string[] => {
    const [x, y] = positionOf(id);
    const away = others.map((other) => {
      const [otherX, otherY] = positionOf(other);
      return { other, distance: Math.hypot(x - otherX, y - otherY) };
    });
    if (count === 1) return [away.reduce((best, one) => (one.distance < best.distance ? one : best)).other];
    away.sort((left, right) => left.distance - right.distance);
    return away.slice(0, count).map(({ other }) => other);
  };
  const levels = Map.groupBy(nodes, ({ level }) => level);
  const idsAt = (level: number): string[] => levels.get(level)?.map(({ id }) => id) ?? [];
  const topOf = (node: ClusterNode): ClusterNode =>
    node.parent === null ? node : topOf(nodeOf.get(node.parent) as ClusterNode);
  const children = nodes.filter(({ parent, level }) => parent !== null && nodeOf.get(parent)?.level === level + 1);
  const tops = nodes.filter(({ parent, level }) => parent === null && level > 0).map(({ id }) => id);
  const bases = idsAt(0);
  const under = (levels.get(0) ?? []).filter((node) => topOf(node) !== node);
  const some = bases.filter((_, at) => at % Math.ceil(bases.length / LOOKED_AT) === 0);
  return {
    ownParent: shareOf(children, ({ id, parent, level }) => nearest(id, idsAt(level + 1), 1)[0] === parent),
    ownTop: shareOf(under, (node) => nearest(node.id, tops, 1)[0] === topOf(node).id),
    kept: shareOf(
      some.flatMap((id) => (placeOf.get(id) as ClusterPlace).neighbours.map((other) => [id, other] as const)),
      ([id, other]) => nearest(id, bases, NEAR_ON_MAP + 1).includes(other),
    ),
  };
}

function shareOf<One>(all: readonly One[], is: (one: One) => boolean): number {
  return all.filter(is).length / Math.max(1, all.length);
}
