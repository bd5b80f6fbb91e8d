/** A made-up release of any size with what real ones have: words of clusters, eight facets, cells over thresholds, comparisons. */
import { createRandom, type Random } from '../core/random.ts';
import { presets, wordSupport } from '../privacy/thresholds.ts';
import type {
  Cell,
  CellRow,
  FacetTable,
  PublicCluster,
  ReleaseData,
  ReleaseHeader,
} from '../public-records/release.ts';
import { schemaVersionOf } from '../public-records/release-files.ts';
import { wilsonInterval } from '../stats/intervals.ts';
import { withComparisons } from './comparisons/sample-comparisons.ts';

export interface RealSize {
  readonly seed: number;
  readonly conversations: number;
  /** Published base clusters, 50 at least. */
  readonly bases: number;
  /** Of a base cluster to the parent above it; at least 2. */
  readonly perParent: number;
}

/** The weakest thresholds: they let most cells through. */
const thresholds = { ...presets.local, minWordSupport: wordSupport(presets.local) };

/** Accounts of a hundred conversations. */
const ACCOUNTS = 0.45;

const facetPlans: readonly Pick<FacetTable, 'facet' | 'title' | 'kind' | 'values'>[] = [
  { facet: 'language', title: 'Language', kind: 'category', values: valuesOf('language', 12) },
  { facet: 'turns', title: 'Turns', kind: 'number', values: ['1', '2', '3-5', '6-10', '11-20', '21+'] },
  { facet: 'length', title: 'Length', kind: 'number', values: ['0', '50', '200', '1000', '5000'] },
  { facet: 'week', title: 'Week', kind: 'time', values: valuesOf('2026-W', 17) },
  { facet: 'weekday', title: 'Weekday', kind: 'category', values: valuesOf('day', 7) },
  { facet: 'meta.plan', title: 'Plan', kind: 'category', values: valuesOf('plan', 4) },
  { facet: 'meta.model', title: 'Model', kind: 'category', values: valuesOf('model', 5) },
  { facet: 'meta.country', title: 'Country', kind: 'category', values: valuesOf('country', 30) },
];

/** Base clusters, parents above them, and parents above those. The same options give the same release. */
export function realSizedRelease(size: RealSize): ReleaseData {
  const random = createRandom(`real-sized/${size.seed}`);
  const clusters = treeOf(size, random.fork('tree'));
  const total = { conversations: size.conversations, accounts: accountsOf(size.conversations) };
  const shared = clusters.map((cluster) => ({ ...cluster, ...shareOf(cluster, total) }));
  const tables = facetPlans.map((plan) => tableOf(plan, shared, total, random.fork(plan.facet)));
  const content = { clusters: { total, named: total, withheld: null, clusters: shared }, facets: tables };
  return withComparisons({ manifest: headerOf(size.seed, schemaVersionOf(content)), ...content });
}

function valuesOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${name} ${at + 1}`);
}

function accountsOf(conversations: number): number {
  return Math.max(1, Math.round(ACCOUNTS * conversations));
}

function headerOf(seed: number, schemaVersion: ReleaseHeader['schemaVersion']): ReleaseHeader {
  return {
    ...{ schema: 'sightline/release', schemaVersion, tool: { name: 'sightline', version: '0.1.0' } },
    ...{
      title: 'A release of a real size',
      thresholds,
      stamps: [],
      limits: [],
      analyst: 'lexical',
      embedder: 'hybrid',
      seed,
    },
    stages: [{ name: 'conversations', version: 1 }],
    facets: facetPlans.map(({ facet, title, kind }) => ({
      ...{ name: facet, title, kind },
      path: `facets/${facet.replace('.', '-')}.json`,
    })),
  };
}

/** From the bottom up; ids as runs give them. */
function treeOf({ conversations, bases, perParent }: RealSize, random: Random): PublicCluster[] {
  const sizes = sizesOf(conversations, bases, random.fork('sizes'));
  const vocabulary = WORDS_EACH * bases;
  let level = sizes.map((size, at) => {
    const facts = { id: `c${String(at + 1).padStart(5, '0')}`, level: 0, conversations: size };
    return clusterOf(facts, vocabulary, random.fork(`${at}`));
  });
  const all: PublicCluster[][] = [level];
  while (level.length > MOST_TOPS) {
    const groups = Array.from({ length: Math.ceil(level.length / perParent) }, (_, at) =>
      level.slice(at * perParent, (at + 1) * perParent),
    );
    const above = groups.map((group, at) => {
      const size = group.reduce((sum, one) => sum + one.conversations, 0);
      const facts = { id: `p${all.length}-${at + 1}`, level: all.length, conversations: size };
      return clusterOf(facts, vocabulary, random.fork(`${all.length}-${at}`));
    });
    all[all.length - 1] = level.map((one, at) => ({ ...one, parent: above[Math.floor(at / perParent)]?.id ?? null }));
    all.push(above);
    level = above;
  }
  return all.flatMap((own) => own.map((one, at) => ({ ...one, neighbours: neighboursOf(own, at) })));
}

/** No more are at the top. */
const MOST_TOPS = 40;

function neighboursOf(level: readonly PublicCluster[], at: number): string[] {
  return [1, 2, 3, 4, 5].flatMap((step) => level[(at + step) % level.length]?.id ?? []);
}

/** Whole numbers that add up to all, few of them large. */
function sizesOf(conversations: number, count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => 0.4 + 2.4 * random.next() ** 3);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const sizes = weights.map((weight) => Math.floor((conversations * weight) / sum));
  const rest = conversations - sizes.reduce((all, size) => all + size, 0);
  return sizes.map((size, at) => size + (at < rest ? 1 : 0));
}

function clusterOf(
  { id, level, conversations }: Pick<PublicCluster, 'id' | 'level' | 'conversations'>,
  vocabulary: number,
  random: Random,
): PublicCluster {
  const words = wordsOf(random, vocabulary);
  const claims = words.map((text) => ({ text, support: 5 * (1 + random.integer(4)) }));
  const round = (value: number): number => Math.round(100 * value) / 100 + 0;
  return {
    ...{ id, parent: null, level, conversations, accounts: accountsOf(conversations), share: 0, shareInterval: [0, 0] },
    name: capital(words.slice(0, 3).join(', ')),
    description: `Many write of ${words.slice(0, -1).join(', ')} and ${words.at(-1)}.`,
    position: [round(2 * random.next() - 1), round(2 * random.next() - 1)],
    spread: round(random.next()),
    ...(level === 0 && { stability: random.integer(21) / 20 }),
    ...{ neighbours: [], wordSupport: 5, claims, withheld: null },
  };
}

/** Eight phrases, as names and descriptions are made of. */
function wordsOf(random: Random, vocabulary: number): string[] {
  const chosen = new Set<string>();
  const word = (): string => wordOf(random, vocabulary);
  while (chosen.size < 8) chosen.add(random.next() < 0.6 ? `${word()} ${word()}` : word());
  return [...chosen];
}

/** Different words for each base cluster: twenty thousand for ten thousand clusters in several languages. */
const WORDS_EACH = 2;
const syllables =
  'ra ten mo lis cha ver in do pel su gra ki bor ne fu al stan vi cor ze hu mar tol ep sig wa dri yo'.split(' ');

/** Few words are frequent, and these are short; most are rare, of eight letters or so. */
function wordOf(random: Random, vocabulary: number): string {
  const rank = Math.floor(vocabulary * random.next() ** 3);
  const many = syllables.length;
  const parts = [
    rank % many,
    Math.floor(rank / many) % many,
    ...(rank < many ** 2 ? [] : [Math.floor(rank / many ** 2)]),
  ];
  return parts.map((part) => syllables[part]).join('');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function shareOf({ conversations, accounts }: PublicCluster, total: { conversations: number; accounts: number }) {
  const share = conversations / total.conversations;
  const [low, high] = wilsonInterval(accounts, total.accounts);
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  return { share: round(share, 6), shareInterval: [round(low, 4), round(high, 4)] as [number, number] };
}

function tableOf(
  plan: (typeof facetPlans)[number],
  clusters: readonly PublicCluster[],
  total: { conversations: number; accounts: number },
  random: Random,
): FacetTable {
  const weights = plan.values.map((_, at) => (plan.kind === 'time' ? 1 : 1 / (at + 1)));
  const rows = clusters.map((cluster): [string, CellRow] => {
    const own = random.fork(cluster.id);
    const tilted = weights.map((weight) => weight * (0.35 + 1.9 * own.next() ** 1.7));
    return [cluster.id, rowOf(tilted, cluster)];
  });
  return { ...plan, values: [...plan.values], baseline: rowOf(weights, total), clusters: Object.fromEntries(rows) };
}

/** Splits a group over values; what falls under the thresholds is pooled, two values at least. */
function rowOf(
  weights: readonly number[],
  { conversations, accounts }: { conversations: number; accounts: number },
): CellRow {
  const all = split(conversations, weights).map((own, value): Cell => {
    const people = Math.min(own, Math.ceil(ACCOUNTS * own));
    return { value, conversations: own, accounts: people, complementAccounts: Math.max(0, accounts - people) };
  });
  const isShown = (cell: Cell): boolean =>
    cell.conversations >= thresholds.minCellConversations && cell.accounts >= thresholds.minCellAccounts;
  const hidden = all.filter((cell) => !isShown(cell));
  const cells = all.filter(isShown);
  while (hidden.length === 1 && cells.length > 0) hidden.push(cells.pop() as Cell);
  const left = conversations - cells.reduce((all, cell) => all + cell.conversations, 0);
  const people = hidden.reduce((all, cell) => all + cell.accounts, 0);
  return {
    cells,
    withheld: hidden.length < 2 ? null : { conversations: left, accounts: Math.max(1, people), values: hidden.length },
  };
}

/** Whole numbers in proportion to the weights that add up to `total`; the first takes the rounding. */
function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const others = weights.slice(1).map((weight) => Math.floor((total * weight) / sum));
  return [others.reduce((rest, own) => rest - own, total), ...others];
}
