/**
 * Which clusters and parents a release shows, and where it counts those that it does not. A withheld base cluster is
 * pooled at the nearest shown ancestor where the pool covers at least two base clusters and meets the thresholds
 * itself; nearer ones are counted without it. Only where even the pool at the top falls short is more withheld.
 */
import type { WithheldReason } from '../public-records/release.ts';
import { type BaseGroup, reasonToWithhold } from './base-groups.ts';
import type { GateInput, GateNode } from './gate-input.ts';
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

interface Choices {
  /** Base groups that are withheld to make up a pool. */
  readonly withheld: Set<number>;
  /** Ids of parents that keep no pool, so that a pool further up is large enough. */
  readonly withoutPool: Set<string>;
}

interface Placed {
  readonly shown: readonly ShownCluster[];
  readonly withheld: readonly number[];
}

export function suppressClusters(input: GateInput, bases: readonly BaseGroup[]): ClusterSuppression {
  const place = placer(input, bases);
  const choices: Choices = { withheld: new Set(), withoutPool: new Set() };
  let placed = place(choices);
  while (placed.withheld.length > 0 && placed.shown.length > 0 && !isPool(placed.withheld, input, bases)) {
    withholdMore(placed.shown, bases, choices);
    placed = place(choices);
  }
  return { tops: placed.shown, pool: placed.withheld, reasons: reasonsOf(placed, bases) };
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

function placer(input: GateInput, bases: readonly BaseGroup[]): (choices: Choices) => Placed {
  const nodes = new Map(input.nodes.map((node) => [node.id, node]));
  const positions = new Map(bases.map((base, position) => [base.id, position]));
  const tops = input.nodes.filter((node) => node.parent === null);
  const outside = positions.get(null);
  return (choices) => {
    const place = (node: GateNode): Placed => {
      if (node.children.length === 0) return placeBase(node, positions.get(node.id) as number, bases, choices);
      const below = join(node.children.map((id) => place(nodes.get(id) as GateNode)));
      return placeParent(node, below, input, bases, choices);
    };
    const placed = join(tops.map(place));
    return outside === undefined ? placed : { ...placed, withheld: [...placed.withheld, outside] };
  };
}

function join(parts: readonly Placed[]): Placed {
  return { shown: parts.flatMap((part) => part.shown), withheld: parts.flatMap((part) => part.withheld) };
}

function placeBase(node: GateNode, position: number, bases: readonly BaseGroup[], choices: Choices): Placed {
  const { reason } = bases[position] as BaseGroup;
  if (reason !== null || choices.withheld.has(position)) return { shown: [], withheld: [position] };
  return { shown: [{ id: node.id, level: node.level, children: [], pool: [], bases: [position] }], withheld: [] };
}

function placeParent(
  node: GateNode,
  below: Placed,
  input: GateInput,
  bases: readonly BaseGroup[],
  choices: Choices,
): Placed {
  const pooled = !choices.withoutPool.has(node.id) && isPool(below.withheld, input, bases);
  const pool = pooled ? below.withheld : [];
  const counted = [...below.shown.flatMap((child) => child.bases), ...pool];
  if (reasonToWithhold(weigh(counted, bases), input.names.get(node.id), input) !== null) return below;
  const shown = { id: node.id, level: node.level, children: below.shown, pool, bases: counted };
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

function reasonsOf(placed: Placed, bases: readonly BaseGroup[]): Map<number, WithheldReason> {
  const shown = new Set(placed.shown.flatMap(shownBases));
  const positions = [...bases.keys()].filter((position) => !shown.has(position));
  return new Map(positions.map((position) => [position, bases[position]?.reason ?? 'protects-others']));
}

/** Positions of the base clusters that are shown at or below a cluster. */
export function shownBases(cluster: ShownCluster): readonly number[] {
  return cluster.level === 0 ? cluster.bases : cluster.children.flatMap(shownBases);
}
