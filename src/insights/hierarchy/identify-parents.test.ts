import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Shard } from '../../core/shard.ts';
import { presets } from '../../privacy/thresholds.ts';
import type { StageContext } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import type { ClusterLineage, ClusterNode, EarlierParents, FacetRow } from '../records.ts';
import { fromTop } from './from-top.ts';
import { type IdentifiedParents, identifyParents } from './identify-parents.ts';

/** A tree as nested lists of base clusters, which are words of letters; each letter is a conversation. */
type Tree = string | readonly Tree[];

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Nodes from the lowest level up, under ids as they are built: `b0` and up, `q0` and up. */
function nodesOf(trees: readonly Tree[]): { nodes: ClusterNode[]; members: Map<string, number[]> } {
  const nodes: ClusterNode[] = [];
  const members = new Map<string, number[]>();
  const add = (tree: Tree): ClusterNode => {
    const children = typeof tree === 'string' ? [] : tree.map(add);
    const level = Math.max(-1, ...children.map((child) => child.level)) + 1;
    const id = `${typeof tree === 'string' ? 'b' : 'q'}${nodes.length}`;
    for (const child of children) child.parent = id;
    const node = { id, parent: null, level, partition: 0, children: children.map((child) => child.id) };
    if (typeof tree === 'string')
      members.set(
        id,
        [...tree].map((letter) => letters.indexOf(letter)),
      );
    nodes.push(node);
    return node;
  };
  for (const tree of trees) add(tree);
  return { nodes: nodes.toSorted((left, right) => left.level - right.level), members };
}

interface Run extends IdentifiedParents {
  readonly lineage: readonly ClusterLineage[];
  /** As the next run is told of it. */
  readonly next: EarlierParents;
}

function run(trees: readonly Tree[], earlier: EarlierParents | null = null, least = 1): Run {
  const { nodes, members } = nodesOf(trees);
  const written: unknown[][] = [];
  const shard = (records: readonly unknown[]): Shard =>
    ({ file: `${written.push([...records]) - 1}` }) as unknown as Shard;
  const rows = letters.map((letter): FacetRow => {
    return { conversation: letter, account: letter, request: '', language: 'en', values: {} };
  });
  const clusters = [...members].map(([id, own]) => ({ id, partition: 0, members: own, spread: 0 }));
  const shards: Readonly<Record<string, readonly Shard[]>> = {
    rows: [shard(rows)],
    clusters: [shard(clusters)],
    ...(earlier && { 'earlier-parents': [shard([earlier])] }),
  };
  const context = {
    environment: { thresholds: { ...presets.local, minCellAccounts: least, minCellConversations: least } },
    input: () => ({ shards: (part: string) => shards[part] ?? [] }),
    store: {
      readRecords: ({ file }: Shard, schema: z.ZodType) =>
        (written[Number(file)] ?? []).map((one) => schema.parse(one)),
      writeRecords: (_: string, records: readonly unknown[]) => shard(records),
    },
  } as unknown as StageContext<InsightsEnvironment>;
  const made = identifyParents(context, nodes);
  const [file] = made.shards['lineage'] ?? [];
  const rowsOf = (id: string): number[] => {
    const { children = [] } = made.nodes.find((node) => node.id === id) ?? {};
    return members.get(id) ?? children.flatMap(rowsOf);
  };
  const parents = [...fromTop(made.nodes)].map(([id, depth]) => ({ id, fromTop: depth, rows: rowsOf(id) }));
  return {
    ...made,
    lineage: file === undefined ? [] : (written[Number(file.file)] as ClusterLineage[]),
    next: { issued: Math.max(earlier?.issued ?? 0, made.counts['issued'] ?? parents.length), parents },
  };
}

const told = ({ lineage }: Run): string[] =>
  lineage.map(({ id, kind, from }) => [id, kind, ...from.map((earlier) => earlier.id)].join(' '));

describe('identifyParents', () => {
  it('numbers the parents of a run that continues none, and says nothing of them', () => {
    const { nodes, lineage, counts } = run([['ab', 'cd'], ['ef', 'gh'], 'ij']);
    expect(nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['b0', 'p0001'],
      ['b1', 'p0001'],
      ['b3', 'p0002'],
      ['b4', 'p0002'],
      ['b6', null],
      ['p0001', null],
      ['p0002', null],
    ]);
    expect(nodes.find(({ id }) => id === 'p0002')?.children).toEqual(['b3', 'b4']);
    expect([lineage, counts]).toEqual([[], {}]);
  });

  it('goes by the conversations, whatever the base clusters below are', () => {
    const first = run([
      ['ab', 'cd'],
      ['ef', 'gh'],
      ['ij', 'kl'],
    ]);
    const second = run(
      [
        ['efg', 'h'],
        ['ac', 'bd', 'mn'],
        ['op', 'qr'],
      ],
      first.next,
    );
    expect(told(second)).toEqual(['p0002 continues p0002', 'p0001 continues p0001', 'p0004 born']);
    expect(second.counts).toMatchObject({ 'lineage.continues': 2, 'lineage.born': 1, 'lineage.gone': 1, issued: 4 });
  });

  it('says what was split and merged', () => {
    const first = run([
      ['abc', 'def'],
      ['gh', 'ij'],
      ['kl', 'mn'],
    ]);
    const second = run(
      [
        ['ab', 'op'],
        ['cd', 'qr'],
        ['ef', 'st'],
        ['ghi', 'jklmn'],
      ],
      first.next,
    );
    expect(told(second)).toEqual([
      'p0004 split p0001',
      'p0005 split p0001',
      'p0006 split p0001',
      'p0007 merged p0002 p0003',
    ]);
  });

  it('compares levels as they lie below the top: a level that comes between leaves the top what it was', () => {
    const first = run([
      ['ab', 'cd'],
      ['ef', 'gh'],
    ]);
    const second = run(
      [
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        [
          ['e', 'f'],
          ['g', 'h'],
        ],
      ],
      first.next,
    );
    expect(told(second)).toEqual([
      'p0003 born',
      'p0004 born',
      'p0005 born',
      'p0006 born',
      'p0001 continues p0001',
      'p0002 continues p0002',
    ]);
    const third = run(
      [
        ['ab', 'cd'],
        ['ef', 'gh'],
      ],
      second.next,
    );
    expect(told(third)).toEqual(['p0001 continues p0001', 'p0002 continues p0002']);
    expect(third.counts).toMatchObject({ 'lineage.gone': 4, issued: 6 });
  });

  it('says nothing upon fewer than a cell of a table needs', () => {
    const { next } = run([
      ['abc', 'd'],
      ['ef', 'g'],
    ]);
    expect(
      told(
        run(
          [
            ['abc', 'd'],
            ['ef', 'g'],
          ],
          next,
          4,
        ),
      ),
    ).toEqual(['p0001 continues p0001', 'p0003 born']);
  });

  it('gives an id to one parent of a run, and never to another in the line', () => {
    const trees = fc
      .array(fc.tuple(fc.nat(3), fc.nat(8)), { minLength: letters.length, maxLength: letters.length })
      .map((places) => {
        const word = (top: number, base: number) =>
          letters.filter((_, row) => places[row]?.[0] === top && places[row]?.[1] === base).join('');
        const tops = [0, 1, 2, 3].map((top) => [...Array(9).keys()].map((base) => word(top, base)).filter(Boolean));
        return tops.filter((bases) => bases.length > 1);
      });
    fc.assert(
      fc.property(fc.array(trees, { minLength: 1, maxLength: 6 }), (runs) => {
        const used = new Set<string>();
        let earlier: EarlierParents | null = null;
        for (const each of runs) {
          const before: EarlierParents | null = earlier;
          const keepable = new Set(before?.parents.map(({ id }) => id));
          const made = run(each, before);
          const ids = made.next.parents.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(used.has(id)).toBe(keepable.has(id));
          for (const id of ids) used.add(id);
          earlier = made.next;
        }
      }),
      { numRuns: 60 },
    );
  });
});
