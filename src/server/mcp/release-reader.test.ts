import { expect, test } from 'vitest';
import { sampleRelease } from '../../testing/sample-release.ts';
import { sampleWithTrends } from '../../testing/sample-trends.ts';
import { detailsOf, facetOf } from './release-reader.ts';

const release = sampleRelease({ seed: 20, tops: 3, basesPerTop: 3 });
const [table] = release.facets;
if (table === undefined) throw new Error('The sample has tables.');

const rowOf = (conversations: number, total: number) => ({
  cells: [{ value: 0, conversations, accounts: 0, complementAccounts: 0 }],
  withheld: null,
  noisy: { total, totalReach: 20, reach: 30 },
});
const top = release.clusters.clusters.find(({ parent }) => parent === null);
const noisy = {
  ...release,
  facets: [{ ...table, baseline: rowOf(700, 1_000), clusters: { [top?.id ?? '']: rowOf(90, 200) } }],
};

test('of counts with noise shares are of what was counted, and what noise may have done is said', () => {
  expect(facetOf(noisy, table.facet)).toMatchObject({
    values: [{ conversations: 700, share: 0.7, shareInterval: [0.6569, 0.7449], shareOverall: 0.7 }],
    noise: { total: 1_000, totalReach: 20, reach: 30 },
  });
  expect(detailsOf(noisy, top?.id ?? '')).toMatchObject({
    facets: [{ values: [{ conversations: 90, share: 0.45, shareInterval: [0.2727, 0.6667], shareOverall: 0.7 }] }],
  });
});

test('exact counts have none of it', () => {
  expect(JSON.stringify(facetOf(release, table.facet))).not.toMatch(/noise|shareInterval/u);
});

test('what is told of changes and of concern stands with the cluster, and nothing where nothing is', () => {
  const told = sampleWithTrends(5);
  const [id = ''] = Object.keys(told.trends?.since?.clusters ?? {});
  const [overTime] = told.trends?.overTime ?? [];
  expect(detailsOf(told, id)).toMatchObject({
    sinceEarlierRelease: told.trends?.since?.clusters[id],
    overTime: [{ facet: 'time', change: overTime?.clusters[id]?.change }],
    concern: told.safety?.concern.clusters[id],
    flagged: told.safety?.flags?.clusters[id],
  });
  for (const name of ['sinceEarlierRelease', 'overTime', 'concern', 'flagged']) {
    expect(detailsOf(release, top?.id ?? '')).not.toHaveProperty(name);
  }
});
