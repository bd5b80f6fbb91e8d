/**
 * A release beside others of the same conversations: more is hidden in it until all of them together leave every figure
 * below the minimum a range as wide as the minimum. It can come to nothing but the total, which tells nothing.
 */
import { AppError } from '../../core/errors.ts';
import type { OpenProgram } from '../../stats/linear-program.ts';
import { type ShownCluster, shownBases } from '../cluster-suppression.ts';
import { type Decision, type DecisionSteps, decisionUponSteps, type MoreHidden, weakerSteps } from '../decision.ts';
import type { GateInput } from '../gate-input.ts';
import { tableLayout } from '../layout-of-rows.ts';
import { byOtherConversations, type CountedRelease, countedRelease, NOWHERE } from './counted-release.ts';
import { type NarrowFigure, narrowFigures } from './narrow-ranges.ts';
import { type Unknowns, unknownCells, unknownSizes } from './unknowns.ts';

export interface Guard {
  /** What others may have. Those of this release come first among the conversations that they count, in its order. */
  readonly earlier: readonly CountedRelease[];
  readonly open: OpenProgram;
}

/** Grows, pass by pass. */
interface Hidden extends MoreHidden {
  readonly clusters: Set<string>;
  readonly cells: Map<string, Set<string>>;
}

/** @throws AppError `RELEASES_TOGETHER_TELL` where hiding does not help, or leaves nothing to show */
export function* decisionBesideSteps(
  input: GateInput,
  accounts: Int32Array,
  { earlier, open }: Guard,
): DecisionSteps<Decision> {
  const hidden: Hidden = { clusters: new Set(), cells: new Map() };
  const least = leastOf([...earlier.map(({ thresholds }) => thresholds), input.thresholds]);
  const weaker = yield* weakerSteps(input, accounts);
  for (;;) {
    const decision = yield* decisionUponSteps(weaker, input, accounts, hidden);
    const releases = asLong([...earlier, countedRelease(decision, input)]);
    const beside: Beside = { decision, releases, hidden };
    const sizes = unknownSizes(releases);
    const narrow = narrowFigures(sizes, least.minConversations, open);
    if (narrow.length > 0) {
      for (const figure of narrow) if (!hideCluster(figure, sizes, beside)) throw together();
      continue;
    }
    if (!hideInTables(beside, least.minCellConversations, open)) return shownOrRefused(decision, hidden);
  }
}

/** Whatever one of them does not count is nowhere in it. */
function asLong(releases: readonly CountedRelease[]): CountedRelease[] {
  const length = Math.max(...releases.map(({ leaves }) => leaves.length));
  const filled = (values: readonly number[]): number[] => [
    ...values,
    ...new Array<number>(length - values.length).fill(NOWHERE),
  ];
  return releases.map((release) => byOtherConversations(release, filled));
}

type Least = Pick<GateInput['thresholds'], 'minConversations' | 'minCellConversations'>;

function leastOf(thresholds: readonly Least[]): Least {
  return {
    minConversations: Math.min(...thresholds.map((one) => one.minConversations)),
    minCellConversations: Math.min(...thresholds.map((one) => one.minCellConversations)),
  };
}

interface Beside {
  readonly decision: Decision;
  /** The new one last. */
  readonly releases: readonly CountedRelease[];
  readonly hidden: Hidden;
}

/** Whether anything had to be hidden. Every facet of any release counts: sizes of the new one bound cells of the others. */
function hideInTables(beside: Beside, minimum: number, open: OpenProgram): boolean {
  const facets = new Set(beside.releases.flatMap(({ tables }) => tables.map(({ facet }) => facet)));
  let some = false;
  for (const facet of facets) {
    const cells = unknownCells(beside.releases, facet);
    for (const figure of narrowFigures(cells, minimum, open)) {
      some = true;
      if (!hideCell(figure, facet, cells, beside) && !hideCluster(figure, cells, beside)) throw together();
    }
  }
  return some;
}

/** Hides the smallest cell of the new release among those that hold a figure; else the smallest that shares something with it. */
function hideCell(figure: NarrowFigure, facet: string, unknowns: Unknowns, beside: Beside): boolean {
  const { decision, hidden } = beside;
  const { ids } = tableLayout(decision.suppression);
  const cells = hidden.cells.get(facet) ?? new Set();
  const own = new Set(figure.of);
  const candidates = newSums(unknowns, beside)
    .filter(({ label }) => label !== null)
    .map(({ row, label, sum, of, position }) => ({
      key: `${ids[row] ?? ''}/${label}`,
      sum,
      isHolding: figure.heldBy.includes(position),
      isSharing: of.some((unknown) => own.has(unknown)),
    }));
  // One that was hidden in this pass already will be seen in the next.
  if (candidates.some(({ key, isHolding }) => isHolding && cells.has(key))) return true;
  const [next] = candidates
    .filter(({ key, isHolding, isSharing }) => (isHolding || isSharing) && !cells.has(key))
    .sort((left, right) => Number(right.isHolding) - Number(left.isHolding) || left.sum - right.sum);
  if (next === undefined) return false;
  hidden.cells.set(facet, cells.add(next.key));
  return true;
}

/**
 * Withholds the smallest shown cluster or parent of the new release that holds a figure, or that an earlier release
 * counts together with it; else the smallest of all.
 */
function hideCluster(figure: NarrowFigure, unknowns: Unknowns, beside: Beside): boolean {
  const { decision, releases, hidden } = beside;
  const { ids } = tableLayout(decision.suppression);
  const holding = new Set(
    newSums(unknowns, beside).flatMap(({ row, position }) =>
      figure.heldBy.includes(position) ? [ids[row] ?? ''] : [],
    ),
  );
  const near = nearTo(figure, unknowns, releases.slice(0, -1));
  const shown = decision.suppression.tops.flatMap(withBelow).map((cluster) => ({
    id: cluster.id,
    size: cluster.bases.reduce((sum, base) => sum + (decision.bases[base]?.rows.length ?? 0), 0),
    isConcerned: holding.has(cluster.id) || shownBases(cluster).some((base) => near(decision.bases[base]?.rows ?? [])),
  }));
  const concerned = shown.filter(({ isConcerned }) => isConcerned);
  if (concerned.some(({ id }) => hidden.clusters.has(id))) return true;
  const [next] = (concerned.length > 0 ? concerned : shown)
    .filter(({ id }) => !hidden.clusters.has(id))
    .sort((left, right) => left.size - right.size);
  if (next === undefined) return shown.length > 0;
  hidden.clusters.add(next.id);
  return true;
}

function newSums({ sums }: Unknowns, { releases }: Beside) {
  const last = releases.length - 1;
  return sums.flatMap((sum, position) => (sum.release === last ? [{ ...sum, position }] : []));
}

/** Whether conversations lie in a leaf of an earlier release together with those of a figure. */
function nearTo(
  { of }: NarrowFigure,
  { examples }: Unknowns,
  earlier: readonly CountedRelease[],
): (rows: readonly number[]) => boolean {
  const places = earlier.map(({ leaves }) => new Set(of.map((unknown) => leaves[examples[unknown] as number])));
  return (rows) =>
    earlier.some(({ leaves }, number) =>
      rows.some((row) => leaves[row] !== NOWHERE && places[number]?.has(leaves[row])),
    );
}

function withBelow(cluster: ShownCluster): ShownCluster[] {
  return [cluster, ...cluster.children.flatMap(withBelow)];
}

function shownOrRefused(decision: Decision, hidden: Hidden): Decision {
  if (decision.suppression.tops.length === 0 && hidden.clusters.size > 0) throw together();
  return decision;
}

function together(): AppError {
  return new AppError({
    code: 'RELEASES_TOGETHER_TELL',
    message:
      'Together with the other releases that its readers have, this one would tell of too few conversations, whatever is left out of it.',
    hint: 'Releases of one run under the presets can be shown beside one another: --privacy local, internal or published. Else give a reader one of them; one that nobody has is taken back by removing its folder and its record in private/releases/ of its run.',
  });
}
