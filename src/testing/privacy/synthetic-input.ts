/** Made-up input of the gate, as uneven as one likes: the same options give the same input. */
import { createRandom, type Random } from '../../core/random.ts';
import type { GateFacet, GateInput, GateLineage, GateName, GateNode } from '../../privacy/gate-input.ts';
import { presets, type Thresholds } from '../../privacy/thresholds.ts';

export interface SyntheticOptions {
  readonly seed: number;
  readonly conversations: number;
  readonly accounts: number;
  /** Base clusters, at least 1. */
  readonly bases: number;
  /** Children of a parent, at least 2. */
  readonly branching: number;
  /** Number of values of each facet. */
  readonly facets: readonly number[];
  /** 1 spreads conversations evenly over clusters, accounts and values; higher is less even. */
  readonly unevenness: number;
  /** Share of conversations without an account, of nodes without a name, and of rows in no cluster. */
  readonly missing?: number;
  /** Share of conversations that lie in the one cluster and have the one value that their account favours. */
  readonly loyalty?: number;
  readonly thresholds?: Thresholds;
}

export function syntheticInput(options: SyntheticOptions): GateInput {
  const random = createRandom(`synthetic-input/${options.seed}`);
  const { conversations, unevenness, missing = 0, loyalty = 0 } = options;
  const nodes = syntheticTree(options);
  const pick = (source: Random, count: number): number => Math.floor(count * source.next() ** unevenness);
  const lost = (source: Random): boolean => source.next() < missing;
  const rows = Array.from({ length: conversations }, (_, row) => row);
  const [ofAccounts, ofBases, ofNames] = ['accounts', 'bases', 'names'].map((name) => random.fork(name)) as [
    Random,
    Random,
    Random,
  ];
  const people = rows.map(() => (lost(ofAccounts) ? null : pick(ofAccounts, options.accounts)));
  const favourites = people.map((person) => (person !== null && random.next() < loyalty ? person : null));
  const baseOf = favourites.map((person) => {
    if (person !== null) return person % options.bases;
    return lost(ofBases) ? -1 : pick(ofBases, options.bases);
  });
  const members = new Map(
    Array.from({ length: options.bases }, (_, base) => [`b${base}`, rows.filter((row) => baseOf[row] === base)]),
  );
  const facets = options.facets.map((values, facet) =>
    syntheticFacet(facet, values, baseOf, favourites, random.fork(`facet-${facet}`), options),
  );
  return {
    nodes,
    names: new Map(nodes.map(({ id }) => [id, lost(ofNames) ? null : syntheticName(id)])),
    members,
    accounts: people.map((person) => (person === null ? null : `account-${person}`)),
    facets,
    positions: new Map(nodes.map(({ id }) => [id, [random.next() - 0.5, random.next() - 0.5]])),
    spread: new Map(nodes.map(({ id }) => [id, random.next()])),
    stability: new Map([...members.keys()].map((id, base) => [id, (base % 7) / 6])),
    lineage: syntheticLineages(nodes, members),
    neighbours: new Map(nodes.map(({ id }) => [id, nodes.map((node) => node.id).filter((other) => other !== id)])),
    thresholds: options.thresholds ?? presets.local,
    weaker: [],
  };
}

function syntheticLineages(
  nodes: readonly GateNode[],
  members: ReadonlyMap<string, readonly number[]>,
): Map<string, GateLineage> {
  const children = new Map(nodes.map((node) => [node.id, node.children]));
  const rows = (id: string): readonly number[] => members.get(id) ?? (children.get(id) ?? []).flatMap(rows);
  const parents = nodes.filter(({ level }) => level > 0);
  return new Map([
    ...[...members].map(([id, own], base): [string, GateLineage] => [id, syntheticLineage(id, own, base, '')]),
    ...parents.map(({ id }, place): [string, GateLineage] => [id, syntheticLineage(id, rows(id), place, 'p')]),
  ]);
}

/** Of all kinds, with few conversations behind it and with many. */
function syntheticLineage(id: string, rows: readonly number[], base: number, before: '' | 'p'): GateLineage {
  const kinds = ['continues', 'split', 'merged', 'born'] as const;
  const kind = kinds[base % kinds.length] as GateLineage['kind'];
  const parts = [rows.slice(base % 9), rows.slice(0, base % 9)];
  const ids = [kind === 'continues' ? id : `${before}e${base}`, `${before}f${base}`];
  return { kind, from: kind === 'born' ? [] : ids.map((earlier, part) => ({ id: earlier, rows: parts[part] ?? [] })) };
}

/** Made of what two, seven and more people say than there are. */
function syntheticName(id: string): GateName {
  const claims = [2, 7, 1_000_000].map((support) => ({ text: `${support} of ${id}`, support }));
  return { name: `Name ${id}`, description: '', support: 1_000_000, claims };
}

/** A balanced tree: `branching` neighbours in a row share a parent, up to a handful of tops. */
function syntheticTree({ bases, branching }: SyntheticOptions): GateNode[] {
  let level: { id: string; children: string[] }[] = Array.from({ length: bases }, (_, base) => ({
    id: `b${base}`,
    children: [],
  }));
  const done: GateNode[] = [];
  for (let height = 0; level.length > 0; height++) {
    const above = height < 3 && level.length > branching ? Math.ceil(level.length / branching) : 0;
    const parents = Array.from({ length: above }, (_, parent) => ({
      id: `p${height + 1}-${parent}`,
      children: level.slice(parent * branching, (parent + 1) * branching).map(({ id }) => id),
    }));
    for (const node of level) {
      const parent = parents.find(({ children }) => children.includes(node.id))?.id ?? null;
      done.push({ ...node, parent, level: height });
    }
    level = parents;
  }
  return done;
}

/** Every base cluster has a favourite value. */
function syntheticFacet(
  facet: number,
  values: number,
  baseOf: readonly number[],
  favourites: readonly (number | null)[],
  random: Random,
  { unevenness, missing = 0 }: SyntheticOptions,
): GateFacet {
  const labels = Array.from({ length: values }, (_, value) => `value ${value}`);
  const draw = (base: number, row: number): string | null => {
    const favourite = favourites[row] ?? null;
    if (favourite !== null) return labels[(favourite + Math.floor(favourite / 3)) % values] as string;
    if (random.next() < missing) return null;
    const value = Math.floor(values * random.next() ** unevenness);
    return labels[unevenness > 1 ? (value + base + values) % values : value] as string;
  };
  return {
    name: `facet-${facet}`,
    title: `Facet ${facet}`,
    kind: 'category',
    labels: facet % 2 === 0 ? labels : null,
    values: baseOf.map(draw),
  };
}
