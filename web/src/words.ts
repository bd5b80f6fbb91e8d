/** What the page says in English about how clusters differ. */
import type {
  CellComparison,
  Change,
  Comparisons,
  Concern,
  Known,
  WithheldByReason,
} from '../../src/public-records/release.ts';
import type { HeatCell, Mark } from './data/comparisons.ts';
import { count, counted, percent, times } from './data/format.ts';

export const words = {
  pages: {
    label: 'Pages',
    overview: 'Overview',
    explore: 'Clusters',
    compare: 'Compare facets',
    trends: 'Trends',
    safety: 'Safety',
    run: 'Run',
  },
  overview: {
    heading: 'Overview',
    top: 'What people do, at the top of the tree',
    topLead: 'Areas are numbers of conversations. Each leads to its cluster.',
    largest: 'Largest single clusters',
    over: 'Most over-represented',
    overNone: 'No value is surely more frequent in a cluster than in all conversations.',
    changes: {
      heading: 'What changed',
      none: 'No share of a single cluster surely changed since the earlier release.',
      all: 'All changes, and what came and went',
    },
    concern: {
      heading: 'What concerns most',
      mean: (mean: number) => `${mean.toFixed(1)} of 5`,
      all: 'All by concern',
    },
    left: 'What was left out',
    leftNone: 'Nothing: every conversation lies in a published, named cluster.',
    leftNoise: 'How much was left out is not said: that would tell of those who are in it.',
    said: (conversations: number, accounts: number | null) =>
      `${counted(conversations, 'conversation')}${accounts === null ? '' : ` of ${counted(accounts, 'account')}`}`,
    named: (share: number, clusters: number) =>
      `${percent(share)} of them lie in ${counted(clusters, 'single cluster')} that could be published under a name.`,
  },
  run: {
    heading: 'Run',
    lead: 'How this release came to be, as far as the release itself says. What it cost and how long it took is kept by whoever made it.',
    again: 'To make one like it',
    againLead: 'INPUT is the same conversations. The same seed gives the same bytes.',
    copy: 'Copy',
    copied: 'Copied',
    stages: ['Stage', 'Version', 'What it does'],
    stageWords: {
      conversations: 'Rows are read, told apart and counted once',
      facets: 'What is known of each conversation, or what a model says of it',
      screening: 'Conversations that must not be looked at are set aside',
      embeddings: 'Texts become vectors',
      clusters: 'Vectors that are close become clusters',
      stability: 'All is clustered anew, to see which clusters come back',
      names: 'What enough accounts have in common becomes a name',
      audit: 'Names are looked at for what could tell of a person',
      hierarchy: 'Clusters become a tree',
      layout: 'Clusters get their places on the map',
      'name-match': 'How well names tell clusters apart is measured',
    } as Readonly<Record<string, string>>,
  },
  reasons: {
    'too-few-conversations': 'in clusters of too few conversations',
    'too-few-accounts': 'in clusters of too few accounts',
    'no-name': 'in clusters without a word that enough people used',
    'failed-audit': 'in clusters whose name the auditor did not let pass',
    'protects-others': 'left out so that others cannot be worked out',
    'not-clustered': 'in no cluster',
    several: 'for several of these reasons, which may not be told apart',
  } satisfies Readonly<Record<WithheldByReason['reason'], string>>,
  compare: {
    heading: 'Compare facets',
    lead: 'How often each value occurs in a cluster, as a multiple of how often it occurs in all conversations.',
    rows: { label: 'Rows', tops: 'Top of the tree', single: 'Single clusters' },
    view: { label: 'Show as', map: 'Heat map', table: 'Table' },
    cluster: 'Cluster',
    columns: ['Share in cluster', 'Share in all', 'Ratio', '95% interval', 'q'],
    difference: 'Difference',
    all: 'All conversations',
    more: (count: number) => `Show ${count} more`,
    shownOf: (shown: number, all: number) => `${shown} of ${counted(all, 'cluster')}`,
    sortBy: (value: string) => `Sort by ${value}`,
    noTables: 'There are no figures by facet here',
    noTablesWhy: 'A release without facets has none, and neither has one whose noise hides them.',
    notCompared: 'This release does not compare clusters',
    notComparedWhy:
      'Its figures have noise, it was made by an earlier version, or no cell of it could be shown. One without noise is made again with "sightline insights release".',
    pick: 'Move to a cell to see its figures.',
  },
  download: 'Download CSV',
  bars: {
    view: { label: 'Values as', bars: 'Bars', table: 'Table' },
    columns: ['Conversations', 'Share', '95% interval'],
    comparedColumns: ['Share in all', 'Ratio', '95% interval of the ratio', 'q'],
  },
  map: {
    heading: 'Map',
    view: { label: 'Map as', map: 'Map', table: 'Table' },
    columns: ['Conversations', 'Share', '95% interval'],
    accounts: 'Accounts',
    all: (clusters: number) => `All ${counted(clusters, 'cluster')} without parts, largest first`,
    label: (clusters: number) =>
      `Map of ${counted(clusters, 'cluster')}. Arrow keys move it, plus and minus zoom; the tree offers the same choice.`,
    color: { label: 'Color', families: 'Families of the tree' },
    legend: (each: number) =>
      `Clusters that are close are alike in meaning; areas are numbers of conversations. A dot stands for about ${counted(each, 'conversation')} and is drawn anywhere near the centre of its cluster: no dot is a conversation.`,
  },
  legend: {
    label: 'Legend',
    less: 'less',
    more: 'more often than in all',
    unsure: 'no marked difference',
    hidden: 'not shown',
    none: 'none',
  },
  tree: {
    shape: { label: 'Tree as', lines: 'Lines', boxes: 'Boxes' },
    least: { label: 'At least', any: 'any size', of: (least: number) => counted(least, 'conversation') },
    tooLarge: 'No published cluster is that large.',
    rest: (clusters: number) => `${counted(clusters, 'smaller cluster')}`,
    restTitle: (clusters: number) =>
      `${counted(clusters, 'cluster')} too small to be drawn here, and what is not published. Choose what is to the left, or see the tree as lines.`,
    gap: 'Not published, or left out here',
    boxesHint: 'Heights are numbers of conversations. What is chosen opens; the left edge leads back up.',
  },
  search: {
    heading: 'Search',
    label: 'Search names and descriptions',
    keys: 'Press / or Ctrl+K to search',
    clear: 'Clear the search',
    list: 'What the search leads to',
    results: 'Best matches',
    near: 'Near in meaning',
    nearTo: (name: string) => `near “${name}”`,
    trees: 'Trees',
    all: (matches: number) => `Show all ${count(matches)} in the tree`,
    none: 'No published name or description holds these words.',
    more: (more: number) => `${count(more)} more in the tree`,
    top: 'top of the tree',
    corrected: (typed: string, meant: readonly string[]) =>
      `Nothing holds “${typed}”. Shown: ${meant.map((word) => `“${word}”`).join(', ')}.`,
  },
  sort: {
    label: 'Sort by',
    size: 'Size',
    name: 'Name',
    over: (facet: string) => `Most of all in ${facet}`,
    change: 'Change',
    concern: 'Concern',
  },
  tint: {
    kinds: { change: 'Change', concern: 'Concern' },
    new: 'new',
    unknown: 'not known',
    shrank: 'shrank to',
    grew: 'grew to',
    unsure: 'no sure change',
    concern: 'Mean concern, from 1 to 5:',
    under: (to: number) => `under ${to}`,
    from: (from: number) => `from ${from}`,
    between: 'not told apart, or not known',
  },
  filters: {
    label: 'What the tree is limited to and sorted by',
    search: (words: string) => `Search: ${words}`,
    least: (least: number) => `At least ${count(least)}`,
    over: (facet: string, value: string) => `First: ${facet} – ${value}`,
    tint: { change: 'First: what grew most', concern: 'First: what is most concerning' },
    remove: 'Remove',
    all: 'Remove all',
  },
  panes: {
    tree: 'Width of the tree',
    details: 'Width of the details',
    rem: (width: number) => `${width} rem`,
    title: 'Drag, or use the arrow keys; a double press brings the first width back',
  },
  keys: { heading: 'Keys', list: 'What keys do', open: 'Press ? for the keys' },
  close: 'Close',
  sameText:
    'Read off the same text that clusters are made of: that clusters differ in it is how they were made, and no discovery.',
  ratioTitle: 'Share in this cluster divided by the share in all, with its 95% interval',
  notShown: 'not shown',
  notCompared: 'not compared, as the share in all is not shown',
  compared: ({ tests, maxQ, minRatio }: Comparisons) =>
    `Ratios say how much more frequent a value is in a cluster than in all conversations; their intervals count accounts, one of which makes no difference (95%, jackknife). A value is called over- or under-represented from ${minRatio} times as much, or as little, where q is below ${maxQ}: corrected for ${count(tests)} comparisons at once (Benjamini and Hochberg).`,
  differs: {
    heading: 'Where it differs most',
    all: 'Compare all clusters',
    lead: (facet: string) => `Values of “${facet}” that are surely more frequent in a cluster.`,
  },
} as const;

export const markWords: Readonly<Record<Mark, string>> = { over: 'over-represented', under: 'under-represented' };

/** `1.7 to 2.6×` */
export function ratioInterval([low, high]: readonly [number, number]): string {
  return `${times(low).replace('×', '')} to ${times(high)}`;
}

/** `q 0.012`, `q below 0.001` */
export function qValue(q: number): string {
  return q <= 0.001 ? 'q at most 0.001' : `q ${q}`;
}

/** How sure a ratio is: `over-represented, 95% interval 1.7 to 2.6×, q 0.012`. */
export function sureness({ sure }: CellComparison, mark: Mark | null): string {
  const called = mark === null ? 'no marked difference' : markWords[mark];
  if (sure === undefined) return 'too few accounts to say how sure it is';
  return `${called}, 95% interval ${ratioInterval(sure.interval)}, ${qValue(sure.q)}`;
}

/** `+1.2 points` of a hundred. */
export function points(difference: number): string {
  const size = Math.abs(100 * difference);
  const text = size > 0 && size < 0.05 ? 'under 0.1' : size.toFixed(1);
  return `${difference < 0 ? '\u2212' : '+'}${text} ${text === '1.0' ? 'point' : 'points'}`;
}

/** `+0.4 to +1.9 points` */
export function pointsInterval([low, high]: readonly [number, number]): string {
  const text = (end: number): string => `${end < 0 ? '\u2212' : '+'}${Math.abs(100 * end).toFixed(1)}`;
  return `${text(low)} to ${text(high)}`;
}

/** `from 2.1% to 3.3%: +1.2 points, 95% interval +0.4 to +1.9, q 0.012` */
export function changeSaid({ before, now, difference, interval, q }: Change): string {
  return `from ${percent(before)} to ${percent(now)}: ${points(difference)}, 95% interval ${pointsInterval(interval)}, ${qValue(q)}`;
}

/** `mean concern 1.9, 95% interval 1.6 to 2.3; 8.0 to 9.1% rated 4 or 5` */
export function concernSaid({ mean, high }: Concern): string {
  const [low, up] = mean.interval;
  return `mean concern ${range(mean, (rating) => rating.toFixed(1))}, 95% interval ${low.toFixed(1)} to ${up.toFixed(1)}; ${range(high, percent)} rated 4 or 5`;
}

/** A figure, or its two ends where it is not known exactly. */
export function range({ least, most }: Known, text: (figure: number) => string): string {
  return text(least) === text(most) ? text(least) : `${text(least)} to ${text(most)}`;
}

/** All that is known of a cell, in a sentence. */
export function cellSentence(cell: HeatCell): string {
  if (cell.kind === 'hidden') return 'Not shown: it is below a threshold, or would reveal another figure that is.';
  const all = cell.baseline === null ? '; the share in all is not shown' : ` against ${percent(cell.baseline)} of all`;
  if (cell.kind === 'none') return `No conversation of the cluster${all}.`;
  return `${percent(cell.share)} of the cluster${all}.`;
}
