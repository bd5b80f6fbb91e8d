/** A made-up release of believable shape, for tests and for work on the pages. */
import { createRandom, type Random } from '../core/random.ts';
import type {
  Cell,
  CellRow,
  FacetTable,
  PublicCluster,
  ReleaseData,
  ReleaseHeader,
  Withheld,
} from '../public-records/release.ts';
import { withComparisons } from './comparisons/sample-comparisons.ts';
import { type SampleTopic, sampleTopics } from './sample-topics.ts';

export interface SampleReleaseOptions {
  readonly seed: number;
  /** Clusters at the top of the tree, at least 1. */
  readonly tops: number;
  /** Published base clusters under each of them, at least 1. */
  readonly basesPerTop: number;
}

interface FacetPlan {
  readonly name: string;
  readonly title: string;
  readonly kind: FacetTable['kind'];
  readonly sameText?: true;
  readonly values: readonly string[];
  /** Weight of each value over all conversations, of any sum. */
  readonly weights: readonly number[];
}

const weeks = ['1 Sep', '8 Sep', '15 Sep', '22 Sep', '29 Sep', '6 Oct', '13 Oct', '20 Oct', '27 Oct'];

const facetPlans: readonly FacetPlan[] = [
  {
    name: 'language',
    title: 'Language of the messages',
    kind: 'category',
    sameText: true,
    values: ['English', 'Spanish', 'Japanese', 'German', 'French', 'Portuguese', 'Chinese'],
    weights: [58, 13, 9, 7, 6, 4, 3],
  },
  {
    name: 'plan',
    title: 'Plan',
    kind: 'category',
    values: ['Free', 'Personal', 'Team', 'Enterprise'],
    weights: [51, 27, 14, 8],
  },
  {
    name: 'turns',
    title: 'Turns by the user',
    kind: 'number',
    values: ['1', '2 to 3', '4 to 7', '8 to 15', '16 or more'],
    weights: [34, 29, 21, 11, 5],
  },
  { name: 'week', title: 'Week', kind: 'time', values: weeks, weights: [9, 10, 10, 11, 11, 12, 12, 13, 12] },
];

/** The thresholds of the `internal` preset, which the sample keeps to in clusters and cells. */
const thresholds = {
  preset: 'internal',
  counting: 'accounts',
  minAccounts: 25,
  minConversations: 50,
  minCellAccounts: 5,
  minCellConversations: 15,
  minWordSupport: 5,
} as const;

/** A release of `tops` x `basesPerTop` base clusters. The same options give the same release. */
export function sampleRelease(options: SampleReleaseOptions): ReleaseData {
  const random = createRandom(`sample-release/${options.seed}`);
  const families = Array.from({ length: options.tops }, (_, top) =>
    sampleFamily(top, options.basesPerTop, random.fork(`top-${top}`)),
  );
  const members = families.flat();
  const withheld = { clusters: 9, conversations: 1_214, accounts: 731 };
  const conversations = sum(tops(members).map((cluster) => cluster.conversations)) + withheld.conversations;
  const accounts = Math.round(conversations * 0.38);
  const clusters = members.map((cluster) => ({ ...cluster, ...shareOf(cluster, conversations) }));
  const linked = clusters.map((cluster) => ({ ...cluster, neighbours: nearest(cluster, clusters) }));
  const bases = linked.filter((cluster) => cluster.level === 0);
  const named = {
    conversations: sum(bases.map((cluster) => cluster.conversations)),
    accounts: Math.round(accounts * 0.97),
  };
  return withComparisons({
    manifest: sampleManifest(options.seed),
    clusters: { total: { conversations, accounts }, named, withheld, clusters: linked },
    facets: facetPlans.map((plan) => sampleTable(plan, linked, { conversations, accounts }, random.fork(plan.name))),
  });
}

function sampleManifest(seed: number): ReleaseHeader {
  return {
    schema: 'sightline/release',
    schemaVersion: 1,
    tool: { name: 'sightline', version: '0.1.0' },
    title: 'Assistant usage, September and October',
    thresholds,
    stamps: ['For use inside the organisation'],
    limits: [
      'Names and descriptions are built only from words that at least five different accounts used in the cluster.',
      'No language model took part: concern scores and free-text summaries are not part of this release.',
      'The sentence encoder knows English best; conversations in other languages are kept in clusters of their own.',
    ],
    analyst: 'lexical',
    embedder: 'hybrid (use-lite 512 + tf-idf 100)',
    seed,
    stages: ['conversations', 'facets', 'embeddings', 'clusters', 'hierarchy', 'release'].map((name) => ({
      name,
      version: 1,
    })),
    facets: facetPlans.map(({ name, title, kind }) => ({ name, title, kind, path: `facets/${name}.json` })),
  };
}

/** Turns from one group to the next on the map, so that they spread whatever their number. */
const goldenAngle = 2.39996;

/** A parent and its base clusters, without shares and neighbours. */
function sampleFamily(top: number, basesPerTop: number, random: Random): PublicCluster[] {
  const topic = sampleTopics[top % sampleTopics.length]!;
  const angle = top * goldenAngle;
  const centre: [number, number] = [0.7 * Math.cos(angle), 0.7 * Math.sin(angle)];
  const parent = `top-${top}`;
  const bases = Array.from({ length: basesPerTop }, (_, base) =>
    sampleBase(topic, base, parent, centre, random.fork(`base-${base}`)),
  );
  const withheld: Withheld | null =
    random.next() < 0.5
      ? { clusters: 2 + random.integer(3), conversations: 160 + random.integer(190), accounts: 78 + random.integer(80) }
      : null;
  const conversations = sum(bases.map((base) => base.conversations)) + (withheld?.conversations ?? 0);
  const facts = { id: parent, parent: null, level: 1, conversations, position: centre, spread: 0.62, withheld };
  const round = Math.floor(top / sampleTopics.length);
  return [clusterOf({ ...facts, name: numbered(topic.name, round), description: topic.description }), ...bases];
}

function sampleBase(
  topic: SampleTopic,
  base: number,
  parent: string,
  centre: readonly [number, number],
  random: Random,
): PublicCluster {
  const [name, description] = topic.bases[base % topic.bases.length]!;
  const conversations = Math.round(180 + 2400 * random.next() ** 2.4 + (base === 0 ? 600 : 0));
  return clusterOf({
    id: `${parent}-base-${base}`,
    parent,
    level: 0,
    name: numbered(name, Math.floor(base / topic.bases.length)),
    description,
    conversations,
    position: [centre[0] + (random.next() - 0.5) * 0.3, centre[1] + (random.next() - 0.5) * 0.3],
    spread: 0.25 + random.next() * 0.3,
    stability: (7 + ((base * 5) % 13)) / 20,
    withheld: null,
  });
}

type ClusterFacts = Pick<
  PublicCluster,
  | 'id'
  | 'parent'
  | 'level'
  | 'name'
  | 'description'
  | 'conversations'
  | 'position'
  | 'spread'
  | 'stability'
  | 'withheld'
>;

function clusterOf(facts: ClusterFacts): PublicCluster {
  const accounts = Math.max(thresholds.minAccounts, Math.round(facts.conversations * 0.56));
  return { ...facts, accounts, share: 0, shareInterval: [0, 0], neighbours: [], wordSupport: 5, ...claimsOf(facts) };
}

/** Of a base cluster, the words of its name: the more, the sooner they stand there. */
function claimsOf({ level, name }: ClusterFacts): Pick<PublicCluster, 'claims'> {
  if (level > 0) return {};
  const words = name.toLowerCase().match(/[a-z]{4,}/gu) ?? [];
  const least = thresholds.minWordSupport;
  return { claims: [...new Set(words)].map((text, place) => ({ text, support: least * Math.max(1, 4 - place) })) };
}

function shareOf(cluster: PublicCluster, total: number): Pick<PublicCluster, 'share' | 'shareInterval'> {
  const share = cluster.conversations / total;
  const half = 1.96 * Math.sqrt((share * (1 - share)) / (total * 0.38));
  return { share, shareInterval: [Math.max(0, share - half), Math.min(1, share + half)] };
}

function nearest(cluster: PublicCluster, clusters: readonly PublicCluster[]): string[] {
  return clusters
    .filter((other) => other.level === cluster.level && other.id !== cluster.id)
    .map((other) => ({ id: other.id, distance: distance(cluster, other) }))
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 4)
    .map((other) => other.id);
}

function distance(left: PublicCluster, right: PublicCluster): number {
  return Math.hypot(left.position[0] - right.position[0], left.position[1] - right.position[1]);
}

function sampleTable(
  plan: FacetPlan,
  clusters: readonly PublicCluster[],
  total: { conversations: number; accounts: number },
  random: Random,
): FacetTable {
  const rows = clusters.map((cluster): [string, CellRow] => {
    const own = random.fork(cluster.id);
    return [
      cluster.id,
      cellRow(
        plan.weights.map((weight) => weight * tilt(own)),
        cluster,
      ),
    ];
  });
  const { name, title, kind, values, sameText } = plan;
  const baseline = cellRow(plan.weights, total);
  return {
    ...{ facet: name, title, kind, ...(sameText ? { sameText } : {}) },
    ...{ values: [...values], baseline, clusters: Object.fromEntries(rows) },
  };
}

/** How much more or less often a cluster has a value than all conversations do. */
function tilt(random: Random): number {
  return 0.35 + 1.9 * random.next() ** 1.7;
}

/** Splits a group over values by weight; what falls under the thresholds of a cell is pooled, at least two values together. */
function cellRow(weights: readonly number[], support: { conversations: number; accounts: number }): CellRow {
  const all = split(support.conversations, weights).map((conversations, value): Cell => {
    const accounts = Math.min(conversations, Math.round((conversations / support.conversations) * support.accounts));
    return { value, conversations, accounts, complementAccounts: support.accounts - accounts };
  });
  const bySize = [...all].sort((left, right) => left.conversations - right.conversations);
  const small = bySize.filter((cell) => cell.conversations < thresholds.minCellConversations);
  const hidden = small.length === 0 ? [] : bySize.slice(0, Math.max(2, small.length));
  const cells = all.filter((cell) => !hidden.includes(cell));
  if (hidden.length === 0) return { cells, withheld: null };
  const pooled = { conversations: sum(hidden.map((cell) => cell.conversations)), values: hidden.length };
  return { cells, withheld: { ...pooled, accounts: sum(hidden.map((cell) => cell.accounts)) } };
}

/** Whole numbers in proportion to the weights that add up to `total`; the last takes the rounding. */
function split(total: number, weights: readonly number[]): number[] {
  const whole = sum(weights);
  const parts = weights.slice(0, -1).map((weight) => Math.floor((total * weight) / whole));
  return [...parts, total - sum(parts)];
}

function tops(clusters: readonly PublicCluster[]): PublicCluster[] {
  return clusters.filter((cluster) => cluster.parent === null);
}

function numbered(name: string, round: number): string {
  return round === 0 ? name : `${name} (${round + 1})`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
