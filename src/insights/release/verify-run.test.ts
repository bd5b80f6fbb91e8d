import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conversations, writeRows } from '../../../test/support.ts';
import { analyze } from '../../assembly/analyze.ts';
import { release } from '../../assembly/release.ts';
import { resolveSettings } from '../../config/index.ts';
import { canonicalJsonFile } from '../../core/hash.ts';
import type { RunManifest } from '../run-manifest.ts';
import { verifyRun } from './verify.ts';

const root = mkdtempSync(join(tmpdir(), 'sightline-verify-run-'));
const finished = join(root, 'finished');
const run = join(root, 'run');

beforeAll(async () => {
  const flags = { out: finished, privacy: 'local', embedder: 'tfidf-svd', threads: 1 };
  const { settings } = resolveSettings({ flags, environment: {}, file: null });
  const input = writeRows(join(root, 'in.jsonl'), conversations(160, 5));
  await analyze({ inputs: [input], settings, workingFolder: root });
  const again = { ...settings, out: undefined, minConversations: 20 };
  await release({ run: finished, settings: again, workingFolder: root, chosen: ['minConversations'] });
});

beforeEach(() => {
  rmSync(run, { recursive: true, force: true });
  cpSync(finished, run, { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function checksFound(): string[] {
  return [...new Set(verifyRun(run).findings.map(({ check }) => check))].sort();
}

/** The first file of a stage's folder. */
function fileIn(...names: string[]): string {
  const folder = join(run, 'private', ...names);
  return join(folder, readdirSync(folder).sort()[0] as string);
}

function editManifest(edit: (manifest: RunManifest) => void): void {
  const path = join(run, 'private', 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as RunManifest;
  edit(manifest);
  writeFileSync(path, canonicalJsonFile(manifest));
}

describe('verifyRun', () => {
  it('passes a finished run with a further release', () => {
    const { findings, checked } = verifyRun(run);
    expect(findings).toEqual([]);
    expect(checked.releases).toBe(2);
  });

  it.each<[string, string, () => void]>([
    ['an open folder', 'mode', () => chmodSync(join(run, 'private', 'shards'), 0o755)],
    ['a damaged manifest', 'schema', () => writeFileSync(join(run, 'private', 'manifest.json'), '{}')],
    ['a manifest with more in it', 'schema', () => editManifest((manifest) => Object.assign(manifest, { note: 1 }))],
    ['an unfinished run', 'run', () => editManifest((manifest) => Object.assign(manifest, { status: 'running' }))],
    ['a stage too few', 'run', () => editManifest((manifest) => manifest.stages.pop())],
    [
      'other counts',
      'record',
      () => editManifest(({ stages }) => Object.assign(stages[0]?.counts ?? {}, { rows: -1 })),
    ],
    [
      'another share',
      'run',
      () => editManifest(({ usefulness }) => Object.assign(usefulness ?? {}, { publishedShare: 2 })),
    ],
    ['other thresholds', 'run', () => editManifest(({ thresholds }) => Object.assign(thresholds, { minAccounts: 6 }))],
    ['a missing record', 'record', () => rmSync(fileIn('done', 'clusters'))],
    ['a damaged record', 'record', () => writeFileSync(fileIn('done', 'clusters'), 'x')],
    ['a missing shard', 'shard', () => rmSync(fileIn('shards', 'names'))],
    ['a changed shard', 'shard', () => appendFileSync(fileIn('shards', 'conversations'), '\n')],
    [
      'a shard elsewhere',
      'shard',
      () => {
        const path = fileIn('done', 'clusters');
        writeFileSync(path, readFileSync(path, 'utf8').replace('"file":"clusters/', '"file":"../clusters/'));
      },
    ],
    ['no release', 'missing-file', () => rmSync(join(run, 'public'), { recursive: true })],
    ['a foreign file beside the releases', 'missing-file', () => writeFileSync(join(run, 'releases', 'note'), '')],
    ['a changed release', 'file-hash', () => appendFileSync(join(run, 'public', 'clusters.json'), ' ')],
    [
      'a changed further release',
      'file-hash',
      () => {
        const [name] = readdirSync(dirname(join(run, 'releases', 'x'))) as [string];
        appendFileSync(join(run, 'releases', name, 'clusters.json'), ' ');
      },
    ],
  ])('finds %s', (_, check, change) => {
    change();
    expect(checksFound()).toContain(check);
  });
});
