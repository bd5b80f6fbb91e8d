/**
 * The gate: the one place where something private becomes public. It decides what of a run's clusters and facet
 * tables may be shown; the writer of a release takes nothing that did not come from here.
 */
import { AppError } from '../core/errors.ts';
import { ended, retold } from '../core/steps.ts';
import type {
  Comparisons,
  DpFacts,
  FacetTable,
  PublicClusters,
  ReleaseManifest,
  Safety,
  Trends,
} from '../public-records/release.ts';
import { comparedTables } from './comparisons.ts';
import { countShownBases, decisionSteps, tablesToDecide } from './decision.ts';
import type { GateInput } from './gate-input.ts';
import { NO_ACCOUNT, numberAccounts } from './group.ts';
import { type CountedRelease, countedRelease } from './joint/counted-release.ts';
import { decisionBesideSteps, type Guard } from './joint/guard.ts';
import { publicClusters } from './public-clusters.ts';
import { safetyOf } from './safety/safety.ts';
import { stampsOf } from './stamps.ts';
import { meetsClusterThresholds, type Thresholds, wordSupport } from './thresholds.ts';
import { type EarlierRelease, fingerprintOfQuotable, quotable } from './trends/earlier-release.ts';
import { trendsOf } from './trends/trends.ts';
import { Private, Public } from './visibility.ts';
import { countReasons, type ReasonCount } from './withheld-reasons.ts';

/** All that may leave the private side of a run. */
export interface ReleaseContent {
  readonly thresholds: ReleaseManifest['thresholds'];
  readonly stamps: readonly string[];
  readonly clusters: PublicClusters;
  readonly facets: readonly FacetTable[];
  /** How cells are compared with all conversations, where they are. */
  readonly comparisons?: Comparisons;
  /** Where figures are noisy: how. */
  readonly dp?: DpFacts;
  /** What follows from all these, and from the public figures of an earlier release, of changes. */
  readonly trends?: Trends;
  /** What follows from them of concern. */
  readonly safety?: Safety;
}

/** What a release is to say beside its clusters and tables. All of it follows from these. */
export interface Derivations {
  readonly trends: boolean;
  readonly safety: boolean;
  /** What changed since it is said where readers of this release may be shown it. Null where the run continues no other. */
  readonly earlier: EarlierRelease | null;
}

const NOTHING_DERIVED: Derivations = { trends: false, safety: false, earlier: null };

/** Exact figures about what the gate did, for the private side alone. */
export interface WithheldCounts {
  /** Base clusters that are not shown, by reason. With the named ones they hold all conversations. */
  readonly reasons: readonly ReasonCount[];
  readonly clusters: { readonly shownBase: number; readonly shownParents: number };
  /** Share of all conversations that lie in a shown, named base cluster. */
  readonly shareNamed: number;
}

export interface GateOutcome {
  readonly release: Public<ReleaseContent>;
  readonly withheldCounts: Private<WithheldCounts>;
  /** What its figures count: for releases that are made after it. */
  readonly counted: Private<CountedRelease>;
}

/**
 * Decides what a release may show.
 *
 * @param guard the releases that it must be safe beside; null where there are none
 * @param derive default: nothing
 * @throws AppError `RELEASE_TOO_SMALL` where all conversations together do not meet the thresholds of a cluster,
 * `RELEASES_TOGETHER_TELL` where it cannot be made safe beside the others.
 */
export function gate(
  input: Private<GateInput>,
  guard: Private<Guard> | null = null,
  derive: Derivations = NOTHING_DERIVED,
): GateOutcome {
  return ended(gateSteps(input, guard, derive));
}

/** How far the gate is. Beside other releases tables may be decided several times. */
export interface GateStep {
  readonly decided: number;
  readonly tables: number;
}

/** The same in steps: of many clusters a table alone takes a minute. */
export function* gateSteps(
  input: Private<GateInput>,
  guard: Private<Guard> | null,
  derive: Derivations,
): Generator<GateStep, GateOutcome> {
  const open = input.open();
  const accounts = countedAccounts(open);
  refuseTooSmall(open, accounts);
  const deciding = guard === null ? decisionSteps(open, accounts) : decisionBesideSteps(open, accounts, guard.open());
  const tables = tablesToDecide(open);
  const decision = yield* retold(deciding, (decided) => ({ decided, tables }));
  const clusters = publicClusters(open, decision, accounts);
  const { facets, comparisons } = comparedTables(decision, accounts);
  const { thresholds } = open;
  const content: ReleaseContent = {
    thresholds: { ...thresholds, minWordSupport: wordSupport(thresholds) },
    stamps: stampsOf(thresholds),
    clusters,
    facets,
    ...(comparisons === null ? {} : { comparisons }),
    ...derived({ clusters, facets }, thresholds, derive),
  };
  return {
    release: Public.byGate(content),
    counted: new Private({
      ...countedRelease(decision, open),
      quoted: fingerprintOfQuotable(quotable({ clusters, facets })),
    }),
    withheldCounts: new Private(withheldCounts(content, countReasons(decision))),
  };
}

/** From what is shown alone. */
function derived(
  shown: Pick<ReleaseContent, 'clusters' | 'facets'>,
  thresholds: Thresholds,
  { trends, safety, earlier }: Derivations,
): Pick<ReleaseContent, 'trends' | 'safety'> {
  const changes = trends ? trendsOf(shown, thresholds, earlier) : null;
  const concern = safety ? safetyOf(shown, thresholds.counting) : null;
  return { ...(changes !== null && { trends: changes }), ...(concern !== null && { safety: concern }) };
}

/** How many base clusters would be shown under other thresholds: what a weaker preset would bring. */
export function countShownClusters(input: Private<GateInput>, thresholds: Thresholds): Private<number> {
  const open = input.open();
  const level = open.weaker.findIndex(({ thresholds: { preset } }) => preset === thresholds.preset);
  const other = { ...open, thresholds, ...open.weaker[level], weaker: open.weaker.slice(0, Math.max(0, level)) };
  return new Private(countShownBases(other, countedAccounts(other)));
}

function countedAccounts({ accounts, thresholds }: GateInput): Int32Array {
  return thresholds.counting === 'accounts'
    ? numberAccounts(accounts)
    : new Int32Array(accounts.length).fill(NO_ACCOUNT);
}

function refuseTooSmall({ thresholds }: GateInput, accounts: Int32Array): void {
  const different = new Set(accounts);
  different.delete(NO_ACCOUNT);
  if (meetsClusterThresholds({ conversations: accounts.length, accounts: different.size }, thresholds)) return;
  const least = `${thresholds.minConversations} conversations${thresholds.minAccounts > 0 ? ` from ${thresholds.minAccounts} accounts` : ''}`;
  throw new AppError({
    code: 'RELEASE_TOO_SMALL',
    message: `All conversations together are fewer than the least that a release may show: ${least}.`,
    hint: 'Analyse more conversations, or choose a weaker preset for your own eyes: --privacy local.',
  });
}

function withheldCounts(
  { clusters: { clusters, named, total } }: ReleaseContent,
  reasons: ReasonCount[],
): WithheldCounts {
  const shownBase = clusters.filter((cluster) => cluster.level === 0).length;
  return {
    reasons,
    clusters: { shownBase, shownParents: clusters.length - shownBase },
    shareNamed: named.conversations / total.conversations,
  };
}
