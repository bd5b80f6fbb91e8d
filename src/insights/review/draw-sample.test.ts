import { describe, expect, test } from 'vitest';
import { REVIEWED_TEXT, reviewedRun, screenedRun } from '../../testing/reviewed-run.ts';
import { drawSample } from './draw-sample.ts';
import { type ItemOf, itemsOf, type ReviewKind, type ReviewSample } from './sample-records.ts';

const run = reviewedRun();
const draw = (seed: number, items = 12, from = run): ReviewSample => ({
  schema: 'sightline/review-sample',
  schemaVersion: 1,
  run: 'run',
  seed,
  items,
  ...drawSample(from, { seed, items }),
});
const sample = draw(3);
const of = <Kind extends ReviewKind>(kind: Kind): ItemOf<Kind>[] => itemsOf(sample, kind);
const weightOf = (items: readonly { readonly weight: number }[]): number =>
  items.reduce((sum, { weight }) => sum + weight, 0);

describe('the sample', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(draw(3)).toEqual(sample);
    expect(draw(4).drawn).not.toEqual(sample.drawn);
    expect(new Set(sample.drawn.map(({ id }) => id)).size).toBe(sample.drawn.length);
  });

  test('has as many of each kind as were asked for, or as there are', () => {
    expect(['score', 'value', 'assignment', 'name', 'child'].map((kind) => of(kind as ReviewKind).length)).toEqual([
      12, 12, 24, 6, 6,
    ]);
    expect(sample.population).toEqual({ value: 189 + 210, verdict: 0, assignment: 210, name: 6, child: 6 });
  });

  test('stands for the whole run by its weights', () => {
    expect(weightOf(of('value'))).toBeCloseTo(sample.population.value, 6);
    expect(weightOf(of('assignment').filter(({ isDecoy }) => !isDecoy))).toBeCloseTo(210, 6);
    expect(weightOf(of('name'))).toBe(6);
    expect(weightOf(of('child'))).toBe(6);
  });

  test('sees small clusters as often as large ones', () => {
    const small = new Set(run.clusters.slice(0, 2).flatMap(({ members }) => members));
    const own = of('assignment').filter(({ isDecoy }) => !isDecoy);
    expect(own.filter(({ row }) => small.has(row))).toHaveLength(4);
  });

  test('puts every text beside its own cluster and one of the three nearest others', () => {
    for (const [row, pair] of Map.groupBy(of('assignment'), (item) => item.row)) {
      const own = run.clusters.find(({ members }) => members.includes(row))?.id as string;
      expect(pair.map(({ isDecoy }) => isDecoy).toSorted()).toEqual([false, true]);
      expect(pair.find(({ isDecoy }) => !isDecoy)?.cluster).toBe(own);
      expect(run.nearestClusters(3).get(own)).toContain(pair.find(({ isDecoy }) => isDecoy)?.cluster);
    }
  });

  test('asks for a score of all that is judged as a value of an ordinal, and takes no value that is none', () => {
    const scored = new Set(of('score').map(({ row }) => row));
    const values = of('value');
    expect(values.filter(({ facet }) => facet === 'concern')).toHaveLength(6);
    for (const { facet, row } of values) {
      if (facet === 'concern') expect(scored.has(row)).toBe(true);
      expect(run.rows[row]?.values[facet]).not.toBeNull();
    }
  });

  test('judges a name by texts of different accounts', () => {
    for (const { rows } of of('name')) {
      expect(rows).toHaveLength(5);
      expect(new Set(rows.map((row) => run.rows[row]?.account)).size).toBe(5);
    }
  });

  test('finds the share of the whole run, though small clusters are drawn more often', () => {
    // In the two smallest clusters nothing fits, in all others everything: of small clusters a plain mean would see too much.
    const wrong = new Set(run.clusters.slice(0, 2).flatMap(({ members }) => members));
    const shares = Array.from({ length: 300 }, (_, seed) => {
      const own = itemsOf(draw(seed), 'assignment').filter(({ isDecoy }) => !isDecoy);
      return weightOf(own.filter(({ row }) => !wrong.has(row))) / weightOf(own);
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(mean).toBeCloseTo(180 / 210, 6);
  });

  test('takes as many verdicts of each kind, weighted to all, and what else is drawn stays', () => {
    const screened = draw(3, 12, screenedRun());
    const verdicts = itemsOf(screened, 'verdict');
    expect(verdicts.map(({ said, weight }) => `${said} ${weight}`).sort()).toEqual([
      ...Array(6).fill('no 17.5'),
      ...Array(6).fill('yes 35'),
    ]);
    for (const { said, screened: place } of verdicts) expect(place < 210 ? 'yes' : place < 315 ? 'no' : '').toBe(said);
    expect(screened.population.verdict).toBe(315);
    expect(screened.drawn.filter(({ kind }) => kind !== 'verdict')).toEqual(sample.drawn);
    expect(JSON.stringify(screened)).not.toMatch(/bread|conversation-/u);
  });

  test('has no text in it', () => {
    expect(JSON.stringify(sample)).not.toMatch(new RegExp(`${REVIEWED_TEXT}|Name of|Task \\d`, 'u'));
  });

  test('of a run without a model leaves facets out', () => {
    const kinds = new Set(draw(1, 5, { ...run, facets: [] }).drawn.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['assignment', 'child', 'name']);
  });

  test('has no decoy where no other cluster has another name', () => {
    const alone = { ...run, nearestClusters: () => new Map() };
    expect(itemsOf(draw(1, 5, alone), 'assignment').every(({ isDecoy }) => !isDecoy)).toBe(true);
  });
});
