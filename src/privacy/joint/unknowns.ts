/**
 * What several releases of the same conversations say together. Conversations that no figure tells apart are one unknown
 * (how many are they?), and every figure is a sum of unknowns.
 */
import type { KnownSum } from '../../stats/linear-program.ts';
import type { CountedRelease, CountedTable } from './counted-release.ts';

/** Where a sum comes from: a cell of a table, or a size. */
export interface Source {
  readonly release: number;
  readonly row: number;
  /** Null for the size of the row, or a figure by reason. */
  readonly label: number | null;
}

export interface Unknowns {
  /** By unknown: how many conversations it really stands for. */
  readonly sizes: readonly number[];
  /** By unknown: a conversation of it. */
  readonly examples: readonly number[];
  readonly sums: readonly (KnownSum & Source)[];
  /** Sums of unknowns that no release shows, and that it might have shown: cells of rows. */
  readonly hidden: readonly (readonly number[])[];
}

/** One attribute of conversations: values in a partition of them, whose sums are known by row. */
interface Partition {
  readonly release: number;
  /** By conversation. */
  readonly leaves: readonly number[];
  readonly labels: readonly number[] | null;
  readonly parents: readonly number[];
  /** Known sums: by row, by label. */
  readonly known: (row: number, label: number | null) => number | undefined;
  /** Whether cells that are not known count as hidden. */
  readonly hides: boolean;
}

/** What is said of sizes: of clusters, parents, pools and by reason. */
export function unknownSizes(releases: readonly CountedRelease[]): Unknowns {
  return unknownsOf(releases.flatMap((release, number) => [sizesOf(release, number), reasonsOf(release, number)]));
}

/** What is said of one facet, by sizes and by cells. */
export function unknownCells(releases: readonly CountedRelease[], facet: string): Unknowns {
  return unknownsOf(
    releases.flatMap((release, number) => {
      const table = release.tables.find((one) => one.facet === facet);
      return table === undefined
        ? [sizesOf(release, number)]
        : [sizesOf(release, number), cellsOf(release, table, number)];
    }),
  );
}

function sizesOf({ leaves, rows }: CountedRelease, release: number): Partition {
  const known = (row: number): number | undefined => rows[row]?.conversations;
  return { release, leaves, labels: null, parents: rows.map(({ parent }) => parent), known, hides: false };
}

function reasonsOf({ reasonOf, reasons }: CountedRelease, release: number): Partition {
  const known = (_: number, reason: number | null): number | undefined => reasons[reason ?? -1];
  return { release, leaves: reasonOf.map(() => 0), labels: reasonOf, parents: [-1], known, hides: false };
}

function cellsOf({ leaves, rows }: CountedRelease, { labels, cells }: CountedTable, release: number): Partition {
  const shown = cells.map((row) => new Map(row));
  const known = (row: number, label: number | null): number | undefined => shown[row]?.get(label ?? -1);
  return { release, leaves, labels, parents: rows.map(({ parent }) => parent), known, hides: true };
}

function unknownsOf(partitions: readonly Partition[]): Unknowns {
  const { sizes, examples } = classesOf(partitions);
  const sums: (KnownSum & Source)[] = [];
  const hidden: number[][] = [];
  for (const { release, leaves, labels, parents, known, hides } of partitions) {
    const members = new Map<string, { row: number; label: number | null; of: number[] }>();
    examples.forEach((conversation, unknown) => {
      const label = labels === null ? null : (labels[conversation] as number);
      for (let row = leaves[conversation] as number; row >= 0; row = parents[row] as number) {
        const key = `${row}/${label}`;
        const cell = members.get(key) ?? { row, label, of: [] };
        cell.of.push(unknown);
        members.set(key, cell);
      }
    });
    for (const { row, label, of } of members.values()) {
      const sum = known(row, label);
      if (sum !== undefined) sums.push({ of, sum, release, row, label });
      else if (hides) hidden.push(of);
    }
  }
  return { sizes, examples, sums, hidden };
}

/** Classes of conversations that lie in the same leaves under the same labels. */
function classesOf(partitions: readonly Partition[]): Pick<Unknowns, 'sizes' | 'examples'> {
  const conversations = partitions[0]?.leaves.length ?? 0;
  let classOf = new Int32Array(conversations);
  for (const { leaves, labels } of partitions) {
    for (const attribute of labels === null ? [leaves] : [leaves, labels]) classOf = refined(classOf, attribute);
  }
  const sizes: number[] = [];
  const examples: number[] = [];
  classOf.forEach((unknown, conversation) => {
    if (sizes[unknown] === undefined) examples[unknown] = conversation;
    sizes[unknown] = (sizes[unknown] ?? 0) + 1;
  });
  return { sizes, examples };
}

function refined(classOf: Int32Array<ArrayBuffer>, attribute: readonly number[]): Int32Array<ArrayBuffer> {
  const numbers = new Map<string, number>();
  return classOf.map((before, conversation) => {
    const key = `${before}/${attribute[conversation]}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });
}
