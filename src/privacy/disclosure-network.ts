/**
 * What subtraction can find out. A table whose rows form a tree and whose columns are values is a network: a vertex
 * for every row that is not split and for every value within a row that is, an edge for every cell. At each vertex
 * what flows in equals what flows out, and that is all a reader knows besides the shown cells (Cox 1980; Gusfield
 * 1988). So the figures that can be derived are the sums of hidden cells that cross from a set of vertices to the rest
 * with none crossing back. An edge lies in such a set of small sum exactly if the flow from its tail to its head,
 * along hidden edges up to their size and against them without limit, is small.
 *
 * Ranges follow from the sums. The most that a hidden cell can be is a sum C that leaves a set U of vertices; the least,
 * where above zero, is what a set T cannot send out: it enters T, all other hidden cells that cross leave it, and they
 * sum to the cell less a known c. What is known to leave U and T together is C - c, and as much leaves their union and
 * their intersection; the cell crosses neither, and no hidden cell enters them. So the range, C - c, is the sum of two
 * figures that can be derived. Where no such figure lies between zero and the minimum, a range is as wide as the minimum
 * or nothing, and in that case the cell is itself a figure that can be derived, and not below it.
 */
import { CostQueue } from './cost-queue.ts';
import type { CountRow } from './count-table.ts';
import type { Group } from './group.ts';

export interface Edge {
  readonly row: CountRow;
  readonly value: number;
  readonly group: Group;
  readonly tail: number;
  readonly head: number;
}

export interface Network {
  readonly edges: readonly Edge[];
  /** By vertex: the edges that begin or end there, the largest first, since those lead on most often. */
  readonly incident: readonly (readonly Edge[])[];
  readonly search: Search;
}

/** Room for one search after the other: a network is searched from each of its small cells. */
interface Search {
  /** By vertex: the search that came there last, counted from 1. */
  readonly cameIn: Uint32Array;
  /** By vertex: how that search came there; null where it began. */
  readonly arrivedBy: (Step | null)[];
  count: number;
}

export function disclosureNetwork(rows: readonly CountRow[]): Network {
  const vertexOf = vertexNumbers();
  const edges = rows.flatMap((row, position) =>
    [...row.cells].map(([value, group]): Edge => {
      const tail = row.parent < 0 ? vertexOf('all') : vertexOf(`${row.parent}/${value}`);
      const head = vertexOf(row.split ? `${position}/${value}` : `${position}`);
      return { row, value, group, tail, head };
    }),
  );
  const vertices = edges.reduce((most, { tail, head }) => Math.max(most, tail, head), -1) + 1;
  const incident = Array.from({ length: vertices }, (): Edge[] => []);
  const largestFirst = edges.toSorted((left, right) => right.group.conversations - left.group.conversations);
  for (const edge of largestFirst) for (const vertex of [edge.tail, edge.head]) incident[vertex]?.push(edge);
  const search = {
    cameIn: new Uint32Array(vertices),
    arrivedBy: new Array<Step | null>(vertices).fill(null),
    count: 0,
  };
  return { edges, incident, search };
}

function vertexNumbers(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
}

export function isHidden(edge: Edge): boolean {
  return edge.row.hidden.has(edge.value);
}

/** What keeps a sum small: flow from the tail of a cell gets no further than these vertices. */
export interface Cut {
  readonly cell: Edge;
  readonly reached: ReadonlySet<number>;
  /** What an edge can still carry, were it hidden. */
  readonly capacity: (edge: Edge) => number;
}

/**
 * Whether every derivable sum that holds `cell` weighs at least `required` more than `cell` itself, by an additive
 * `weightOf` edges. Where not: one that weighs less.
 */
export function smallSum(network: Network, cell: Edge, required: number, weightOf: (edge: Edge) => number): Cut | null {
  const left = new Map<Edge, number>();
  const capacity = (edge: Edge): number => left.get(edge) ?? weightOf(edge);
  for (let missing = required; missing > 0; ) {
    const { path, reached } = findPath(network, cell, cell.tail, cell.head, capacity);
    if (path === null) return { cell, reached, capacity };
    const pushed = Math.min(missing, ...path.filter((step) => step.along).map((step) => capacity(step.edge)));
    for (const { edge, along } of path) left.set(edge, capacity(edge) + (along ? -pushed : pushed));
    missing -= pushed;
  }
  return null;
}

/**
 * Whether the size of a hidden cell follows exactly for a reader who knows that no hidden cell is empty: it can then
 * neither grow nor shrink. Where so: a sum in which all others have one conversation.
 */
export function pinningSum(network: Network, cell: Edge): Cut | null {
  const spare = ({ group }: Edge): number => group.conversations - 1;
  const growing = findPath(network, cell, cell.tail, cell.head, spare);
  if (growing.path !== null) return null;
  const shrinks = spare(cell) > 0 && findPath(network, cell, cell.head, cell.tail, spare).path !== null;
  return shrinks ? null : { cell, reached: growing.reached, capacity: spare };
}

/**
 * The shown edges that must be hidden for flow to get across, on the way that costs least by `costOf` each; the first of
 * equals. Null where there is no way: what crosses then is the figure of whole rows, which are public by themselves.
 */
export function cheapestWay(
  network: Network,
  { cell, reached, capacity }: Cut,
  costOf: (edge: Edge) => number,
): Edge[] | null {
  const costs = new Map<number, number>([...reached].map((vertex) => [vertex, 0]));
  const arrivedBy = new Map<number, Step | null>([...reached].map((vertex) => [vertex, null]));
  const open = new CostQueue();
  for (const vertex of reached) open.add(vertex, 0);
  for (let next = open.take(); next !== null; next = open.take()) {
    const { vertex, cost } = next;
    if (vertex === cell.head)
      return walkBack((at) => arrivedBy.get(at) ?? null, vertex)
        .map(({ edge }) => edge)
        .filter((edge) => !isHidden(edge));
    if (cost > (costs.get(vertex) ?? 0)) continue;
    for (const edge of network.incident[vertex] as readonly Edge[]) {
      const along = edge.tail === vertex;
      const to = along ? edge.head : edge.tail;
      const sum = cost + (isHidden(edge) ? 0 : costOf(edge));
      if (edge === cell || (along && capacity(edge) <= 0) || sum >= (costs.get(to) ?? Number.POSITIVE_INFINITY))
        continue;
      costs.set(to, sum);
      arrivedBy.set(to, { edge, along });
      open.add(to, sum);
    }
  }
  return null;
}

interface Step {
  readonly edge: Edge;
  /** False where the edge is walked from its head to its tail. */
  readonly along: boolean;
}

/** A path between the ends of an edge, without that edge: depth first, as most vertices lie beside where it leads to. */
function findPath(
  network: Network,
  without: Edge,
  from: number,
  to: number,
  capacity: (edge: Edge) => number,
): { path: Step[] | null; reached: ReadonlySet<number> } {
  const isOpen = (edge: Edge, along: boolean): boolean =>
    edge !== without && isHidden(edge) && (!along || capacity(edge) > 0);
  const lastSteps = stepsTo(network, to, isOpen);
  const { cameIn, arrivedBy } = network.search;
  const own = ++network.search.count;
  const reached = [from];
  cameIn[from] = own;
  arrivedBy[from] = null;
  const stack = [{ vertex: from, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const last = lastSteps.get(top.vertex);
    if (last !== undefined)
      return { path: [...walkBack((at) => arrivedBy[at] ?? null, top.vertex), last], reached: new Set() };
    const edge = network.incident[top.vertex]?.[top.next++];
    if (edge === undefined) {
      stack.pop();
      continue;
    }
    const along = edge.tail === top.vertex;
    const vertex = along ? edge.head : edge.tail;
    if (cameIn[vertex] === own || !isOpen(edge, along)) continue;
    cameIn[vertex] = own;
    arrivedBy[vertex] = { edge, along };
    reached.push(vertex);
    stack.push({ vertex, next: 0 });
  }
  return { path: null, reached: new Set(reached) };
}

/** By vertex from which one step leads to `to`: that step. */
function stepsTo(
  network: Network,
  to: number,
  isOpen: (edge: Edge, along: boolean) => boolean,
): ReadonlyMap<number, Step> {
  const steps = new Map<number, Step>();
  for (const edge of network.incident[to] as readonly Edge[]) {
    const along = edge.head === to;
    if (isOpen(edge, along)) steps.set(along ? edge.tail : edge.head, { edge, along });
  }
  return steps;
}

function walkBack(arrivedBy: (vertex: number) => Step | null, head: number): Step[] {
  const path: Step[] = [];
  for (let step = arrivedBy(head); step; ) {
    path.push(step);
    step = arrivedBy(step.along ? step.edge.tail : step.edge.head);
  }
  return path.reverse();
}
