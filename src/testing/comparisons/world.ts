/** Made-up conversations of accounts that prefer topics and values, the two unrelated or related as one likes. */
import type { Random } from '../../core/random.ts';
import type { GateInput } from '../../privacy/gate-input.ts';
import type { Thresholds } from '../../privacy/thresholds.ts';
import { drawNormal } from '../../stats/draw-normal.ts';

export interface WorldOptions {
  readonly accounts: number;
  /** Conversations of an account, on average. */
  readonly conversations: number;
  /** How unequal accounts are: standard deviation of the logarithm of their numbers of conversations. */
  readonly unevenness: number;
  /** Share of all conversations that one account has beside these; 0 for none. */
  readonly heavy: number;
  /** How alike accounts are in topics and in values: the sum of a Dirichlet distribution's parameters. */
  readonly alike: number;
  readonly clusters: number;
  /** In one cluster conversations come to have one value with this chance (`DIFFERENT`): 0 for no difference anywhere. */
  readonly effect: number;
}

/** The cluster and the value that have to do with one another. */
export const DIFFERENT = { cluster: 6, value: 2 } as const;

/** Of each value, over all. */
const values = [0.5, 0.25, 0.12, 0.08, 0.05];

/** One run's worth of conversations, as the gate takes them. Sizes of clusters fall like 1/2, 1/3, 1/4. */
export function world(options: WorldOptions, thresholds: Thresholds, random: Random): GateInput {
  const { clusters, alike, effect } = options;
  const topics = shares(Array.from({ length: clusters }, (_, cluster) => 1 / (cluster + 2)));
  const rows: { readonly account: string; readonly cluster: number; readonly value: number }[] = [];
  sizes(options, random).forEach((size, account) => {
    const [prefers, has] = [dirichlet(random, topics, alike), dirichlet(random, values, alike)];
    for (let conversation = 0; conversation < size; conversation++) {
      const cluster = draw(random, prefers);
      const own = draw(random, has);
      const isChanged = cluster === DIFFERENT.cluster && random.next() < effect;
      rows.push({ account: `account-${account}`, cluster, value: isChanged ? DIFFERENT.value : own });
    }
  });
  const nodes = topics.map((_, cluster) => ({ id: `c${cluster}`, parent: null, level: 0, children: [] }));
  return {
    nodes,
    names: new Map(nodes.map(({ id }) => [id, { name: id, description: '', support: 1000 }])),
    members: new Map(
      nodes.map(({ id }, cluster) => [id, [...rows.keys()].filter((row) => rows[row]?.cluster === cluster)]),
    ),
    accounts: rows.map(({ account }) => account),
    facets: [
      { name: 'facet', title: 'Facet', kind: 'category', labels: null, values: rows.map(({ value }) => `v${value}`) },
    ],
    positions: new Map(),
    spread: new Map(),
    stability: new Map(),
    lineage: new Map(),
    neighbours: new Map(),
    thresholds,
    weaker: [],
  };
}

function sizes({ accounts, conversations, unevenness, heavy }: WorldOptions, random: Random): number[] {
  const own = Array.from({ length: accounts }, () =>
    Math.max(1, Math.round(conversations * Math.exp(unevenness * drawNormal(random) - unevenness ** 2 / 2))),
  );
  const all = own.reduce((sum, size) => sum + size, 0);
  return heavy === 0 ? own : [...own, Math.round((all * heavy) / (1 - heavy))];
}

function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((so, weight) => so + weight, 0);
  return weights.map((weight) => weight / sum);
}

function draw(random: Random, chances: readonly number[]): number {
  let left = random.next();
  const found = chances.findIndex((chance) => {
    left -= chance;
    return left < 0;
  });
  return found < 0 ? chances.length - 1 : found;
}

function dirichlet(random: Random, means: readonly number[], sum: number): number[] {
  return shares(means.map((mean) => gamma(random, mean * sum) + Number.MIN_VALUE));
}

/** Marsaglia and Tsang 2000. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const [d, c] = [shape - 1 / 3, 1 / Math.sqrt(9 * (shape - 1 / 3))];
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
