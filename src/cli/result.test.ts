import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ReleaseData, RunResult } from '../index.ts';
import { writeReleaseFolder } from '../testing/release-folder.ts';
import { sampleRelease } from '../testing/sample-release.ts';
import type { Terminal } from './command.ts';
import { resultJson, resultText } from './result.ts';

const root = mkdtempSync(join(tmpdir(), 'result-'));
afterAll(() => rmSync(root, { recursive: true }));

const terminal: Terminal = {
  out: () => {},
  note: () => {},
  watched: false,
  interactive: false,
  question: null,
  width: 100,
};

/** A release on disk, as far as it is read here. */
function written(folder: string, data: ReleaseData): string {
  return writeReleaseFolder(join(root, folder), data);
}

function resultOf(release: string, counts: RunResult['counts'] = {}): RunResult {
  return {
    run: root,
    release,
    counts,
    models: null,
    usefulness: {
      conversations: 1200,
      accounts: 300,
      withoutAccount: 0,
      publishedShare: 0.975,
      publishedClusters: 1,
      publishedParents: 0,
      withheld: { 'too-few-accounts': 30 },
      nameMatchShare: null,
      moreWithLowerPreset: 1,
    },
  };
}

describe('the summary of a run', () => {
  const data = sampleRelease({ seed: 7, tops: 14, basesPerTop: 2 });

  test('says what was published, left out and not used', () => {
    const read = {
      rows: 9,
      used: 5,
      duplicates: 3,
      rejected: 1,
      conversations: 2,
      'format.langsmith': 8,
      'format.own': 1,
    };
    const counts = { conversations: { ...read, filesSkipped: 2 }, embeddings: { partitions: 3 } };
    const text = resultText(resultOf(written('plain', data), counts), terminal, 'sightline serve out');
    for (const line of [
      'Explore  sightline serve out',
      'Report   not made: the pages are not built (npm run build:explorer)',
      '1,200 conversations of 300 accounts; 1 cluster published.',
      '97.5 % of conversations lie in a published, named cluster.',
      'Left out: 30 in clusters of too few accounts.',
      'The next lower preset would show 1 more cluster.',
      'Read as langsmith: 8 rows, told by a run_type beside "inputs".',
      'Read as own: 1 row.',
      'Of 9 rows 5 are in conversations, 3 say nothing new, 1 could not be used.',
      '1 row could not be used: private/rejects.jsonl says why.',
      '2 files in the input folders are of another kind and not read.',
      'Languages were grouped apart (3 groups): a topic is not joined across them.',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toContain('and 2 more');
  });

  test('shows no name as it stands: a name cannot move the cursor or reorder a line', () => {
    const [first, ...rest] = data.clusters.clusters;
    const name = 'evil\u001b[2J\u202Ename\nReport /elsewhere';
    const hostile = { ...data.clusters, clusters: [{ ...first, name }, ...rest] } as ReleaseData['clusters'];
    const text = resultText(resultOf(written('hostile', { ...data, clusters: hostile })), terminal);
    expect(text).toContain('evil [2J name Report /elsewhere');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
  });

  test('breaks its lines between words where a person watches', () => {
    const narrow = { ...terminal, interactive: true, width: 60 };
    const lines = resultText(resultOf(written('narrow', data)), narrow).split('\n');
    const summary = lines.slice(lines.findIndex((line) => line.startsWith('1,200')));
    expect(summary.join(' ')).toContain('97.5 % of conversations lie in a published, named cluster.');
    for (const line of summary) expect(line.length).toBeLessThan(60);
  });

  test('is JSON for programs, without a report that was not made', () => {
    expect(JSON.parse(resultJson(resultOf(written('json', data))))).toMatchObject({ report: null, run: root });
  });
});

test('what was asked of models is told with its cost and where text went', () => {
  const result = resultOf(written('models', sampleRelease({ seed: 7, tops: 2, basesPerTop: 1 })));
  const asked = { sentTo: ['api.openai.com'], calls: 14, confirmed: 12_345_678, possible: 500_000, unpriced: 0 };
  const lineOf = (models: typeof asked): string =>
    resultText({ ...result, models }, terminal)
      .split('\n')
      .find((line) => line.startsWith('Models')) ?? '';
  expect(lineOf(asked)).toBe('Models   14 calls, $0.012, at most $0.00050 more; text was sent to api.openai.com');
  expect(lineOf({ sentTo: ['this machine'], calls: 1, confirmed: 0, possible: 0, unpriced: 1 })).toBe(
    'Models   1 call, at a price that is not known; no text left this machine',
  );
});
