import { describe, expect, it } from 'vitest';
import { realSizedRelease } from '../testing/real-sized-release.ts';
import { sampleRelease } from '../testing/sample-release.ts';
import { type PackedRelease, packPage, unpackRelease } from './packed-release.ts';
import type { ReleaseData } from './release.ts';
import { clustersForm, schemaVersionOf, tableForm } from './release-files.ts';
import { reportData } from './report.ts';

/** A release of a million conversations has that many clusters and cells (`npm run bench -- release-size`); 15 MB hold it twice, as files and in the report beside its page. */
const FULL = 461_000;
const MOST_BYTES = (15e6 - 0.5e6) / 2 / FULL;

const large = realSizedRelease({ seed: 1, conversations: 60_000, bases: 600, perParent: 10 });
const small = sampleRelease({ seed: 1, tops: 3, basesPerTop: 4 });

function textsOf({ manifest, clusters, facets }: ReleaseData): string[] {
  return [clustersForm(manifest).text(clusters), ...facets.map((table) => tableForm(manifest).text(table))];
}

function figuresIn({ clusters, facets }: ReleaseData): number {
  const rows = facets.flatMap((table) => Object.values(table.clusters));
  return clusters.clusters.length + rows.reduce((sum, { cells }) => sum + cells.length, 0);
}

describe('the files of a release', () => {
  it('can be read by eye where it is small, and are columns where it is large', () => {
    expect(schemaVersionOf(small)).toBe(1);
    expect(textsOf(small)[0]).toContain('\n  "clusters": [\n');
    expect(schemaVersionOf(large)).toBe(2);
    expect(figuresIn(large)).toBeGreaterThan(20_000);
  });

  it('take so few bytes that a release of a million conversations and its report are below 15 MB', () => {
    const bytes = textsOf(large).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes / figuresIn(large)).toBeLessThan(MOST_BYTES);
    expect(bytes / figuresIn(large)).toBeGreaterThan(1);
  });

  it.each([
    ['small', small],
    ['large', large],
    ['small, in columns', { ...small, manifest: { ...small.manifest, schemaVersion: 2 as const } }],
  ])('are read as they were written: %s', (_, data) => {
    const [clusters = '', ...tables] = textsOf(data);
    expect(clustersForm(data.manifest).schema.parse(JSON.parse(clusters))).toEqual(data.clusters);
    expect(tables.map((text) => tableForm(data.manifest).schema.parse(JSON.parse(text)))).toEqual(data.facets);
  });

  it('are refused where the columns do not fit together', () => {
    const form = clustersForm(large.manifest);
    const packed = JSON.parse(form.text(large.clusters)) as PackedRelease['clusters'];
    const other = { ...packed, clusters: { ...packed.clusters, count: packed.clusters.count - 1 } };
    expect(form.schema.safeParse(other).error?.issues[0]?.message).toBe('The columns do not fit together.');
    expect(form.schema.safeParse(large.clusters).success).toBe(false);
  });
});

describe('the data of a report', () => {
  it('are those of the files', () => {
    expect(reportData(small)).toBe(small);
    expect(unpackRelease(reportData(large) as PackedRelease)).toEqual(large);
  });

  it('leave out comparisons and claims where they would be too large, and say so', () => {
    const data = unpackRelease(reportData(large, 100_000) as PackedRelease);
    expect(data.manifest.limits.at(-1)).toContain('too large');
    expect(data.manifest.comparisons).toBeUndefined();
    const cells = data.facets.flatMap((table) => Object.values(table.clusters).flatMap((row) => row.cells));
    expect(cells).toHaveLength(figuresIn(large) - large.clusters.clusters.length);
    expect(cells.some((cell) => 'comparison' in cell)).toBe(false);
    expect(data.clusters.clusters.some((cluster) => 'claims' in cluster)).toBe(false);
    expect(data.clusters.clusters.map(({ name }) => name)).toEqual(large.clusters.clusters.map(({ name }) => name));
  });

  it('are of every tree, each as its own schema version says', () => {
    const named = (data: ReleaseData, name: string): ReleaseData => {
      return { ...data, manifest: { ...data.manifest, clusteredBy: { name, title: name } } };
    };
    const trees = [named(small, 'request'), named(large, 'task')];
    const packed = packPage({ schema: 'sightline/trees', trees, begin: 'task' });
    expect('trees' in packed && packed.trees.map(unpackRelease)).toEqual(trees);
  });
});
