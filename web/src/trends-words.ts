/** What the page of trends says in English. */
import { counted } from './data/format.ts';
import { words } from './words.ts';

export const trendsWords = {
  heading: words.pages.trends,
  lead: 'How the shares of clusters change: since an earlier release of the same source, and over time within this one.',
  since: {
    heading: 'Since the earlier release',
    lead: (title: string, then: number, now: number) =>
      `Beside “${title}”: ${counted(then, 'conversation')} then, ${counted(now, 'conversation')} now.`,
    sure: (sure: number, all: number) =>
      `${sure} of ${counted(all, 'cluster')} that can be compared surely changed (q below 0.05, corrected for all of them).`,
    borders:
      'All was clustered anew, so that a share may also change because a border moved. Intervals take the two releases for independent samples: where they have conversations in common, they are wider than need be.',
    chart: (shown: number) =>
      `Shares then and now of ${counted(shown, 'cluster')}, those that changed most. The list beside it says the same.`,
    before: 'Then',
    now: 'Now',
    none: 'None of these clusters can be compared: they are new, or were split.',
    more: (more: number) => `Show ${more} more`,
  },
  fates: {
    heading: 'What came and went',
    born: 'New',
    bornNone: 'No cluster is new.',
    gone: 'No longer shown',
    goneWhy: 'Gone, or too small to be shown now.',
    goneNone: 'All that was shown is still there in some way.',
    split: 'Split off',
    splitNone: 'None was split.',
    merged: 'Merged or joined',
    mergedNone: 'None was merged.',
    from: (names: readonly string[]) => `from ${names.join(' and ')}`,
    was: (share: string) => `${share} then`,
    andMore: (more: number) => `and ${more} more, in the file`,
  },
  drift: {
    heading: 'Facets of all conversations',
    lead: 'Distance: at least that share of conversations would have to have another value for the two releases to be alike. Beside it what chance alone would make on average.',
    columns: ['Distance', 'By chance'],
    facet: 'Facet',
    values: 'What changed most',
    none: 'nothing surely',
  },
  overTime: {
    heading: 'Over time',
    lead: 'Share of each window that lies in a cluster, with its 95% interval. Gaps are windows of which a figure is not shown. Changes are those of a straight line from the first window to the last.',
    windows: (told: number, all: number) => `${told} of ${counted(all, 'window')} shown`,
    noLine: 'too few windows for a line',
    none: 'No window of these clusters can be shown.',
  },
  rows: { label: 'Clusters', tops: 'Top of the tree', single: 'Single clusters' },
  view: { label: 'Show as', chart: 'Charts', table: 'Table' },
  table: {
    cluster: 'Cluster',
    since: 'Changes since the earlier release',
    overTime: 'Changes over time',
    columns: ['Before', 'Now', 'Difference', '95% interval', 'q'],
    lineColumns: ['First', 'Last', 'Difference', '95% interval', 'q', 'Windows'],
  },
  empty: {
    heading: 'This release says nothing of changes',
    why: 'Two ways to have it:',
    ways: [
      [
        'Since an earlier run: let the new one continue it, with input that reaches back.',
        'sightline insights run INPUT --continues RUN',
      ],
      [
        'Over time: count a facet of time with three windows or more, such as the built-in ones.',
        'facets: [time, turns, language]',
      ],
    ],
    note: 'The earlier release must be as strict as this one, and neither may have noise. Outside the preset local its run must have been named with --beside too, or --trends on have been said. A release that was made with --trends off says nothing either.',
  },
} as const;
