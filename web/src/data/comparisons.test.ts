import { describe, expect, it } from 'vitest';
import type { CellComparison, ReleaseData } from '../../../src/public-records/release.ts';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { clusterOrder } from './cluster-order.ts';
import { type HeatCell, heatRows, markOf, mostOver, overFirst, toneOf } from './comparisons.ts';
import { comparisonsCsv } from './csv.ts';
import { gridMove } from './grid-moves.ts';
import { indexRelease } from './release-index.ts';

const release = sampleRelease({ seed: 3, tops: 6, basesPerTop: 5 });
const index = indexRelease(release);
const table = release.facets[0]!;
const rule = release.manifest.comparisons!;
const comparison = (ratio: number, q: number): CellComparison => ({
  ratio,
  sure: { interval: [1, 2], degrees: 20, q },
});

describe('markOf', () => {
  it.each([
    [1.25, 0.049, 'over'],
    [0.8, 0.049, 'under'],
    [1.24, 0.001, null],
    [0.81, 0.001, null],
    [9, 0.05, null],
  ] as const)('%d times with q %d: %s', (ratio, q, mark) => {
    expect(markOf(comparison(ratio, q), rule)).toBe(mark);
  });

  it('is none where nothing is compared', () => {
    expect(markOf(null, rule)).toBeNull();
    expect(markOf(comparison(9, 0.001), undefined)).toBeNull();
  });
});

it('colours in equal steps up and down', () => {
  expect([0.2, 0.25, 0.5, 0.7, 0.9, 1, 1.2, 1.3, 2, 4, 40].map(toneOf)).toEqual([-3, -3, -2, -1, 0, 0, 0, 1, 2, 3, 3]);
});

describe('heatRows', () => {
  const rows = heatRows(index, table, index.leaves, { by: 'over', value: 1 });

  it('holds what the tables hold, and knows none from not shown', () => {
    const data: ReleaseData = structuredClone(release);
    const [first, second] = indexRelease(data).tops;
    const own = data.facets[0]!;
    own.clusters[first!.id]!.cells.splice(1, 1);
    own.clusters[first!.id]!.withheld = null;
    own.clusters[second!.id]!.cells.splice(1, 1);
    own.clusters[second!.id]!.withheld = { values: 2, conversations: 40, accounts: 20 };
    const changed = indexRelease(data);
    const [one, other] = heatRows(changed, own, changed.tops, { by: 'size' });
    expect(one!.cells[1]!.kind).toBe('none');
    expect(other!.cells[1]!.kind).toBe('hidden');
    const row = own.clusters[first!.id]!;
    expect(one!.cells[0]).toMatchObject({
      kind: 'shown',
      conversations: row.cells[0]!.conversations,
      comparison: row.cells[0]!.comparison,
    });
  });

  it('puts what is surely more first, what is surely less after the unsure, and what is not known last', () => {
    const ranks = rows.map(({ cells }) => {
      const cell = cells[1]!;
      if (cell.kind !== 'shown') return 3;
      return cell.mark === 'over' ? 0 : cell.mark === 'under' ? 2 : 1;
    });
    expect(ranks).toEqual(ranks.toSorted());
    expect(new Set(ranks).size).toBeGreaterThan(2);
  });

  it('orders within those by the ratio', () => {
    const shown = (ratio: number): HeatCell => ({
      ...{ kind: 'shown', conversations: 20, share: 0.1, baseline: 0.1 },
      ...{ comparison: comparison(ratio, 0.9), mark: null, tone: 0 },
    });
    expect(overFirst(shown(2), shown(3))).toBeGreaterThan(0);
    expect(overFirst(shown(2), { kind: 'hidden' })).toBeLessThan(0);
    expect(overFirst(undefined, undefined)).toBe(0);
  });

  it('is what the list of the most over-represented is made of', () => {
    const most = mostOver(index, table);
    expect(most.length).toBeGreaterThan(3);
    const ratios = most.map(({ cell }) => (cell.kind === 'shown' ? cell.comparison!.ratio : 0));
    expect(ratios).toEqual(ratios.toSorted((left, right) => right - left));
  });
});

describe('clusterOrder', () => {
  const names = (sort: string, by: string) => {
    const order = clusterOrder(index, { sort, by, facet: 'plan' });
    const { tops } = index;
    return (order.compare ? tops.toSorted(order.compare) : tops).map(({ name }) => name);
  };

  it('is by size, by name, or by how over-represented a value is', () => {
    expect(names('', '')).toEqual(index.tops.map(({ name }) => name));
    expect(names('name', '')).toEqual(index.tops.map(({ name }) => name).toSorted());
    const rows = heatRows(index, index.facet('plan')!, index.tops, { by: 'over', value: 2 });
    expect(names('over', 'Team')).toEqual(rows.map(({ cluster }) => cluster.name));
  });

  it('is by size for a value that is not there', () => {
    expect(names('over', 'Nobody')).toEqual(names('', ''));
    expect(clusterOrder(index, { sort: 'over', by: 'Nobody', facet: 'plan' }).cells).toBeUndefined();
  });
});

describe('the CSV', () => {
  it('has a line for each shown cell, and nothing else', () => {
    const rows = heatRows(index, table, index.tops, { by: 'size' });
    const shown = rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'shown'));
    const lines = comparisonsCsv(table.facet, table.values, rows).split('\r\n');
    expect(lines).toHaveLength(shown.length + 2);
    expect(lines[0]).toBe(
      'level,cluster_id,cluster,facet,value,conversations,share,share_all,ratio,ratio_low,ratio_high,q,difference',
    );
    expect(lines[1]!.split(',')).toHaveLength(13);
  });

  it('quotes what would break a line, and disarms what a spreadsheet would run', () => {
    const [row] = heatRows(index, table, index.tops, { by: 'size' });
    const cluster = { ...row!.cluster, name: '=HYPERLINK("http://x", "y")' };
    const line = comparisonsCsv('@facet', ['+1\r\n2'], [{ cluster, cells: row!.cells.slice(0, 1) }]);
    expect(line).toContain(`"'=HYPERLINK(""http://x"", ""y"")",'@facet,"'+1\r\n2"`);
  });
});

describe('gridMove', () => {
  const last = { row: 30, column: 5 };
  it.each([
    ['ArrowRight', false, [2, 5], null],
    ['ArrowLeft', false, [2, 5], [2, 4]],
    ['ArrowDown', false, [2, 5], [3, 5]],
    ['ArrowUp', false, [0, 5], null],
    ['PageDown', false, [25, 1], [30, 1]],
    ['PageUp', false, [15, 1], [5, 1]],
    ['Home', false, [4, 3], [4, 0]],
    ['End', false, [4, 3], [4, 5]],
    ['Home', true, [4, 3], [0, 0]],
    ['End', true, [4, 3], [30, 5]],
    ['a', false, [4, 3], null],
  ] as const)('%s, with control %s, from %j: %j', (key, control, [row, column], to) => {
    const expected = to === null ? null : { row: to[0], column: to[1] };
    expect(gridMove(key, control, { row, column }, last)).toEqual(expected);
  });
});
