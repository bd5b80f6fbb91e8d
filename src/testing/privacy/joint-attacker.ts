/**
 * An attacker who has several releases and one facet table of each. Conversations that no figure tells apart are one
 * unknown; every figure that a release states is a sum of unknowns. Nothing of the gate or of the guard is used.
 */
import type { ReleaseContent } from '../../privacy/gate.ts';
import type { GateInput } from '../../privacy/gate-input.ts';
import type { CellRow } from '../../public-records/release.ts';
import type { Equation } from './attacker.ts';
import { truthOf } from './oracle.ts';

export interface Seen {
  /** The gate's input of this release. Rows of all releases are numbered alike, whether they are in it or not. */
  readonly input: GateInput;
  readonly release: ReleaseContent;
  /** What the presets below show, weakest first. */
  readonly weaker?: readonly ReleaseContent[];
  /** By row of the input: its number among all. Default: the same. */
  readonly rowIds?: readonly number[];
}

export interface JointCase {
  readonly equations: readonly Equation[];
  /** Unknowns: how many conversations each really stands for. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Every cell and row of a release that is not shown: its unknowns. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
}

interface Figure {
  readonly name: string;
  readonly rows: readonly number[];
  /** What the release says; null where it says nothing. */
  readonly shown: number | null;
}

/** @param facet name of a facet; null looks at sizes alone */
export function jointCase(seen: readonly Seen[], facet: string | null): JointCase {
  const figures = seen.flatMap((one, place) => figuresOf(one, facet, place));
  const signatures = new Map<number, string>();
  figures.forEach(({ rows }, index) => {
    for (const row of rows) signatures.set(row, `${signatures.get(row) ?? ''} ${index}`);
  });
  const sizes = new Map<string, number>();
  for (const signature of signatures.values()) sizes.set(signature, (sizes.get(signature) ?? 0) + 1);
  const unknowns = ({ rows }: Figure): string[] => [...new Set(rows.map((row) => signatures.get(row) as string))];
  const shown = figures.filter((figure) => figure.shown !== null);
  return {
    equations: shown.map((figure) => ({ plus: unknowns(figure), minus: [], sum: figure.shown as number })),
    sizes,
    hidden: new Map(figures.filter((one) => one.shown === null).map((one) => [one.name, unknowns(one)])),
  };
}

function figuresOf({ input, release, weaker, rowIds }: Seen, facetName: string | null, place: number): Figure[] {
  const table = release.facets.find(({ facet }) => facet === facetName);
  const facet = input.facets.find(({ name }) => name === facetName);
  const { total, withheld, clusters } = release.clusters;
  const truth = truthOf(input, release, weaker);
  const idOf = (row: number): number => rowIds?.[row] ?? row;
  const rowFigures = (id: string, rows: readonly number[], size: number, cells: CellRow | undefined): Figure[] => {
    const name = `release ${place}, ${id}`;
    const whole = { name, rows: rows.map(idOf), shown: size };
    if (facet === undefined) return [whole];
    const byLabel = Map.groupBy(rows, (row) => facet.values[row] ?? '(no value)');
    const own = [...byLabel].map(([label, some]): Figure => {
      const cell = cells?.cells.find(({ value }) => table?.values[value] === label);
      return { name: `${name}, ${label}`, rows: some.map(idOf), shown: cell?.conversations ?? null };
    });
    return [whole, ...own];
  };
  const shownRows = [
    { id: 'all', rows: truth.all, conversations: total.conversations, cells: table?.baseline },
    ...clusters.map(({ id, conversations }) => ({
      id,
      rows: truth.clusters.get(id) ?? [],
      conversations,
      cells: table?.clusters[id],
    })),
  ];
  const poolOf = (id: string | null) =>
    id === null ? withheld : (clusters.find((cluster) => cluster.id === id)?.withheld ?? null);
  return [
    ...shownRows.flatMap(({ id, rows, conversations, cells }) => rowFigures(id, rows, conversations, cells)),
    ...[...truth.pools].flatMap(([id, rows]) =>
      rowFigures(`pool of ${id}`, rows, poolOf(id)?.conversations ?? rows.length, undefined),
    ),
  ];
}
