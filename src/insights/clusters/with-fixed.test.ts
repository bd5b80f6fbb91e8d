import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPause } from '../../core/pause.ts';
import { createRandom } from '../../core/random.ts';
import { findClusters } from './base-clusters.ts';
import type { FixedGroup } from './fixed-groups.ts';
import { withFixed } from './with-fixed.ts';

/** Unit vectors of the plane by their angles in degrees; null is a row of which nothing can be read. */
async function fixed(angles: readonly (number | null)[], groups: readonly FixedGroup[], least?: number) {
  const radians = (angle: number): number => (angle * Math.PI) / 180;
  const vectors = Float32Array.from(
    angles.flatMap((angle) => (angle === null ? [0, 0] : [Math.cos(radians(angle)), Math.sin(radians(angle))])),
  );
  const block = { vectors, dimensions: 2 };
  const found = await findClusters({ block, k: 2, random: createRandom('found'), pause: noPause });
  const large = least === undefined ? {} : { isLargeEnough: (rows: readonly number[]) => rows.length >= least };
  return withFixed({ block, found, groups, random: createRandom('fixed'), ...large });
}

const group = (rows: number[], parts = 1, id = 'c0001'): FixedGroup => ({ ids: [id], rows, parts });
const rowsOf = (clusters: readonly { readonly rows: readonly number[] }[]) => clusters.map(({ rows }) => rows);

describe('withFixed', () => {
  const twoTopics = [0, 1, 2, 3, 90, 91, 92, 93];

  it('changes nothing where nothing is fixed', async () => {
    expect(rowsOf(await fixed(twoTopics, []))).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
  });

  it('keeps together what clustering would part', async () => {
    const clusters = await fixed(twoTopics, [group([0, 1, 2, 3, 4, 5, 6])]);
    expect(clusters[0]?.rows).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5, 6]));
    expect(clusters[0]?.group?.ids).toEqual(['c0001']);
  });

  it('parts what clustering would keep together', async () => {
    const clusters = await fixed([0, 1, 20, 21, 90, 91, 92, 93], [group([0, 1, 2, 3], 2)]);
    expect(rowsOf(clusters).toSorted()).toEqual(
      [
        [0, 1],
        [2, 3],
        [4, 5, 6, 7],
      ].toSorted(),
    );
  });

  it('takes in what is nearer to it than to its own', async () => {
    expect(rowsOf(await fixed([0, 1, 30, 31, 32, 90, 91, 92], [group([3, 4])]))[0]).toEqual(
      expect.arrayContaining([2, 3, 4]),
    );
  });

  it('dissolves what is left too small, and never what is fixed', async () => {
    const clusters = await fixed(twoTopics, [group([0]), group([1, 2], 1, 'c0002')], 3);
    const own = (id: string) => clusters.find(({ group: of }) => of?.ids[0] === id)?.rows;
    expect(own('c0001')).toContain(0);
    expect(own('c0002')).toEqual(expect.arrayContaining([1, 2]));
    for (const { rows, group: of } of clusters) if (of === undefined) expect(rows.length).toBeGreaterThanOrEqual(3);
  });

  it('leaves rows without a vector among themselves', async () => {
    const clusters = await fixed([null, 0, 1, 90, 91, null], [group([0, 1, 3])]);
    expect(clusters.at(-1)?.rows).toEqual([0, 5]);
  });

  it('has every row in one cluster, and each whole group in one', async () => {
    const angle = fc.option(fc.integer({ min: 0, max: 359 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(angle, fc.nat(3)), { minLength: 4, maxLength: 40 }), async (rows) => {
        const groups = [1, 2].map((wanted) =>
          group(
            [...rows.keys()].filter((row) => rows[row]?.[1] === wanted),
            wanted,
            `c000${wanted}`,
          ),
        );
        const clusters = await fixed(
          rows.map(([own]) => own),
          groups,
          2,
        );
        expect(clusters.flatMap((cluster) => cluster.rows).toSorted((left, right) => left - right)).toEqual([
          ...rows.keys(),
        ]);
        const readable = (groups[0] as FixedGroup).rows.filter((row) => rows[row]?.[0] !== null);
        const holding = clusters.filter((cluster) => readable.some((row) => cluster.rows.includes(row)));
        expect(holding.length).toBe(readable.length > 0 ? 1 : 0);
      }),
    );
  });
});
