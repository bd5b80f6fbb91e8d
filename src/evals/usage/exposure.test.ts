import { describe, expect, it } from 'vitest';
import { createRandom } from '../../core/random.ts';
import type { UsageCoverage } from '../../public-records/usage-coverage.ts';
import { exposureOf } from './exposure.ts';

const clusterOf = (id: string, share: number): UsageCoverage['clusters'][number] => ({
  ...{ id, name: `Name of ${id}`, share, shareInterval: [share, share], position: [0, 0], items: 0, bySet: [] },
  meanCosine: null,
});

/** Ten items about each of two clusters, three about a third, and two about none; of another set as well. */
const about = [...Array(10).fill('a'), ...Array(10).fill('b'), 'c', 'c', 'c', null, null] as (string | null)[];
const coverage: UsageCoverage = {
  ...{ schema: 'sightline/usage-coverage', schemaVersion: 1, tool: { name: 'sightline', version: '1' } },
  ...{ release: { title: 'Usage' }, embedder: 'test', seed: 1, method: 'umap', relatedFrom: 0.5 },
  ...{ relatedFromBy: 'measured', coveredShare: 0.9, listedShare: 0.9, sets: [] },
  clusters: [clusterOf('a', 0.6), clusterOf('b', 0.2), clusterOf('c', 0.1)],
  items: ['first', 'second'].flatMap((set) =>
    about.map((cluster, at) => ({ set, id: `${at}`, text: '', cluster, cosine: 0.6, position: null })),
  ),
};

const answers = new Map(
  about.map((cluster, at) => [`${at}`, cluster === 'a' ? 0.9 - (at % 2) / 5 : 0.1 + (at % 2) / 5]),
);
const exposed = () =>
  exposureOf({ coverage, set: 'first', subject: 'model', answers, random: createRandom('exposure') });

describe('exposure', () => {
  it('weighs rates of clusters by their shares of use', () => {
    const { clusters, weighted, share, unweighted } = exposed();
    expect(clusters.map(({ cluster, items, rate }) => [cluster.id, items, rate.value])).toEqual([
      ['a', 10, 0.8],
      ['b', 10, 0.2],
    ]);
    expect(share).toBeCloseTo(0.8);
    expect(weighted?.value).toBeCloseTo((0.6 * 0.8 + 0.2 * 0.2) / 0.8, 3);
    const [low = 0, high = 0] = weighted?.interval ?? [];
    expect(low).toBeLessThan(0.65);
    expect(high).toBeGreaterThan(0.65);
    expect(unweighted?.value).not.toBeCloseTo(weighted?.value ?? 0, 2);
  });

  it('is not certain because all answers are alike', () => {
    const never = new Map([...answers.keys()].map((id) => [id, 0]));
    const { weighted } = exposureOf({
      ...{ coverage, set: 'first', subject: 'model', answers: never, random: createRandom('never') },
    });
    // Shares of 0.6 and 0.2, ten items each: 0.8² / (0.36 / 10 + 0.04 / 10) = 16 items.
    expect(weighted).toEqual({ value: 0, interval: [0, 0.1936], by: 'wilson' });
  });

  it('is the same for the same', () => {
    expect(exposed()).toEqual(exposed());
  });

  it('says nothing of clusters with hardly any item, nor of items without an answer', () => {
    const few = new Map([...answers].slice(0, 4));
    const { clusters, weighted, share } = exposureOf({
      ...{ coverage, set: 'first', subject: 'model', answers: few, random: createRandom('few') },
    });
    expect([clusters, weighted, share]).toEqual([[], null, 0]);
  });
});
