import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, shuffled } from '../core/random.ts';
import type { PublicCluster } from '../public-records/release.ts';
import { rowsByValue, supportOfRows, truthOf } from '../testing/privacy/oracle.ts';
import { type SyntheticOptions, syntheticInput } from '../testing/privacy/synthetic-input.ts';
import { countShownClusters, gate, type ReleaseContent, type WithheldCounts } from './gate.ts';
import type { GateFacet, GateInput } from './gate-input.ts';
import { meetsCellThresholds, meetsClusterThresholds, presets, type Thresholds, wordSupport } from './thresholds.ts';
import { Private } from './visibility.ts';

const few: Thresholds = {
  ...presets.local,
  preset: 'custom',
  minAccounts: 3,
  minConversations: 6,
  minCellConversations: 4,
};
const uncounted: Thresholds = { ...presets.local, counting: 'conversations', minAccounts: 0, minCellAccounts: 0 };

const options = fc.record<SyntheticOptions>({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  conversations: fc.integer({ min: 40, max: 700 }),
  accounts: fc.integer({ min: 10, max: 200 }),
  bases: fc.integer({ min: 1, max: 25 }),
  branching: fc.integer({ min: 2, max: 5 }),
  facets: fc.constantFrom([2], [3, 7], [12]),
  unevenness: fc.double({ min: 1, max: 3, noNaN: true }),
  missing: fc.constantFrom(0, 0.03, 0.2),
  loyalty: fc.constantFrom(0, 0.5),
  thresholds: fc.constantFrom(few, presets.local, uncounted),
});

function open(input: GateInput): { release: ReleaseContent; counts: WithheldCounts } {
  const { release, withheldCounts } = gate(new Private(input));
  return { release: release.value, counts: withheldCounts.open() };
}

function check(property: (input: GateInput) => void, seed: number, numRuns = 120): void {
  fc.assert(
    fc.property(options, (chosen) => property(syntheticInput(chosen))),
    { seed, numRuns },
  );
}

describe('what a name is made of', () => {
  it('is told with its support in steps, of no more than there are, and not where it has too little', () => {
    check((input) => {
      const least = wordSupport(input.thresholds);
      for (const { id, accounts, conversations, claims, wordSupport: told } of open(input).release.clusters.clusters) {
        const people = input.thresholds.counting === 'accounts' ? accounts : conversations;
        const most = Math.min(4 * least, people - (people % least));
        expect(told).toBe(most);
        const shown = [2, 7, 1_000_000].filter((support) => support >= least);
        const inSteps = shown.map((support) => [`${support} of ${id}`, Math.min(most, support - (support % least))]);
        expect(claims?.map(({ text, support }) => [text, support])).toEqual(inSteps);
      }
    }, 37);
  });
});

describe('the figures of clusters', () => {
  it('are those that counting row by row gives', () => {
    check((input) => {
      const { release } = open(input);
      const truth = truthOf(input, release);
      const { total, named, withheld, clusters } = release.clusters;
      expect(total).toEqual(supportOfRows(truth.all, input));
      expect(named).toEqual(supportOfRows(truth.named, input));
      if (withheld !== null) expect(withheld).toMatchObject(supportOfRows(truth.pools.get(null) ?? [], input));
      for (const cluster of clusters) {
        expect(cluster).toMatchObject(supportOfRows(truth.clusters.get(cluster.id) ?? [], input));
        if (cluster.withheld === null) continue;
        expect(cluster.withheld).toMatchObject(supportOfRows(truth.pools.get(cluster.id) ?? [], input));
      }
    }, 31);
  });

  it('meet the thresholds, pools too, and every shown one has a name', () => {
    check((input) => {
      const { clusters, withheld, reasons = [] } = open(input).release.clusters;
      const pools = [withheld, ...clusters.map((cluster) => cluster.withheld), ...reasons].filter(
        (one) => one !== null,
      );
      for (const figure of [...clusters, ...pools]) expect(meetsClusterThresholds(figure, input.thresholds)).toBe(true);
      for (const pool of pools) expect(pool.clusters).toBeGreaterThanOrEqual(2);
      for (const cluster of clusters) expect(input.names.get(cluster.id)).toMatchObject({ name: cluster.name });
    }, 32);
  });

  it('say how stable a base cluster is, in steps of 0.05, and of parents nothing', () => {
    check((input) => {
      for (const { id, level, stability } of open(input).release.clusters.clusters) {
        if (level > 0) expect(stability).toBeUndefined();
        else expect(Math.abs((stability as number) - (input.stability.get(id) as number))).toBeLessThanOrEqual(0.0251);
        expect(((stability ?? 0) * 100) % 5).toBeCloseTo(0, 6);
      }
    }, 35);
  });

  it('say what they come from where a cell could be shown of it, and never how many', () => {
    check((input) => {
      const { clusters } = open(input).release.clusters;
      for (const { id, lineage } of clusters) {
        const own = input.lineage.get(id);
        const shown = new Set(basesUnder(id, clusters).flatMap((base) => input.members.get(base) ?? []));
        const enough = own?.from.filter(({ rows }) =>
          meetsCellThresholds(
            supportOfRows(
              rows.filter((row) => shown.has(row)),
              input,
            ),
            input.thresholds,
          ),
        );
        const told = (enough ?? []).map((earlier) => earlier.id);
        if (lineage === undefined) {
          const isHeirless = own?.kind === 'continues' && told[0] !== id;
          expect(isHeirless || told.length < (own?.kind === 'merged' ? 2 : 1)).toBe(true);
        } else expect(lineage).toEqual({ kind: own?.kind, from: told });
      }
    }, 36);
  });

  it('account for every conversation', () => {
    check((input) => {
      const { release, counts } = open(input);
      const left = release.clusters.total.conversations - release.clusters.named.conversations;
      expect(counts.reasons.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(left);
      const shown = release.clusters.reasons ?? [];
      if (shown.length > 0) expect(shown.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(left);
      expect(counts.shareNamed).toBe(release.clusters.named.conversations / input.accounts.length);
      expect(countShownClusters(new Private(input), input.thresholds).open()).toBe(counts.clusters.shownBase);
    }, 33);
  });

  it('withhold a base cluster that could be shown only to protect others', () => {
    check((input) => {
      const { release, counts } = open(input);
      const shown = new Set(release.clusters.clusters.map(({ id }) => id));
      const eligible = [...input.members].filter(
        ([id, rows]) =>
          meetsClusterThresholds(supportOfRows(rows, input), input.thresholds) && input.names.get(id) !== null,
      );
      const sacrificed = eligible.filter(([id]) => !shown.has(id)).length;
      const counted = counts.reasons.find(({ reason }) => reason === 'protects-others');
      expect(counted?.clusters ?? 0).toBe(sacrificed);
      // What has to be withheld anyway is pooled without them wherever that makes a figure.
      const rows = [...input.members].filter(([id]) => !eligible.some(([other]) => other === id)).map(([, own]) => own);
      const clustered = new Set([...input.members.values()].flat());
      const outside = [...input.accounts.keys()].filter((row) => !clustered.has(row));
      const groups = outside.length > 0 ? [...rows, outside] : rows;
      const isPool = meetsClusterThresholds(supportOfRows(groups.flat(), input), input.thresholds) && groups.length > 1;
      // A parent that shows nothing but its pool may be worth more than one base cluster.
      const hollow = release.clusters.clusters.some(
        ({ id, level }) => level > 0 && !release.clusters.clusters.some(({ parent }) => parent === id),
      );
      expect(sacrificed).toBeLessThanOrEqual((isPool && !hollow) || groups.length === 0 ? 0 : 2);
    }, 34);
  });
});

describe('the cells of tables', () => {
  it('are those that counting row by row gives, and meet the thresholds with what is beside them', () => {
    check(
      (input) => {
        const { release } = open(input);
        const truth = truthOf(input, release);
        for (const table of release.facets) {
          const facet = input.facets.find(({ name }) => name === table.facet) as GateFacet;
          for (const [id, row] of Object.entries({ ...table.clusters, all: table.baseline })) {
            const rows = (id === 'all' ? truth.all : truth.clusters.get(id)) as readonly number[];
            const byValue = rowsByValue(rows, facet);
            const hidden = new Map(byValue);
            for (const { value, complementAccounts, ...cell } of row.cells) {
              const label = table.values[value] as string;
              const own = byValue.get(label) as number[];
              hidden.delete(label);
              expect({ conversations: cell.conversations, accounts: cell.accounts }).toEqual(supportOfRows(own, input));
              const rest = supportOfRows(
                rows.filter((one) => !own.includes(one)),
                input,
              );
              expect(complementAccounts).toBe(rest.accounts);
              expect(meetsCellThresholds(cell, input.thresholds)).toBe(true);
              expect(rest.conversations === 0 || meetsCellThresholds(rest, input.thresholds)).toBe(true);
            }
            const left = supportOfRows([...hidden.values()].flat(), input);
            expect(row.withheld).toEqual(hidden.size === 0 ? null : { ...left, values: hidden.size });
            expect(hidden.size === 0 || meetsCellThresholds(left, input.thresholds)).toBe(true);
          }
        }
      },
      35,
      80,
    );
  });

  it('carry no label that no cell shows', () => {
    check((input) => {
      for (const { values, baseline, clusters } of open(input).release.facets) {
        const shown = [baseline, ...Object.values(clusters)].flatMap((row) => row.cells.map((cell) => cell.value));
        expect([...new Set(shown)].sort((left, right) => left - right)).toEqual([...values.keys()]);
      }
    }, 36);
  });
});

/** The same conversations in another order, from accounts of other names. */
function disguised(input: GateInput, seed: number): GateInput {
  const order = shuffled(createRandom(seed), [...input.accounts.keys()]);
  const placeOf = new Map(order.map((row, place) => [row, place]));
  const names = new Map<string, string>();
  const rename = (account: string): string => {
    if (!names.has(account)) names.set(account, `other-${names.size}`);
    return names.get(account) as string;
  };
  const moved = <Value>(values: readonly Value[]): Value[] => order.map((row) => values[row] as Value);
  return {
    ...input,
    accounts: moved(input.accounts).map((account) => (account === null ? null : rename(account))),
    members: new Map(
      [...input.members].map(([id, rows]) => [
        id,
        shuffled(createRandom(id), rows).map((row) => placeOf.get(row) as number),
      ]),
    ),
    lineage: new Map(
      [...input.lineage].map(([id, { kind, from }]) => [
        id,
        {
          kind,
          from: from.map(({ id: earlier, rows }) => ({
            id: earlier,
            rows: rows.map((row) => placeOf.get(row) as number),
          })),
        },
      ]),
    ),
    facets: input.facets.map((facet) => ({ ...facet, values: moved(facet.values) })),
  };
}

describe('the gate', () => {
  it('does not depend on the order of rows or the names of accounts', () => {
    check((input) => {
      expect(open(disguised(input, 1)).release).toEqual(open(input).release);
    }, 37);
  });

  it('refuses what is too small for any figure', () => {
    const input = syntheticInput({
      seed: 1,
      conversations: 9,
      accounts: 9,
      bases: 1,
      branching: 2,
      facets: [2],
      unevenness: 1,
    });
    expect(() => gate(new Private(input))).toThrow(expect.objectContaining({ code: 'RELEASE_TOO_SMALL' }) as Error);
  });

  it('refuses a row in two base clusters', () => {
    const input = syntheticInput({
      seed: 1,
      conversations: 90,
      accounts: 50,
      bases: 3,
      branching: 2,
      facets: [2],
      unevenness: 1,
    });
    const members = new Map([...input.members.keys()].map((id) => [id, [0, 1, 2]]));
    expect(() => gate(new Private({ ...input, members }))).toThrow('two base clusters');
  });

  it('shows a name only with enough support', () => {
    const input = syntheticInput({
      seed: 2,
      conversations: 900,
      accounts: 300,
      bases: 6,
      branching: 3,
      facets: [2],
      unevenness: 1,
    });
    const names = new Map(
      [...input.names].map(([id, name]) => [
        id,
        id === 'b1' || id === 'b2' ? { name: 'x', description: '', support: 2 } : name,
      ]),
    );
    const { release, counts } = open({ ...input, names });
    expect(release.clusters.clusters.map(({ id }) => id)).not.toContain('b1');
    expect(counts.reasons.find(({ reason }) => reason === 'no-name')?.clusters).toBe(2);
  });
});

describe('usefulness', () => {
  it('withholds nothing where every cluster and cell is large', () => {
    const even = {
      accounts: 2500,
      bases: 9,
      branching: 3,
      facets: [2, 4],
      unevenness: 1,
      thresholds: presets.internal,
    };
    for (let seed = 0; seed < 5; seed++) {
      const { release, counts } = open(syntheticInput({ ...even, seed, conversations: 5000 }));
      expect(counts.shareNamed).toBe(1);
      expect(release.clusters.clusters).toHaveLength(12);
      for (const table of release.facets) {
        expect(Object.keys(table.clusters)).toHaveLength(12);
        for (const row of [table.baseline, ...Object.values(table.clusters)]) expect(row.withheld).toBeNull();
      }
    }
  });

  it('names nearly all that can be named in small and uneven input', () => {
    let named = 0;
    let couldBe = 0;
    check(
      (input) => {
        named += open(input).release.clusters.named.conversations;
        for (const [id, rows] of input.members) {
          const meets = meetsClusterThresholds(supportOfRows(rows, input), input.thresholds);
          if (meets && input.names.get(id)) couldBe += rows.length;
        }
      },
      38,
      150,
    );
    expect(named / couldBe).toBeGreaterThan(0.9);
  });

  it.each([
    ['internal', 3000, 20, 0.78],
    ['local', 3000, 20, 0.78],
    ['internal', 10_000, 60, 0.82],
  ] as const)(
    'shows most cells that are large enough by themselves: %s, %d conversations',
    (preset, conversations, bases, least) => {
      const uneven = {
        seed: 3,
        accounts: conversations / 4,
        branching: 6,
        facets: [6, 10],
        unevenness: 1.3,
        missing: 0.02,
      };
      const input = syntheticInput({ ...uneven, conversations, bases, thresholds: presets[preset] });
      const { release, counts } = open(input);
      expect(counts.shareNamed).toBeGreaterThan(0.93);
      const truth = truthOf(input, release);
      const cells = input.facets.flatMap((facet) =>
        [truth.all, ...truth.clusters.values()].flatMap((rows) => [...rowsByValue(rows, facet).values()]),
      );
      const large = cells.filter((rows) => meetsCellThresholds(supportOfRows(rows, input), input.thresholds));
      const shown = release.facets.flatMap((table) =>
        [table.baseline, ...Object.values(table.clusters)].flatMap((row) => row.cells),
      );
      expect(shown.length / large.length).toBeGreaterThan(least);
    },
  );
});

/** Base clusters that are shown below one, or that one itself. */
function basesUnder(id: string, clusters: readonly PublicCluster[]): string[] {
  const children = clusters.filter(({ parent }) => parent === id);
  return children.length === 0 ? [id] : children.flatMap((child) => basesUnder(child.id, clusters));
}
