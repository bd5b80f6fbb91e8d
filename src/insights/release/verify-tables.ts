/** Checks of facet tables, row by row: thresholds of cells and of their complements, and sums. */
import { meetsCellThresholds, type Support, type Thresholds } from '../../privacy/thresholds.ts';
import type { Cell, CellRow, FacetTable } from '../../public-records/release.ts';
import { checkAccounts } from './verify-clusters.ts';
import type { OpenedRelease } from './verify-files.ts';
import type { Findings } from './verify-findings.ts';
import { childrenOf } from './verify-tree.ts';

/** One facet table with what it is checked against. */
export interface TableFacts {
  readonly path: string;
  readonly table: FacetTable;
  readonly release: OpenedRelease;
  readonly findings: Findings;
}

export function checkTable(facts: TableFacts): void {
  const { path, table, release, findings } = facts;
  const { total, clusters } = release.clusters;
  checkValues(facts);
  checkRow(table.baseline, total, `${path} baseline`, facts);
  const supports = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  for (const [id, row] of Object.entries(table.clusters)) {
    const support = supports.get(id);
    const place = `${path} ${id}`;
    if (support !== undefined) checkRow(row, support, place, facts);
    else findings.add('facets', place, 'The table has a row of a cluster that is not in the release.');
  }
  for (const [parent, children] of childrenOf(clusters)) {
    const above = rowOf(table, parent);
    for (const { id } of children) checkAgainstParent(rowOf(table, id), above, `${path} ${id}`, findings);
  }
}

/** The row of a cluster, or of all conversations for null; undefined where the table has none. */
export function rowOf(table: FacetTable, id: string | null): CellRow | undefined {
  if (id === null) return table.baseline;
  return Object.hasOwn(table.clusters, id) ? table.clusters[id] : undefined;
}

/** A label is text that may come from data: one that no cell stands behind has no support. */
function checkValues({ path, table, findings }: TableFacts): void {
  const { values, baseline, clusters } = table;
  const shown = new Set([baseline, ...Object.values(clusters)].flatMap((row) => row.cells.map((cell) => cell.value)));
  values.forEach((_, value) => {
    findings.expect(shown.has(value), 'label', `${path} value ${value}`, 'No cell stands behind the label.');
  });
  findings.expect(new Set(values).size === values.length, 'label', path, 'Two values have one label.');
}

function checkRow(row: CellRow, support: Support, place: string, facts: TableFacts): void {
  const { findings, table, release } = facts;
  const { thresholds } = release.manifest;
  const values = row.cells.map((cell) => cell.value);
  const ordered = values.every((value, index) => value < table.values.length && value > (values[index - 1] ?? -1));
  findings.expect(row.noisy === undefined, 'dp', place, 'It tells of noise, and its figures are exact.');
  findings.expect(ordered && values.length > 0, 'facets', place, 'The cells of the row are none, or out of order.');
  for (const cell of row.cells) checkCell(cell, support, `${place} value ${cell.value}`, thresholds, findings);
  const cells = row.cells.reduce((sum, cell) => sum + cell.conversations, 0);
  const sum = cells + (row.withheld?.conversations ?? 0) === support.conversations;
  findings.expect(sum, 'sum', place, 'Cells and what is withheld do not add up to the row.');
  if (row.withheld !== null) checkWithheld(row.withheld, support, place, thresholds, findings);
}

function checkCell(cell: Cell, support: Support, place: string, thresholds: Thresholds, findings: Findings): void {
  const below = 'is below the thresholds of a cell.';
  findings.expect(meetsCellThresholds(cell, thresholds), 'cell-threshold', place, `The cell ${below}`);
  const complement = {
    conversations: support.conversations - cell.conversations,
    accounts: cell.complementAccounts,
  };
  const empty = complement.conversations === 0 && complement.accounts === 0;
  const meets = empty || meetsCellThresholds(complement, thresholds);
  findings.expect(meets, 'complement-threshold', place, `The rest of the row ${below}`);
  for (const figure of [cell, complement]) {
    checkAccounts(figure, thresholds, place, findings);
    findings.expect(figure.accounts <= support.accounts, 'accounts', place, 'It has more accounts than its row.');
  }
  const union = cell.accounts + complement.accounts >= support.accounts;
  findings.expect(union, 'accounts', place, 'The cell and the rest have fewer accounts than the row.');
}

function checkWithheld(
  withheld: NonNullable<CellRow['withheld']>,
  support: Support,
  place: string,
  thresholds: Thresholds,
  findings: Findings,
): void {
  const meets = meetsCellThresholds(withheld, thresholds);
  findings.expect(meets, 'cell-threshold', place, 'What is withheld is below the thresholds of a cell.');
  // As many conversations as values would say that each value has one.
  const open = withheld.conversations > withheld.values;
  findings.expect(open, 'pinned', place, 'What is withheld tells the size of every hidden cell.');
  checkAccounts(withheld, thresholds, place, findings);
  findings.expect(withheld.accounts <= support.accounts, 'accounts', place, 'It has more accounts than its row.');
}

function checkAgainstParent(
  row: CellRow | undefined,
  above: CellRow | undefined,
  place: string,
  findings: Findings,
): void {
  const cells = new Map(above?.cells.map((cell) => [cell.value, cell]));
  for (const { value, conversations, accounts } of row?.cells ?? []) {
    const cell = cells.get(value);
    const fits = cell === undefined || (cell.conversations >= conversations && cell.accounts >= accounts);
    findings.expect(fits, 'sum', `${place} value ${value}`, 'The cell holds more than the same cell of its parent.');
  }
}
