import { describe, expect, it } from 'vitest';
import { packPage } from '../../../src/public-records/packed-release.ts';
import type { ReleaseData } from '../../../src/public-records/release.ts';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { parsePageData } from './read-release.ts';

const release = sampleRelease({ seed: 1, tops: 1, basesPerTop: 1 });

function clusteredBy(name: string): ReleaseData {
  return { ...release, manifest: { ...release.manifest, clusteredBy: { name, title: name } } };
}

function trees(some: unknown, begin: string): string {
  return JSON.stringify({ schema: 'sightline/trees', trees: some, begin });
}

describe('parsePageData', () => {
  it('reads a release', () => {
    expect(parsePageData(JSON.stringify(release))).toEqual({ trees: [release], begin: 0 });
  });

  it('reads what is in columns as what is not, and refuses columns that do not fit', () => {
    const large = { ...release, manifest: { ...release.manifest, schemaVersion: 2 as const } };
    const json = JSON.stringify(packPage(large));
    expect(parsePageData(json)).toEqual({ trees: [large], begin: 0 });
    expect(() => parsePageData(json.replace('"count":', '"count":1'))).toThrow('incomplete');
  });

  it('reads the trees of a run, and with which to begin', () => {
    const [one, other] = ['request', 'task'].map((name) => clusteredBy(name));
    const data = { schema: 'sightline/trees', trees: [one, other], begin: 'task' };
    expect(parsePageData(JSON.stringify(data))).toEqual({ trees: [one, other], begin: 1 });
  });

  it.each([
    ['cut JSON', JSON.stringify(release).slice(0, 90), 'not a release'],
    ['no object', 'null', 'not a release'],
    ['something else', '{"manifest":{"schema":"other"}}', 'not a release'],
    [
      'another version',
      JSON.stringify({ ...release, manifest: { ...release.manifest, schemaVersion: 3 } }),
      'another version',
    ],
    ['a damaged tree', trees([clusteredBy('task'), {}], 'task'), 'not a release'],
    ['no trees', trees(null, 'task'), 'incomplete'],
    ['a beginning that is not there', trees([clusteredBy('task')], 'request'), 'incomplete'],
    ['no clusters', JSON.stringify({ manifest: release.manifest, facets: [] }), 'incomplete'],
  ])('says what is wrong with %s', (_what, json, words) => {
    expect(() => parsePageData(json)).toThrow(words);
  });
});
