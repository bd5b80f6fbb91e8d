import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presets } from '../../privacy/thresholds.ts';
import { earlierReleaseOf } from '../../privacy/trends/earlier-release.ts';
import type { ShardStore } from '../../store/shards.ts';
import { sampleRelease } from '../../testing/sample-release.ts';
import type { EarlierRun, InsightsEnvironment } from '../environment.ts';
import type { FacetRow } from '../records.ts';
import { type Identified, identify } from './identify.ts';

const store = { writeRecords: () => ({ file: '', sha256: '', bytes: 0, rows: 0 }) } as unknown as ShardStore;
const thresholds = { ...presets.local, minCellAccounts: 1, minCellConversations: 1 };

/** A run: of each conversation the cluster that it is in, from 0, or null where it is not there; and which clusters are shown. */
interface MadeUpRun {
  readonly clusterOf: readonly (number | null)[];
  readonly shown: readonly boolean[];
}

const run = fc.record<MadeUpRun>({
  clusterOf: fc.array(fc.option(fc.nat(5)), { minLength: 30, maxLength: 30 }),
  shown: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
});

function made({ clusterOf, shown }: MadeUpRun, earlier: EarlierRun | null): Identified & { readonly next: EarlierRun } {
  const there = [...clusterOf.keys()].filter((row) => clusterOf[row] !== null);
  const rows = there.map((row): FacetRow => {
    return { conversation: `${row}`, account: `${row}`, request: '', language: 'en', values: {} };
  });
  const groups = Map.groupBy(rows.keys(), (row) => clusterOf[there[row] as number]);
  const clusters = [...groups.values()].map((members) => ({ members }));
  const environment = { earlier, thresholds } as InsightsEnvironment;
  const identified = identify({ environment, store }, clusters, rows);
  const next: EarlierRun = {
    fingerprint: '',
    release: earlierReleaseOf(sampleRelease({ seed: 1, tops: 1, basesPerTop: 1 })),
    names: new Map(),
    issuedParents: 0,
    shownParents: () => [],
    groups: [],
    issued: identified.counts['issued'] ?? clusters.length,
    shownClusters: () =>
      clusters.flatMap(({ members }, index) => {
        const conversations = members.map((row) => rows[row]?.conversation as string);
        return shown[index] ? [{ id: identified.ids[index] as string, conversations }] : [];
      }),
  };
  return { ...identified, next };
}

describe('identify', () => {
  it('gives an id to one cluster of a run, and never again to another in the line', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 8 }), (runs) => {
        const used = new Set<string>();
        let earlier: EarlierRun | null = null;
        for (const each of runs) {
          const shown: readonly { readonly id: string }[] = earlier?.shownClusters() ?? [];
          const keepable = new Set(shown.map(({ id }) => id));
          const { ids, next } = made(each, earlier);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(used.has(id)).toBe(keepable.has(id));
          for (const id of ids) used.add(id);
          earlier = next;
        }
      }),
    );
  });

  it('counts what became of clusters: those that were shown continue or are gone', () => {
    fc.assert(
      fc.property(run, run, (first, second) => {
        const { next } = made(first, null);
        const { ids, counts } = made(second, next);
        const { continues = 0, split = 0, merged = 0, born = 0, gone = 0 } = counts;
        expect(continues + split + merged + born).toBe(ids.length);
        expect(continues + gone).toBe(next.shownClusters().length);
      }),
    );
  });

  it('numbers a run that continues none by the order of its clusters', () => {
    const { ids, shards, counts } = made({ clusterOf: [0, 1, 2, 0], shown: [] }, null);
    expect({ ids, shards, counts }).toEqual({ ids: ['c0001', 'c0002', 'c0003'], shards: {}, counts: {} });
  });
});
