/** A release as one table for analysis elsewhere: a row for each published figure, from the public records alone. */
import { z } from 'zod';
import { type NoisyCell, noisyCell } from '../../public-records/noisy-cell.ts';
import type { Cell, CellRow, FacetTable, PublicCluster, ReleaseData } from '../../public-records/release.ts';
import { wilsonInterval } from '../../stats/intervals.ts';

const share = z.number().min(0).max(1);

/** One row. Columns stand in this order. */
const longRowSchema = z.object({
  level: z
    .number()
    .int()
    .min(0)
    .nullable()
    .describe('Of the cluster: 0 for one without parts; null for all conversations.'),
  cluster: z.string().nullable().describe('Id of the cluster; null for all conversations.'),
  name: z.string().nullable(),
  parent: z.string().nullable().describe('Id of the nearest published cluster above; null at the top.'),
  facet: z.string().nullable().describe('Null in the row that counts the cluster as a whole.'),
  value: z.string().nullable().describe('Label of the value of the facet.'),
  conversations: z.number().int().min(0),
  accounts: z.number().int().min(0).nullable().describe('Null where accounts are not counted.'),
  share: share.describe('Of the cluster in all conversations; in a row of a facet, of the value in the cluster.'),
  low: share.describe('Of the 95 % interval of the share.'),
  high: share,
  ratio: z.number().positive().nullable().describe('Share of the value here by its share over all conversations.'),
  ratioLow: z.number().min(0).nullable().describe('Of the 95 % interval of the ratio, by accounts.'),
  ratioHigh: z.number().positive().nullable(),
  q: share.nullable().describe('Of the comparison with all conversations (Benjamini and Hochberg).'),
});
export type LongRow = z.infer<typeof longRowSchema>;

/** The names of the columns, in their order. */
export const longColumns = Object.keys(longRowSchema.shape) as (keyof LongRow)[];

/** Of one row, for readers in other languages. */
export function longTableJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(longRowSchema);
}

/** All conversations first, then clusters in the order of the release; of each the whole, then facet by facet its shown cells. */
export function longTable({ manifest, clusters, facets }: ReleaseData): LongRow[] {
  const counts = manifest.thresholds.counting === 'accounts' && manifest.dp === undefined;
  const accounts = (figure: { readonly accounts: number }): number | null => (counts ? figure.accounts : null);
  const { total } = clusters;
  const all: LongRow = {
    ...nobody,
    conversations: total.conversations,
    accounts: accounts(total),
    share: 1,
    low: 1,
    high: 1,
  };
  const cellsIn = (whole: LongRow, rowOf: (table: FacetTable) => CellRow | undefined): LongRow[] =>
    facets.flatMap((table) =>
      cellsOf(rowOf(table), whole, table).map(({ cell, row }) => ({ ...row, accounts: accounts(cell) })),
    );
  return [
    all,
    ...cellsIn(all, ({ baseline }) => baseline),
    ...clusters.clusters.flatMap((cluster) => {
      const whole = { ...clusterRow(cluster), accounts: accounts(cluster) };
      return [whole, ...cellsIn(whole, (table) => ownRow(table, cluster.id))];
    }),
  ];
}

const nobody = {
  level: null,
  cluster: null,
  name: null,
  parent: null,
  facet: null,
  value: null,
  ratio: null,
  ratioLow: null,
  ratioHigh: null,
  q: null,
};

function clusterRow({
  id,
  name,
  parent,
  level,
  conversations,
  accounts,
  share,
  shareInterval,
}: PublicCluster): LongRow {
  const [low, high] = shareInterval;
  return { ...nobody, level, cluster: id, name, parent, conversations, accounts, share, low, high };
}

function cellsOf(row: CellRow | undefined, whole: LongRow, table: FacetTable): { cell: Cell; row: LongRow }[] {
  if (row === undefined) return [];
  return row.cells.map((cell) => ({ cell, row: cellRow(whole, table, cell, row) }));
}

function cellRow(
  whole: LongRow,
  table: FacetTable,
  { value, conversations, comparison }: Cell,
  { noisy }: Pick<CellRow, 'noisy'>,
): LongRow {
  const part = noisy === undefined ? exactCell(conversations, whole) : noisyCell(conversations, noisy);
  const [low, high] = part.interval;
  return {
    ...whole,
    facet: table.facet,
    value: table.values[value] ?? null,
    conversations,
    share: part.share,
    low,
    high,
    ratio: comparison?.ratio ?? null,
    ratioLow: comparison?.sure?.interval[0] ?? null,
    ratioHigh: comparison?.sure?.interval[1] ?? null,
    q: comparison?.sure?.q ?? null,
  };
}

/** Wilson's interval over accounts where they are counted, as the page has it: conversations of one account are not independent. */
function exactCell(conversations: number, whole: LongRow): NoisyCell {
  const share = whole.conversations === 0 ? 0 : Math.min(1, conversations / whole.conversations);
  const independent = Math.max(1, whole.accounts ?? whole.conversations);
  return { share, interval: wilsonInterval(share * independent, independent) };
}

function ownRow({ clusters }: FacetTable, id: string): CellRow | undefined {
  return Object.hasOwn(clusters, id) ? clusters[id] : undefined;
}
