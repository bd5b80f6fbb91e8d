import { describe, expect, it } from 'vitest';
import type { PublicClusters } from '../public-records/release.ts';
import { gate } from './gate.ts';
import type { GateInput, GateNode } from './gate-input.ts';
import { presets } from './thresholds.ts';
import { Private } from './visibility.ts';

/** A family by name: either sizes of base clusters, or families again. */
interface Families {
  readonly [name: string]: number | Families;
}

/** One account a conversation. Ids are the names. */
function inputOf(families: Families, unnamed: readonly string[] = [], outside = 0): GateInput {
  const nodes: GateNode[] = [];
  const members = new Map<string, number[]>();
  let rows = 0;
  const visit = (under: Families, parent: string | null): number =>
    Object.entries(under).reduce((height, [id, content]) => {
      const isBase = typeof content === 'number';
      const level = isBase ? 0 : visit(content, id) + 1;
      nodes.push({ id, parent, level, children: isBase ? [] : Object.keys(content) });
      if (isBase)
        members.set(
          id,
          Array.from({ length: content }, () => rows++),
        );
      return Math.max(height, level);
    }, 0);
  visit(families, null);
  const named = ({ id }: GateNode) => (unnamed.includes(id) ? null : { name: id, description: '', support: 99 });
  return {
    nodes,
    members,
    names: new Map(nodes.map((node) => [node.id, named(node)])),
    accounts: Array.from({ length: rows + outside }, (_, row) => `account-${row}`),
    facets: [],
    positions: new Map(),
    spread: new Map(),
    stability: new Map(),
    lineage: new Map(),
    weaker: [],
    neighbours: new Map(),
    thresholds: presets.local,
  };
}

function release(input: GateInput): PublicClusters {
  return gate(new Private(input)).release.value.clusters;
}

function shown({ clusters }: PublicClusters): Record<string, string> {
  return Object.fromEntries(
    clusters.map(({ id, parent, conversations, withheld }) => [
      id,
      `${conversations} under ${parent}${withheld ? `, ${withheld.clusters} withheld with ${withheld.conversations}` : ''}`,
    ]),
  );
}

describe('where withheld base clusters are counted', () => {
  it('at their parent, where two of them make a figure', () => {
    const found = release(inputOf({ p: { a: 30, b: 20, c: 6, d: 7 }, q: { e: 40, f: 12 } }));
    expect(shown(found)).toEqual({
      p: '63 under null, 2 withheld with 13',
      a: '30 under p',
      b: '20 under p',
      q: '52 under null',
      e: '40 under q',
      f: '12 under q',
    });
    expect(found.withheld).toBeNull();
  });

  it('further up, where one alone would be told by subtraction', () => {
    const found = release(inputOf({ p: { a: 30, b: 20, c: 7 }, q: { e: 40, d: 6, f: 12 } }));
    expect(shown(found)).toMatchObject({ p: '50 under null', q: '52 under null' });
    expect(found.withheld).toEqual({ clusters: 2, conversations: 13, accounts: 13 });
  });

  it('with the smallest shown one, where it would stand alone at the top', () => {
    const found = release(inputOf({ p: { a: 30, b: 20, c: 7 }, q: { e: 40, f: 12 } }));
    expect(found.withheld).toEqual({ clusters: 2, conversations: 19, accounts: 19 });
    expect(Object.keys(shown(found)).sort()).toEqual(['a', 'b', 'e', 'p', 'q']);
  });

  it('with a pool further down, before a shown cluster is given up', () => {
    const found = release(inputOf({ p: { a: 30, b: 6, c: 7 }, q: { e: 40, f: 9 } }));
    expect(found.withheld).toEqual({ clusters: 3, conversations: 22, accounts: 22 });
    expect(found.named.conversations).toBe(70);
  });

  it('together with conversations that lie in no cluster', () => {
    const found = release(inputOf({ p: { a: 30, b: 9, c: 20 } }, [], 4));
    expect(found.withheld).toEqual({ clusters: 2, conversations: 13, accounts: 13 });
  });

  it('as one figure at the top, where no parent has a name', () => {
    const found = release(inputOf({ p: { a: 30, c: 6, d: 7 } }, ['p']));
    expect(shown(found)).toEqual({ a: '30 under null' });
    expect(found.withheld).toEqual({ clusters: 2, conversations: 13, accounts: 13 });
  });
});

describe('what sizes follow', () => {
  it('none, from as many withheld clusters as conversations', () => {
    const singles = Object.fromEntries(Array.from({ length: 12 }, (_, one) => [`s${one}`, 1]));
    const found = release(inputOf({ p: { a: 30, b: 20, ...singles }, q: { e: 40, f: 15 } }));
    const pools = [found.withheld, ...found.clusters.map(({ withheld }) => withheld)].filter((pool) => pool !== null);
    expect(pools.length).toBeGreaterThan(0);
    for (const { clusters, conversations } of pools) expect(conversations).toBeGreaterThan(clusters);
  });

  it('none, from reasons: two clusters with too few, of which each must then have nine', () => {
    const { reasons = [] } = release(inputOf({ p: { a: 30, b: 9, c: 9 }, q: { d: 20, e: 15, f: 12 } }, ['e', 'f']));
    expect(reasons.map(({ reason }) => reason)).not.toContain('too-few-conversations');
  });

  it('none, from reasons beside a pool of two with too few, of which each must then have nine', () => {
    const found = release(inputOf({ p: { a: 30, b: 9, c: 9 }, q: { d: 20, e: 6, f: 7 } }));
    expect(found.clusters.filter(({ withheld }) => withheld !== null)).toHaveLength(2);
    expect(found.reasons).toBeUndefined();
    const open = release(inputOf({ p: { a: 30, b: 9, c: 8 }, q: { d: 20, e: 6, f: 7 } }));
    expect(open.reasons).toMatchObject([{ reason: 'too-few-conversations', clusters: 4, conversations: 30 }]);
  });

  it('reasons are shown where they cover enough', () => {
    const { reasons } = release(inputOf({ p: { a: 30, b: 9, c: 7 }, q: { d: 20, e: 15, f: 12 } }, ['e', 'f']));
    expect(reasons).toEqual([
      { reason: 'too-few-conversations', clusters: 2, conversations: 16, accounts: 16 },
      { reason: 'no-name', clusters: 2, conversations: 27, accounts: 27 },
    ]);
  });

  it('nothing at all is shown of a run with one cluster that has no name', () => {
    const found = release(inputOf({ a: 30 }, ['a']));
    expect(found).toMatchObject({ clusters: [], withheld: null, total: { conversations: 30 } });
    expect(found.reasons).toBeUndefined();
  });
});
