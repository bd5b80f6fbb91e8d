import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutInto, wardMerges } from './ward.ts';

function onALine(values: readonly number[], weights = values.map(() => 1)) {
  return { vectors: Float32Array.from(values), dimensions: 1, weights };
}

/** Least growth of the sum of squares over all pairs of groups: what Ward's criterion says to join next. */
function greedy(values: readonly number[], groups: number): number[] {
  let clusters = values.map((_, index) => [index]);
  const mean = (members: readonly number[]) =>
    members.reduce((sum, m) => sum + (values[m] as number), 0) / members.length;
  while (clusters.length > groups) {
    let best: [number, number, number] = [0, 0, Number.POSITIVE_INFINITY];
    clusters.forEach((left, i) => {
      clusters.slice(i + 1).forEach((right, offset) => {
        const weight = (left.length * right.length) / (left.length + right.length);
        const cost = weight * (mean(left) - mean(right)) ** 2;
        if (cost < best[2]) best = [i, i + 1 + offset, cost];
      });
    });
    const [i, j] = best;
    const joined = [...(clusters[i] as number[]), ...(clusters[j] as number[])];
    clusters = [...clusters.filter((_, index) => index !== i && index !== j), joined];
  }
  const labels = values.map((_, index) => clusters.findIndex((members) => members.includes(index)));
  const order = [...new Set(labels)];
  return labels.map((label) => order.indexOf(label));
}

describe('Ward', () => {
  test('joins what lies together first', () => {
    const merges = wardMerges(onALine([0, 10, 0.1, 10.3, 50]));
    expect(cutInto(3, 5, merges)).toEqual([0, 1, 0, 1, 2]);
    expect(cutInto(2, 5, merges)).toEqual([0, 0, 0, 0, 1]);
    expect(cutInto(1, 5, merges)).toEqual([0, 0, 0, 0, 0]);
    expect(cutInto(5, 5, merges)).toEqual([0, 1, 2, 3, 4]);
  });

  test('a heavy point resists joining', () => {
    const merges = wardMerges(onALine([0, 1, 2.1], [100, 1, 100]));
    expect(cutInto(2, 3, merges)).toEqual([0, 0, 1]);
  });

  test('one point needs no merge', () => {
    expect(wardMerges(onALine([3]))).toEqual([]);
    expect(cutInto(1, 1, [])).toEqual([0]);
  });

  test('the chain finds what the greedy search finds', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(distinct, fc.integer({ min: 1, max: 9 }), (whole, groups) => {
        // Irregular spacing keeps ties, which both may break their own way, out of the comparison.
        const values = whole.map((value) => Math.sqrt(value + 0.123));
        const wanted = Math.min(groups, values.length);
        expect(cutInto(wanted, values.length, wardMerges(onALine(values)))).toEqual(greedy(values, wanted));
      }),
      { seed: 7 },
    );
  });
});

test('points of whose pairs there is no room for a cost are refused, with what to do', () => {
  // More bytes than there are addresses: refused on every machine.
  const weights = new Array<number>(100_000_000);
  const merges = () => wardMerges({ vectors: new Float32Array(0), dimensions: 0, weights });
  expect(merges).toThrow(expect.objectContaining({ code: 'TREE_MEMORY', hint: expect.stringContaining('--k') }));
});
