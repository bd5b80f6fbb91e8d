import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySafety, anyTrends } from '../../../src/testing/any-trends.ts';
import { sampleOverTime, sampleWithTrends } from '../../../src/testing/sample-trends.ts';
import { changeRows, fatesOf, isSure } from './changes.ts';
import { safetyRows, thresholdsOf } from './quadrants.ts';
import { indexRelease } from './release-index.ts';
import { safetyCsv } from './safety-csv.ts';
import { mostOf, timeLine } from './time-line.ts';
import { tintFirst, tintKinds, tintsOf } from './tints.ts';
import { overTimeCsv, sinceCsv } from './trends-csv.ts';

const release = sampleWithTrends(5);
const index = indexRelease(release);
const since = release.trends!.since!;

describe('changes', () => {
  it('stand with what is sure first, then the largest', () => {
    const rows = changeRows(index.leaves, (id) => since.clusters[id]);
    expect(rows.length).toBeGreaterThan(20);
    const sure = rows.map(({ change }) => isSure(change));
    expect(sure).toEqual([...sure].sort((left, right) => Number(right) - Number(left)));
    const sizes = rows.filter(({ change }) => isSure(change)).map(({ change }) => Math.abs(change.difference));
    expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
  });

  it('tell what came and went: each earlier cluster has one fate', () => {
    const { born, gone, split, merged } = fatesOf(index);
    expect(born.map(({ lineage }) => lineage?.kind)).toEqual(['born']);
    expect(gone.map(({ id }) => id)).toEqual(['gone-1']);
    expect(split.map(({ from }) => from.map(({ id }) => id))).toEqual([['earlier-3']]);
    expect(merged.map(({ from }) => from.map(({ id }) => id))).toEqual([['earlier-1', 'earlier-2']]);
  });

  it('are files with a line for each figure that is told', () => {
    const lines = sinceCsv(index).trim().split('\r\n');
    expect(lines).toHaveLength(1 + release.clusters.clusters.length + 1);
    expect(lines.at(-1)).toMatch(/,gone-1,Fixing a bicycle,gone,,0\.012000,,/u);
    const [overTime] = release.trends!.overTime;
    const told = Object.values(overTime!.clusters).flatMap(({ shares }) => shares.filter((share) => share !== null));
    expect(overTimeCsv(release.clusters.clusters, overTime!).trim().split('\r\n')).toHaveLength(1 + told.length);
  });
});

describe('whatever the schema lets a release say', () => {
  it('is shown, or passed over: no page gives up on it', () => {
    const ids = release.clusters.clusters.map(({ id }) => id);
    fc.assert(
      fc.property(anyTrends([...ids, '__proto__']), anySafety(ids), (trends, safety) => {
        const odd = indexRelease({ ...release, trends, safety });
        fatesOf(odd);
        for (const kind of tintKinds(odd.release)) {
          const tints = tintsOf(odd.release, kind)!;
          expect(tints.size).toBe(ids.length);
          odd.leaves.toSorted((left, right) => tintFirst(tints.get(left.id), tints.get(right.id)));
        }
        sinceCsv(odd);
        for (const overTime of trends.overTime) {
          overTimeCsv(odd.leaves, overTime);
          for (const { shares } of Object.values(overTime.clusters)) {
            const drawn = timeLine(shares, { width: 100, height: 50, most: mostOf(shares) });
            expect([...drawn.lines, ...drawn.bands].join('')).not.toContain('NaN');
          }
        }
        const rows = safetyRows(odd.leaves, safety, thresholdsOf({ concern: '', flags: '' }, safety));
        expect(safetyCsv(rows).split('\r\n')).toHaveLength(rows.length + 2);
      }),
      { seed: 23, numRuns: 150 },
    );
  });
});

describe('what clusters are coloured and sorted by', () => {
  it('is offered as far as the release says it', () => {
    expect(tintKinds(release)).toEqual(['change', 'concern']);
    expect(tintKinds(sampleOverTime(5))).toEqual(['change']);
    const { trends: _, safety: __, ...plain } = release;
    expect(tintKinds(plain)).toEqual([]);
    expect([tintsOf(plain, 'change'), tintsOf(release, 'over'), tintsOf(release, '')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('has a tone only where a change is sure, and a step only where concern is known well enough', () => {
    const changes = tintsOf(release, 'change')!;
    for (const [id, { before, now, q }] of Object.entries(since.clusters)) {
      const tint = changes.get(id);
      if (tint?.kind !== 'change') throw new Error('No tint of change.');
      if (q >= 0.05) expect(tint.tone).toBe(0);
      else expect(Math.sign(tint.tone)).toBe(now / before >= 1.25 ? 1 : now / before <= 0.8 ? -1 : 0);
    }
    const steps = [...tintsOf(release, 'concern')!.values()].map((tint) => (tint.kind === 'concern' ? tint.step : -1));
    expect(new Set(steps).size).toBeGreaterThan(2);
    expect(steps).toContain(null);
  });

  it('puts what surely grew before what is new, not sure, and surely shrank', () => {
    const tints = tintsOf(release, 'change')!;
    const ordered = [...index.leaves].sort((left, right) => tintFirst(tints.get(left.id), tints.get(right.id)));
    const kinds = ordered.map(({ id }) => {
      const tint = tints.get(id);
      if (tint?.kind !== 'change' || tint.change === null) return tint?.kind === 'change' && tint.isNew ? 1 : 4;
      return isSure(tint.change) ? (tint.change.difference > 0 ? 0 : 3) : 2;
    });
    expect(kinds).toEqual([...kinds].sort());
    expect(new Set(kinds)).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});
