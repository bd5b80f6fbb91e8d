import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { parseRelease } from './read-release.ts';

const release = sampleRelease({ seed: 1, tops: 1, basesPerTop: 1 });

describe('parseRelease', () => {
  it('reads a release', () => {
    expect(parseRelease(JSON.stringify(release))).toEqual(release);
  });

  it.each([
    ['cut JSON', JSON.stringify(release).slice(0, 90), 'not a release'],
    ['no object', 'null', 'not a release'],
    ['something else', '{"manifest":{"schema":"other"}}', 'not a release'],
    [
      'another version',
      JSON.stringify({ ...release, manifest: { ...release.manifest, schemaVersion: 2 } }),
      'another version',
    ],
    ['no clusters', JSON.stringify({ manifest: release.manifest, facets: [] }), 'incomplete'],
  ])('says what is wrong with %s', (_what, json, words) => {
    expect(() => parseRelease(json)).toThrow(words);
  });
});
