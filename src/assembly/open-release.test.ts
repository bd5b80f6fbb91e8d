import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJsonFile, sha256 } from '../core/hash.ts';
import type { ReleaseManifest } from '../public-records/release.ts';
import { writeReleaseFolder } from '../testing/release-folder.ts';
import { sampleRelease } from '../testing/sample-release.ts';
import { sampleWithTrends } from '../testing/sample-trends.ts';
import { openRelease } from './open-release.ts';
import { serve } from './serve.ts';
import { writeReport } from './write-report.ts';

const data = sampleRelease({ seed: 1, tops: 2, basesPerTop: 2 });
const home = mkdtempSync(join(tmpdir(), 'open-release-'));
const good = join(home, 'good');

beforeAll(() => void writeReleaseFolder(good, data));
afterAll(() => rmSync(home, { recursive: true }));

let made = 0;

/** A copy to be changed. */
function copy(change: (folder: string) => void): string {
  made += 1;
  const folder = join(home, `copy-${made}`);
  cpSync(good, folder, { recursive: true });
  change(folder);
  return folder;
}

function changeManifest(folder: string, change: (manifest: ReleaseManifest) => object): void {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, canonicalJsonFile(change(JSON.parse(readFileSync(path, 'utf8')) as ReleaseManifest)));
}

/** The file lies elsewhere, and a link leads there. */
function link(folder: string, path: string): void {
  const elsewhere = join(home, `elsewhere-${made}`);
  renameSync(join(folder, path), elsewhere);
  symlinkSync(elsewhere, join(folder, path));
}

const damages: readonly (readonly [what: string, said: string, change: (folder: string) => void])[] = [
  ['clusters.json missing', 'clusters.json is missing', (folder) => rmSync(join(folder, 'clusters.json'))],
  ['a table missing', 'facets/plan.json is missing', (folder) => rmSync(join(folder, 'facets', 'plan.json'))],
  [
    'a file changed by one byte',
    'clusters.json was changed',
    (folder) => writeFileSync(join(folder, 'clusters.json'), `${readFileSync(join(folder, 'clusters.json'), 'utf8')} `),
  ],
  [
    'a wrong hash in the manifest',
    'facets/week.json was changed',
    (folder) =>
      changeManifest(folder, (manifest) => ({
        ...manifest,
        files: manifest.files.map((file) =>
          file.path === 'facets/week.json' ? { ...file, sha256: sha256('another') } : file,
        ),
      })),
  ],
  [
    'a file that is not listed',
    'clusters.json is not listed in manifest.json',
    (folder) =>
      changeManifest(folder, (manifest) => ({
        ...manifest,
        files: manifest.files.filter(({ path }) => path !== 'clusters.json'),
      })),
  ],
  [
    'a manifest cut short',
    'manifest.json does not follow its schema',
    (folder) => writeFileSync(join(folder, 'manifest.json'), '{"schema":'),
  ],
  ['clusters.json as a link', 'clusters.json is a link', (folder) => link(folder, 'clusters.json')],
  ['a folder of tables as a link', 'facets/language.json is a link', (folder) => link(folder, 'facets')],
  ['the manifest as a link', 'manifest.json is a link', (folder) => link(folder, 'manifest.json')],
  [
    'a path that leads out of it',
    'a file that its manifest names is a link, or outside',
    (folder) => {
      writeFileSync(join(home, 'secret.json'), '{}');
      changeManifest(folder, (manifest) => ({
        ...manifest,
        facets: [{ ...manifest.facets[0], path: '../secret.json' }],
      }));
    },
  ],
  [
    'a folder where a file should be',
    'clusters.json cannot be read',
    (folder) => {
      rmSync(join(folder, 'clusters.json'));
      mkdirSync(join(folder, 'clusters.json'));
    },
  ],
];

describe('a release on disk', () => {
  it('is read as it was written, also by a link to the whole', () => {
    expect(openRelease(good)).toEqual(data);
    symlinkSync(good, join(home, 'link'));
    expect(openRelease(join(home, 'link'))).toEqual(data);
  });

  it('is read from columns as it was written', () => {
    const large = { ...data, manifest: { ...data.manifest, schemaVersion: 2 as const } };
    expect(openRelease(writeReleaseFolder(join(home, 'columns'), large))).toEqual(large);
  });

  it.each(damages)('is refused with %s, and it is said which file', (_what, said, change) => {
    const folder = copy(change);
    const refusal = expect.objectContaining({
      code: 'RELEASE_UNREADABLE',
      message: expect.stringContaining(said),
    }) as Error;
    expect(() => openRelease(folder)).toThrow(refusal);
  });

  it('of a newer version is refused with what to do', () => {
    const folder = copy((path) => changeManifest(path, (manifest) => ({ ...manifest, schemaVersion: 3, more: [] })));
    expect(() => openRelease(folder)).toThrow(
      expect.objectContaining({ code: 'RELEASE_NEWER', message: expect.stringContaining('its schema is 3') }) as Error,
    );
  });

  it('that says nothing of changes and of concern is read as ever, and one that does as it was written', () => {
    expect(Object.keys(openRelease(good)).sort()).toEqual(['clusters', 'facets', 'manifest']);
    const more = sampleWithTrends(2);
    expect(Object.keys(more)).toEqual(expect.arrayContaining(['trends', 'safety']));
    const folder = writeReleaseFolder(join(home, 'more'), more);
    expect(openRelease(folder)).toEqual(more);
    writeFileSync(join(folder, 'trends.json'), '{}');
    expect(() => openRelease(folder)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('trends.json was changed') }) as Error,
    );
  });

  it('is neither served nor made a report of when it is damaged', async () => {
    const folder = copy((path) => link(path, 'clusters.json'));
    const refusal = expect.objectContaining({ code: 'RELEASE_UNREADABLE' }) as Error;
    await expect(serve({ release: folder })).rejects.toThrow(refusal);
    expect(() => writeReport(folder, join(home, 'report.html'))).toThrow(refusal);
  });

  it('may be opened twice at once', async () => {
    const [one, other] = [await serve({ release: good }), await serve({ release: good })];
    expect(one.port).not.toBe(other.port);
    for (const { url, port } of [one, other]) {
      const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
      const answer = await fetch(`http://127.0.0.1:${port}/release.json`, { headers: { cookie } });
      expect(await answer.json()).toEqual(data);
    }
    await one.close();
    await other.close();
  });
});
