/** What a release says of concern and of flags by cluster, from shown cells. */
import type { CellRow, FacetTable, PublicClusters } from '../../public-records/release.ts';
import type { Concern, Known, Safety } from '../../public-records/safety.ts';
import { knownMean, type Scores } from './known.ts';

/** Facets are found by these names: whoever gives a facet one of them chooses it. */
export const CONCERN_FACET = 'concerning';
export const FLAG_FACET = 'flagged';

const ratings = new Map(['1', '2', '3', '4', '5'].map((label, place) => [label, place + 1]));
const areHigh = new Map([...ratings].map(([label, rating]) => [label, rating >= 4 ? 1 : 0]));
/** Labels of what is flagged and of what is not, as inputs have them. */
const flagLabels: readonly Scores[] = [
  ['yes', 'no'],
  ['true', 'false'],
  ['1', '0'],
].map(
  ([yes = '', no = '']) =>
    new Map([
      [yes, 1],
      [no, 0],
    ]),
);

interface ShownTables {
  readonly clusters: PublicClusters;
  readonly facets: readonly FacetTable[];
}

/** Null where no table says how concerning conversations are. */
export function safetyOf({ clusters, facets }: ShownTables, counting: 'accounts' | 'conversations'): Safety | null {
  const concern = facets.find((table) => table.facet === CONCERN_FACET && hasLabel(table, ratings));
  if (concern === undefined) return null;
  const flags = facets.find(({ facet }) => facet === FLAG_FACET);
  const labels = flags && flagLabels.find((scores) => hasLabel(flags, scores));
  const rates = ratesIn(clusters, counting);
  return {
    method: 1,
    concern: rates(concern, concernOf),
    ...(labels && { flags: rates(flags, (row, values, size) => knownMean(row, values, labels, size)) }),
  };
}

function hasLabel({ values }: FacetTable, scores: Scores): boolean {
  return values.some((label) => scores.has(label));
}

function concernOf(row: CellRow, values: readonly string[], size: number): Concern | null {
  const mean = knownMean(row, values, ratings, size);
  const high = knownMean(row, values, areHigh, size);
  return mean === null || high === null ? null : { mean, high };
}

type FigureOf<Figure> = (row: CellRow, values: readonly string[], size: number) => Figure | null;

function ratesIn({ total, clusters }: PublicClusters, counting: 'accounts' | 'conversations') {
  return <Figure extends Concern | Known>(table: FacetTable, figureOf: FigureOf<Figure>) => {
    const { facet, title, values, baseline } = table;
    const own = clusters.flatMap((cluster): [string, Figure][] => {
      const row = Object.hasOwn(table.clusters, cluster.id) ? table.clusters[cluster.id] : undefined;
      const figure = row === undefined ? null : figureOf(row, values, cluster[counting]);
      return figure === null ? [] : [[cluster.id, figure]];
    });
    return { facet, title, all: figureOf(baseline, values, total[counting]), clusters: Object.fromEntries(own) };
  };
}
