/** Checks of the tables of a differentially private release: what noise they have, and that nothing is shown that cannot be read. */
import { type Mechanism, slotNoise, slotsOfAll } from '../../privacy/dp/mechanism.ts';
import { canBeRead, noisyRow, type RowNoise } from '../../privacy/dp/noisy-row.ts';
import type { CellRow, DpFacts, FacetTable, PublicCluster } from '../../public-records/release.ts';
import type { OpenedRelease } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';

export function checkNoisyTables(release: OpenedRelease, mechanism: Mechanism, findings: Findings): void {
  const facets = release.manifest.dp?.tables?.facets ?? [];
  for (const { path, table } of release.tables) {
    const stated = facets.find(({ name }) => name === table.facet);
    if (stated === undefined) findings.add('dp', path, 'The table is of a facet that was not counted with noise.');
    else checkTable({ path, table, stated, release, mechanism, findings });
  }
  const totals = new Set(release.tables.map(({ table }) => table.baseline.noisy?.total));
  findings.expect(totals.size <= 1, 'sum', 'facets', 'Tables are of different numbers of conversations.');
}

type StatedFacet = NonNullable<DpFacts['tables']>['facets'][number];

interface TableFacts {
  readonly path: string;
  readonly table: FacetTable;
  readonly stated: StatedFacet;
  readonly release: OpenedRelease;
  readonly mechanism: Mechanism;
  readonly findings: Findings;
}

function checkTable(facts: TableFacts): void {
  const { path, table, stated, release, mechanism, findings } = facts;
  const { values } = stated;
  const slots = slotsOfAll(stated.areas > 0);
  checkRow(
    table.baseline,
    `${path} baseline`,
    1,
    { total: slotNoise(mechanism, 1), cells: slotNoise(mechanism, slots), values },
    facts,
  );
  const tops = new Map(release.clusters.clusters.filter(({ parent }) => parent === null).map((top) => [top.id, top]));
  const noise = { total: mechanism.counts.noise, cells: slotNoise(mechanism, 1), values };
  for (const [id, row] of Object.entries(table.clusters)) {
    const top = tops.get(id);
    const place = `${path} ${id}`;
    if (top === undefined || stated.areas === 0)
      findings.add('facets', place, 'The row is of nothing that was counted for tables.');
    else checkClusterRow(row, top, place, noise, facts);
  }
  checkReadableClusters(facts, [...tops.values()], noise);
  checkValues(facts);
}

function checkClusterRow(row: CellRow, top: PublicCluster, place: string, noise: RowNoise, facts: TableFacts): void {
  const same = row.noisy?.total === top.conversations;
  facts.findings.expect(same, 'sum', place, 'The row is of another number of conversations than the cluster.');
  checkRow(row, place, top.noisyCounts ?? 0, noise, facts);
}

/** @param terms how many noisy counts its total is the sum of */
function checkRow(row: CellRow, place: string, terms: number, noise: RowNoise, { table, findings }: TableFacts): void {
  const { noisy, cells, withheld } = row;
  const expected = noisyRow({ conversations: noisy?.total ?? 0, terms }, noise);
  const same = noisy?.reach === expected.reach && noisy.totalReach === expected.totalReach;
  findings.expect(same, 'dp', place, 'What it may be off by is not that of its noise.');
  findings.expect(canBeRead(expected), 'dp', place, 'It has too much noise to be shown.');
  const whole = cells.length === table.values.length && cells.every(({ value }, position) => value === position);
  findings.expect(whole, 'facets', place, 'The row has other cells than the table has values.');
  const bare =
    withheld === null && cells.every(({ accounts, complementAccounts }) => accounts + complementAccounts === 0);
  findings.expect(bare, 'dp', place, 'It tells of accounts or of what is withheld, which are not counted.');
}

/** A row that can be read is there. */
function checkReadableClusters(
  { table, path, stated, findings }: TableFacts,
  tops: readonly PublicCluster[],
  noise: RowNoise,
): void {
  if (stated.areas === 0) return;
  for (const { id, conversations, noisyCounts = 0 } of tops) {
    const readable = canBeRead(noisyRow({ conversations, terms: noisyCounts }, noise));
    findings.expect(
      !readable || Object.hasOwn(table.clusters, id),
      'facets',
      `${path} ${id}`,
      'A row that can be read is missing.',
    );
  }
}

/** Every value that is listed is more than noise alone makes in some row, and none is listed twice. */
function checkValues({ table, path, stated, findings }: TableFacts): void {
  const rows = [table.baseline, ...Object.values(table.clusters)];
  const isMore = (value: number): boolean =>
    rows.some(({ cells, noisy }) => (cells[value]?.conversations ?? 0) > (noisy?.reach ?? Number.POSITIVE_INFINITY));
  findings.expect(
    [...table.values.keys()].every(isMore),
    'dp',
    path,
    'A value is listed that noise alone may have made.',
  );
  const different = new Set(table.values).size === table.values.length && table.values.length <= stated.values;
  findings.expect(different, 'facets', path, 'A value is listed twice, or more are than there are.');
}
