/** What the page of safety says in English. */
import type { Quadrant } from './data/quadrants.ts';
import { words } from './words.ts';

export const safetyWords = {
  heading: words.pages.safety,
  lead: 'Where conversations are concerning, cluster by cluster, by how each was rated from 1 to 5.',
  access:
    'Read it as a lead, not as a finding: ratings are a model’s, and speak of what is asked in a cluster, never of a person. All of it follows from tables of this release. Single conversations are in no release: only who holds the private side of the run can read them.',
  ranges:
    'Where some ratings of a cluster are not shown, its mean lies somewhere in a range: what is not shown counts as anything that it may be.',
  thresholds: {
    concern: 'Concerning from a mean of',
    flags: 'Flagged from a share of',
    reset: 'As all conversations',
  },
  rows: { label: 'Clusters', tops: 'Top of the tree', single: 'Single clusters' },
  view: { label: 'Show as', chart: 'Chart', table: 'Table' },
  chart: {
    label: (clusters: number) =>
      `${clusters} clusters by the share that was flagged (to the right) and by mean concern (upwards), with 95% intervals. The lists below say the same.`,
    x: 'Share flagged',
    y: 'Mean concern',
    unsure: 'Open circles: an interval reaches over a threshold.',
  },
  quadrants: {
    concern: ['Perhaps missed', 'Concerning, and hardly flagged.'],
    both: ['Agreed to be concerning', 'Concerning, and flagged.'],
    flags: ['Perhaps flagged wrongly', 'Flagged, and hardly concerning.'],
    neither: ['Neither', 'Hardly concerning, and hardly flagged.'],
  } satisfies Readonly<Record<Quadrant, readonly [string, string]>>,
  ranked: ['From the threshold on', 'Below the threshold'],
  nobody: 'None.',
  unsure: 'not sure',
  more: (more: number) => `Show ${more} more`,
  notTold: (clusters: number) =>
    `Of ${clusters === 1 ? 'one further cluster' : `${clusters} further clusters`} no rating may be shown.`,
  table: {
    cluster: 'Cluster',
    columns: ['Conversations', 'Mean concern', '95% interval', 'Rated 4 or 5', '95% interval of it'],
    flagColumns: ['Flagged', '95% interval of flags'],
    where: 'Where',
  },
  noFlags: {
    heading: 'To see where a classifier disagrees',
    text: 'Count what it says as a facet named “flagged”, with yes and no: a field of the input that is true or false, or a score with a threshold. Then clusters stand by both.',
    example: 'facets: [request, concerning, { field: scores.toxicity, name: flagged, above: 0.8 }]',
  },
  coordination: {
    heading: 'Coordinated activity',
    columns: ['Accounts', 'Conversations', 'Concentration', 'Window'],
    from: (from: number, to: number | null) => (to === null ? `${from} or more` : `${from} to ${to}`),
  },
  empty: {
    heading: 'This release says nothing of concern',
    why: 'It needs a model that rates conversations, or a field that does:',
    ways: [
      ['A model asks every conversation how concerning it is.', 'sightline insights run INPUT --model ollama:qwen3:8b'],
      [
        'A rating from 1 to 5 of the input, as a facet of that name.',
        'facets: [{ field: meta.severity, name: concerning, order: ["1", "2", "3", "4", "5"] }]',
      ],
    ],
    note: 'Under the preset published it is left out unless its maker wants it (--safety on); --safety off leaves it out of any release.',
  },
} as const;
