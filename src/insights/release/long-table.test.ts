import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { sampleRelease } from '../../testing/sample-release.ts';
import { longColumns, longTable } from './long-table.ts';
import { tableFile } from './long-table-files.ts';

const release = sampleRelease({ seed: 20, tops: 3, basesPerTop: 3 });
const rows = longTable(release);

describe('the long table', () => {
  test('has a row for each published figure, and no other', () => {
    const cells = release.facets.reduce(
      (sum, { baseline, clusters }) =>
        sum + [baseline, ...Object.values(clusters)].reduce((all, row) => all + row.cells.length, 0),
      0,
    );
    expect(rows).toHaveLength(1 + release.clusters.clusters.length + cells);
  });

  test('says what the release says', () => {
    for (const { id, name, conversations, share, shareInterval, level, parent } of release.clusters.clusters) {
      const [whole] = rows.filter(({ cluster, facet }) => cluster === id && facet === null);
      expect(whole).toMatchObject({ name, conversations, share, level, parent });
      expect([whole?.low, whole?.high]).toEqual(shareInterval);
    }
    for (const table of release.facets) {
      for (const [id, { cells }] of Object.entries(table.clusters)) {
        const own = rows.filter(({ cluster, facet }) => cluster === id && facet === table.facet);
        expect(own.map(({ value, conversations, q }) => [value, conversations, q])).toEqual(
          cells.map((cell) => [table.values[cell.value], cell.conversations, cell.comparison?.sure?.q ?? null]),
        );
      }
    }
    for (const { low, share, high } of rows) expect([low <= share + 1e-9, share <= high + 1e-9]).toEqual([true, true]);
  });

  test('takes shares of what was counted with noise, within all that noise may have done', () => {
    const [table] = release.facets;
    if (table === undefined) throw new Error('The sample has tables.');
    const noisy = { total: 1_000, totalReach: 20, reach: 30 };
    const [{ value = 0 } = {}] = table.baseline.cells;
    const cell = { value, conversations: 700, accounts: 0, complementAccounts: 0 };
    const baseline = { cells: [cell], withheld: null, noisy };
    const [, row] = longTable({ ...release, facets: [{ ...table, baseline, clusters: {} }] });
    expect(row).toMatchObject({ conversations: 700, share: 0.7, low: 670 / 1020, high: 730 / 980 });
  });

  test('counts no account where none is counted', () => {
    const thresholds = { ...release.manifest.thresholds, counting: 'conversations' as const };
    const uncounted = longTable({ ...release, manifest: { ...release.manifest, thresholds } });
    expect(new Set(uncounted.map(({ accounts }) => accounts))).toEqual(new Set([null]));
  });
});

describe('its files', () => {
  test('of Parquet hold the same rows, to the last bit', async () => {
    const bytes = await tableFile(rows, 'parquet');
    const read = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    expect(read).toEqual(rows);
    expect(await tableFile(rows, 'parquet')).toEqual(bytes);
  });

  test('of JSON are read as they were written', async () => {
    expect(JSON.parse(new TextDecoder().decode(await tableFile(rows, 'json')))).toEqual(rows);
  });

  test('of CSV are no program for a spreadsheet, whatever a name is', async () => {
    const hostile = rows.map((row, at) => (at === 1 ? { ...row, name: '=HYPERLINK("http://x"),\n' } : row));
    const text = new TextDecoder().decode(await tableFile(hostile, 'csv'));
    expect(text.split('\r\n')[0]).toBe(longColumns.join(','));
    expect(text).toContain(`"'=HYPERLINK(""http://x""),\n"`);
    expect(text.split('\r\n')).toHaveLength(rows.length + 2);
  });
});
