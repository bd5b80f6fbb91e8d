/**
 * Which clusters and parents a release shows, and where it counts those that it does not. A withheld base cluster is
 * pooled at the nearest shown ancestor where the pool covers at least two base clusters and meets the thresholds
 * itself; nearer ones are counted without it. Only where even the pool at the top falls short is more withheld.
 *
 * Under a stronger preset it is decided upon what a weaker one shows: the tree is then that of its shown clusters, and
 * each of its pools stays whole. So every figure of the one is a sum of figures of the other.
 */
import type { WithheldReason } from '../public-records/release.ts';
import { type BaseGroup, reasonToWithhold } from './base-groups.ts';
import type { GateInput } from './gate-input.ts';
import { supportOf, unionOf } from './group.ts';
import { meetsClusterThresholds, type Support } from './thresholds.ts';

/** A cluster or parent that is shown. Numbers are positions in the list of base groups. */
export interface ShownCluster {
  readonly id: string;
  readonly level: number;
  readonly children: readonly ShownCluster[];
  /** What is pooled here; empty where nothing is. */
  readonly pool: readonly number[];
  /** All that it counts: its children's and its pool. */
  readonly bases: readonly number[];
}

export interface ClusterSuppression {
  readonly tops: readonly ShownCluster[];
  /** What is pooled at the top; empty where nothing is. */
  readonly pool: readonly number[];
  /** By position in the list of base groups, for those that are not shown. */
  readonly reasons: ReadonlyMap<number, WithheldReason>;
}

/** A node of the tree that is decided upon. */
interface Node {
  /** Null for a leaf that is withheld in any case: what lies in no cluster, and pools of a weaker preset. */
  readonly id: string | null;
  readonly level: number;
  readonly children: readonly Node[];
  /** Of a leaf: its base groups. */
  readonly bases: readonly number[];
}

interface Choices {
  /** Base groups that are withheld to make up a pool. */
  readonly withheld: Set<number>;
  /** Ids of parents that keep no pool, so that a pool further up is large enough. */
  readonly withoutPool: Set<string>;
  /** Ids of clusters and parents that are not shown in any case. */
  readonly notShown: ReadonlySet<string>;
}

interface Placed {
  readonly shown: readonly ShownCluster[];
  readonly withheld: readonly number[];
}

/**
 * @param weaker what a weaker preset shows; null where there is none
 * @param more ids of further clusters and parents to withhold
 */
export function suppressClusters(
  input: GateInput,
  bases: readonly BaseGroup[],
  weaker: ClusterSuppression | null,
  more: ReadonlySet<string>,
): ClusterSuppression {
  const tops = weaker === null ? nodesOfTree(input, bases) : nodesOfShown(weaker.tops, weaker.pool);
  const place = placer(tops, input, bases);
  const choices: Choices = { withheld: new Set(), withoutPool: new Set(), notShown: more };
  let placed = place(choices);
  while (placed.withheld.length > 0 && placed.shown.length > 0 && !isPool(placed.withheld, input, bases)) {
    withholdMore(placed.shown, bases, choices);
    placed = place(choices);
  }
  return { tops: placed.shown, pool: placed.withheld, reasons: reasonsOf(placed, bases, weaker) };
}

/**
 * Whether these base groups may be shown as one figure: as many conversations as groups would say that each has one.
 */
export function isPool(pool: readonly number[], input: GateInput, bases: readonly BaseGroup[]): boolean {
  if (pool.length < 2) return false;
  const support = weigh(pool, bases);
  return support.conversations > pool.length && meetsClusterThresholds(support, input.thresholds);
}

function weigh(positions: readonly number[], bases: readonly BaseGroup[]): Support {
  return supportOf(unionOf(positions.map((position) => (bases[position] as BaseGroup).group)));
}

function nodesOfTree(input: GateInput, bases: readonly BaseGroup[]): Node[] {
  const nodes = new Map(input.nodes.map((node) => [node.id, node]));
  const positions = new Map(bases.map((base, position) => [base.id, position]));
  const nodeOf = (id: string): Node => {
    const { level = 0, children = [] } = nodes.get(id) ?? {};
    const own = children.length === 0 ? [positions.get(id) as number] : [];
    return { id, level, children: children.map(nodeOf), bases: own };
  };
  const tops = input.nodes.filter((node) => node.parent === null).map(({ id }) => nodeOf(id));
  const outside = positions.get(null);
  return outside === undefined ? tops : [...tops, withheldLeaf([outside])];
}

function nodesOfShown(shown: readonly ShownCluster[], pool: readonly number[]): Node[] {
  const nodes = shown.map((cluster): Node => ({ ...cluster, children: nodesOfShown(cluster.children, cluster.pool) }));
  return pool.length > 0 ? [...nodes, withheldLeaf(pool)] : nodes;
}

function withheldLeaf(bases: readonly number[]): Node {
  return { id: null, level: 0, children: [], bases };
}

function placer(tops: readonly Node[], input: GateInput, bases: readonly BaseGroup[]): (choices: Choices) => Placed {
  return (choices) => {
    const place = (node: Node): Placed => {
      if (node.children.length === 0) return placeLeaf(node, bases, choices);
      return placeParent(node, join(node.children.map(place)), input, bases, choices);
    };
    return join(tops.map(place));
  };
}

function join(parts: readonly Placed[]): Placed {
  return { shown: parts.flatMap((part) => part.shown), withheld: parts.flatMap((part) => part.withheld) };
}

function placeLeaf({ id, level, bases: own }: Node, bases: readonly BaseGroup[], choices: Choices): Placed {
  const mayShow = own.every((position) => bases[position]?.reason === null && !choices.withheld.has(position));
  if (id === null || !mayShow || choices.notShown.has(id)) return { shown: [], withheld: own };
  return { shown: [{ id, level, children: [], pool: [], bases: own }], withheld: [] };
}

function placeParent(
  { id, level }: Node,
  below: Placed,
  input: GateInput,
  bases: readonly BaseGroup[],
  choices: Choices,
): Placed {
  if (id === null || choices.notShown.has(id)) return below;
  const pooled = !choices.withoutPool.has(id) && isPool(below.withheld, input, bases);
  const pool = pooled ? below.withheld : [];
  const counted = [...below.shown.flatMap((child) => child.bases), ...pool];
  if (reasonToWithhold(weigh(counted, bases), input.names.get(id), input) !== null) return below;
  const shown = { id, level, children: below.shown, pool, bases: counted };
  return { shown: [shown], withheld: pooled ? [] : below.withheld };
}

interface Sacrifice {
  /** Conversations that are no longer in a shown cluster. */
  readonly cost: number;
  readonly size: number;
  readonly make: () => void;
}

/** Takes the sacrifice that costs least: the pool of a parent first, which costs nothing where it has shown children. */
function withholdMore(tops: readonly ShownCluster[], bases: readonly BaseGroup[], choices: Choices): void {
  const sacrifices = tops.flatMap((top) => sacrificesIn(top, bases, choices));
  sacrifices.sort((left, right) => left.cost - right.cost || left.size - right.size);
  sacrifices[0]?.make();
}

function sacrificesIn(cluster: ShownCluster, bases: readonly BaseGroup[], choices: Choices): Sacrifice[] {
  const below = cluster.children.flatMap((child) => sacrificesIn(child, bases, choices));
  const size = weigh(cluster.pool, bases).conversations;
  if (cluster.pool.length > 0) {
    const cost = cluster.children.length > 0 ? 0 : size;
    below.push({ cost, size, make: () => choices.withoutPool.add(cluster.id) });
  }
  if (cluster.level > 0) return below;
  const [position = 0] = cluster.bases;
  const conversations = weigh(cluster.bases, bases).conversations;
  return [{ cost: conversations, size: conversations, make: () => choices.withheld.add(position) }];
}

/** What a weaker preset hides keeps its reason there, so that no figure by reason parts what is pooled. */
function reasonsOf(
  placed: Placed,
  bases: readonly BaseGroup[],
  weaker: ClusterSuppression | null,
): Map<number, WithheldReason> {
  const shown = new Set(placed.shown.flatMap(shownBases));
  const positions = [...bases.keys()].filter((position) => !shown.has(position));
  return new Map(
    positions.map((position) => [
      position,
      weaker?.reasons.get(position) ?? bases[position]?.reason ?? 'protects-others',
    ]),
  );
}

/** Positions of the base clusters that are shown at or below a cluster. */
export function shownBases(cluster: ShownCluster): readonly number[] {
  return cluster.level === 0 ? cluster.bases : cluster.children.flatMap(shownBases);
}
