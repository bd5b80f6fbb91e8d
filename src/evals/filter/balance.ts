/** Which candidates become the set: as many of each label, in every cluster as far as there are enough, the best first. */
import { inTurns } from '../../core/in-turns.ts';

export interface Ranked {
  readonly group: string;
  readonly label: string;
  readonly topic: string;
  readonly cluster: number;
  readonly score: number;
}

export interface Balanced {
  /** Positions of the candidates that are kept, in order. */
  readonly kept: readonly number[];
  /** Of those, how many stand in clusters without a counterpart of each other label there. */
  readonly unpaired: number;
}

/** Group by group; see `balancedGroup`. Positions are in order. */
export function balanced(
  candidates: readonly Ranked[],
  cells: readonly Pick<Ranked, 'group' | 'label'>[],
  perLabel: number,
): Balanced {
  const membersOf = Map.groupBy(candidates.keys(), (at) => (candidates[at] as Ranked).group);
  const groups = [...Map.groupBy(cells, ({ group }) => group)].map(([group, all]) => {
    const labels = [...new Set(all.map(({ label }) => label))];
    const members = membersOf.get(group) ?? [];
    const own = members.map((at) => candidates[at] as Ranked);
    const { kept, unpaired } = balancedGroup(own, labels, perLabel);
    return { kept: kept.map((at) => members[at] as number), unpaired };
  });
  return {
    kept: groups.flatMap(({ kept }) => kept).sort((left, right) => left - right),
    unpaired: sum(groups.map(({ unpaired }) => unpaired)),
  };
}

/**
 * @param labels all that there must be
 * @param perLabel to keep of each; fewer where one label has not so many: then as many as it has
 */
function balancedGroup(candidates: readonly Ranked[], labels: readonly string[], perLabel: number): Balanced {
  const available = labels.map((label) => candidates.filter((one) => one.label === label).length);
  const target = Math.min(perLabel, ...available);
  // One label has no counterpart that it could be balanced with: the best stay, whatever they are about.
  if (labels.length === 1) {
    const best = byScore(candidates, [...candidates.keys()]).slice(0, target);
    return { kept: best.sort((left, right) => left - right), unpaired: 0 };
  }
  const groups = Map.groupBy(candidates.keys(), (at) => (candidates[at] as Ranked).cluster);
  const clusters = [...groups].sort(([left], [right]) => left - right).map(([, members]) => members);
  const queues = clusters.map((members) => labels.map((label) => queueOf(candidates, members, label)));
  const room = queues.map((ofLabels) => Math.min(...ofLabels.map(({ length }) => length)));
  const quotas = sharedOut(Math.min(target, sum(room)), room);
  const paired = queues.flatMap((ofLabels, at) => ofLabels.flatMap((queue) => queue.slice(0, quotas[at] as number)));
  const missing = target - sum(quotas);
  const rest = labels.flatMap((_, label) => {
    const left = queues.flatMap((ofLabels, at) => (ofLabels[label] as number[]).slice(quotas[at] as number));
    return byScore(candidates, left).slice(0, missing);
  });
  return { kept: [...paired, ...rest].sort((left, right) => left - right), unpaired: rest.length };
}

/** Those of a label in a cluster: topics take turns, the best of each first. */
function queueOf(candidates: readonly Ranked[], members: readonly number[], label: string): number[] {
  const own = members.filter((at) => (candidates[at] as Ranked).label === label);
  const topics = [...Map.groupBy(byScore(candidates, own), (at) => (candidates[at] as Ranked).topic).values()];
  return inTurns(topics);
}

function byScore(candidates: readonly Ranked[], positions: readonly number[]): number[] {
  const score = (at: number): number => (candidates[at] as Ranked).score;
  return [...positions].sort((left, right) => score(right) - score(left) || left - right);
}

/** In proportion to the room, whole numbers, none above its room (largest remainders; Hamilton's method). */
function sharedOut(total: number, room: readonly number[]): number[] {
  const all = sum(room);
  if (all === 0) return room.map(() => 0);
  const exact = room.map((one) => (total * one) / all);
  const quotas = exact.map(Math.floor);
  const order = [...exact.keys()].sort(
    (left, right) => remainder(exact[right] as number) - remainder(exact[left] as number) || left - right,
  );
  for (const at of order.slice(0, total - sum(quotas))) quotas[at] = (quotas[at] as number) + 1;
  return quotas;
}

function remainder(value: number): number {
  return value - Math.floor(value);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
