/** The random sample of a run that people are asked to judge: the same for the same run and seed. */
import { hashOf } from '../../core/hash.ts';
import { createRandom, type Random, shuffled } from '../../core/random.ts';
import type { FacetRow } from '../records.ts';
import type { QuestionedFacet } from './questioned-facets.ts';
import type { ReviewedRun } from './reviewed-run.ts';
import type { ItemOf, ReviewItem, ReviewSample } from './sample-records.ts';
import { type Drawn, drawFromStrata, drawFromStratum, thirdsBySize } from './strata.ts';

/** Texts that a name is judged by. */
const TEXTS_OF_A_NAME = 5;
/** Decoys come from one of so many neighbours. */
const NEAREST = 3;

export interface SampleChoice {
  readonly seed: number;
  /** Of each kind, and of scores for each ordinal; an assignment is shown twice, once as a decoy. */
  readonly items: number;
}

type Undrawn<Item> = Item extends ReviewItem ? Omit<Item, 'id'> : never;

export function drawSample(
  run: ReviewedRun,
  { seed, items }: SampleChoice,
): Pick<ReviewSample, 'population' | 'drawn'> {
  const random = createRandom(seed).fork('review');
  const values = valuesOf(run);
  const verdicts = verdictsOf(run);
  const assignments = assignmentsOf(run);
  const drawn: Undrawn<ReviewItem>[] = [
    ...values.flatMap((stratum, index) => scoreItems(drawFromStratum(stratum, index, items, random.fork('values')))),
    ...drawFromStrata(values, items, random.fork('values')).map(valueItem),
    ...drawFromStrata(verdicts, items, random.fork('verdicts')).map(
      ({ unit, weight }): Undrawn<ItemOf<'verdict'>> => ({ kind: 'verdict', weight, ...unit }),
    ),
    ...drawFromStrata(assignments, items, random.fork('assignments')).flatMap(
      assignmentItems(run, random.fork('decoys')),
    ),
    ...drawFromStrata([run.clusters], items, random.fork('names')).map(
      ({ unit: { id, members }, weight }): Undrawn<ItemOf<'name'>> => ({
        kind: 'name',
        weight,
        cluster: id,
        rows: someOf(members, run.rows, random.fork(`texts/${id}`)),
      }),
    ),
    ...drawFromStrata([run.children], items, random.fork('children')).map(
      ({ unit, weight }): Undrawn<ItemOf<'child'>> => ({ kind: 'child', weight, ...unit }),
    ),
  ];
  return {
    population: {
      value: values.flat().length,
      verdict: verdicts.flat().length,
      assignment: assignments.flat().length,
      name: run.clusters.length,
      child: run.children.length,
    },
    // The hash of what it is: unlike a number it does not tell decoys from what stands beside them.
    drawn: drawn.map((item) => ({ ...item, id: hashOf([seed, item]).slice(0, 12) })),
  };
}

interface FacetOfRow {
  readonly row: number;
  readonly facet: QuestionedFacet;
  readonly value: string | number;
}

/** A stratum for each facet. Where a model could not tell there is no value. */
function valuesOf({ rows, facets }: ReviewedRun): FacetOfRow[][] {
  return facets.map((facet) =>
    rows.flatMap(({ values }, row) => {
      const value = values[facet.name] ?? null;
      return value === null ? [] : [{ row, facet, value }];
    }),
  );
}

/** Scores are as many for each ordinal, since an order needs many; its values that are judged are among them. */
function scoreItems(drawn: readonly Drawn<FacetOfRow>[]): Undrawn<ItemOf<'score'>>[] {
  return drawn
    .filter(({ unit }) => unit.facet.scale !== null)
    .map(({ unit: { row, facet, value }, weight }) => ({
      kind: 'score',
      weight,
      facet: facet.name,
      row,
      value: Number(value),
    }));
}

function valueItem({ unit: { row, facet }, weight }: Drawn<FacetOfRow>): Undrawn<ItemOf<'value'>> {
  return { kind: 'value', weight, facet: facet.name, row };
}

type Verdict = Pick<ItemOf<'verdict'>, 'screened' | 'said'>;

/** What was kept and what was left out, each a stratum. Where a model could not tell there is nothing to judge. */
function verdictsOf({ screener }: ReviewedRun): Verdict[][] {
  return (['yes', 'no'] as const).map((said) =>
    (screener?.verdicts ?? []).flatMap(({ verdict }, screened) => (verdict === said ? [{ screened, said }] : [])),
  );
}

interface Assignment {
  readonly row: number;
  readonly cluster: string;
}

/** Conversations of small, middling and large clusters, each a stratum. Without a text there is nothing to judge by. */
function assignmentsOf({ clusters, rows }: ReviewedRun): Assignment[][] {
  return thirdsBySize(clusters, ({ members }) => members.length).map((third) =>
    third.flatMap(({ id, members }) =>
      members.filter((row) => rows[row]?.request !== '').map((row) => ({ row, cluster: id })),
    ),
  );
}

function assignmentItems(
  { clusters, names, nearestClusters }: ReviewedRun,
  random: Random,
): (drawn: Drawn<Assignment>) => Undrawn<ItemOf<'assignment'>>[] {
  const nameOf = (cluster: string): string | undefined => names.get(cluster)?.name;
  const alike = Map.groupBy(clusters, ({ id }) => nameOf(id)).values();
  const nearestOf = nearestClusters(NEAREST + Math.max(0, ...alike.map(({ length }) => length)));
  return ({ unit: { row, cluster }, weight }) => {
    const others = (nearestOf.get(cluster) ?? []).filter((other) => nameOf(other) !== nameOf(cluster));
    const [decoy] = shuffled(random.fork(`${row}`), others.slice(0, NEAREST));
    const item = { kind: 'assignment' as const, weight, row };
    const own = { ...item, cluster, isDecoy: false };
    return decoy === undefined ? [own] : [own, { ...item, cluster: decoy, isDecoy: true }];
  };
}

/** Members with a text, of different accounts; who has no account counts for one. */
function someOf(members: readonly number[], rows: readonly FacetRow[], random: Random): number[] {
  const accounts = new Set<string>();
  const some = shuffled(random, members).filter((row) => {
    const { account, request } = rows[row] as FacetRow;
    if (request === '' || (account !== null && accounts.has(account))) return false;
    if (account !== null) accounts.add(account);
    return true;
  });
  return some.slice(0, TEXTS_OF_A_NAME);
}
