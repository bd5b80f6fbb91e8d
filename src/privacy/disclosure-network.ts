/**
 * What subtraction can find out. A table whose rows form a tree and whose columns are values is a network: a vertex
 * for every row that is not split and for every value within a row that is, an edge for every cell. At each vertex
 * what flows in equals what flows out, and that is all a reader knows besides the shown cells (Cox 1980; Gusfield
 * 1988). So the figures that can be derived are the sums of hidden cells that cross from a set of vertices to the rest
 * with none crossing back. An edge lies in such a set of small sum exactly if the flow from its tail to its head,
 * along hidden edges up to their size and against them without limit, is small.
 */
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
  /** By vertex: the edges that begin or end there. */
  readonly incident: readonly (readonly Edge[])[];
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
  for (const edge of edges) for (const vertex of [edge.tail, edge.head]) incident[vertex]?.push(edge);
  return { edges, incident };
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

/**
 * Whether every derivable sum that holds `start` weighs at least `required` more than `start` itself, by an additive
 * `weightOf` edges. Where not: the vertices on the tail's side of one that weighs less.
 */
export function tailSideOfSmallSum(
  network: Network,
  start: Edge,
  required: number,
  weightOf: (edge: Edge) => number,
): ReadonlySet<number> | null {
  const left = new Map<Edge, number>([[start, 0]]);
  const capacity = (edge: Edge): number => left.get(edge) ?? weightOf(edge);
  for (let missing = required; missing > 0; ) {
    const { path, reached } = findPath(network, start, capacity);
    if (path === null) return reached;
    const pushed = Math.min(missing, ...path.filter((step) => step.along).map((step) => capacity(step.edge)));
    for (const { edge, along } of path) left.set(edge, capacity(edge) + (along ? -pushed : pushed));
    missing -= pushed;
  }
  return null;
}

interface Step {
  readonly edge: Edge;
  /** False where the edge is walked from its head to its tail. */
  readonly along: boolean;
}

/** Shortest path from the tail of an edge to its head. */
function findPath(
  network: Network,
  { tail, head }: Edge,
  capacity: (edge: Edge) => number,
): { path: Step[] | null; reached: ReadonlySet<number> } {
  const arrivedBy = new Map<number, Step | null>([[tail, null]]);
  for (const vertex of arrivedBy.keys()) {
    if (vertex === head) return { path: walkBack(arrivedBy, head), reached: new Set() };
    for (const edge of network.incident[vertex] ?? []) {
      const along = edge.tail === vertex;
      const next = along ? edge.head : edge.tail;
      if (arrivedBy.has(next) || !isHidden(edge) || (along && capacity(edge) <= 0)) continue;
      arrivedBy.set(next, { edge, along });
    }
  }
  return { path: null, reached: new Set(arrivedBy.keys()) };
}

function walkBack(arrivedBy: ReadonlyMap<number, Step | null>, head: number): Step[] {
  const path: Step[] = [];
  for (let step = arrivedBy.get(head); step; ) {
    path.push(step);
    step = arrivedBy.get(step.along ? step.edge.tail : step.edge.head);
  }
  return path.reverse();
}
