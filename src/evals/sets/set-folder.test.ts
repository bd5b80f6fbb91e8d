import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { statement } from '../../testing/evals/linted-sets.ts';
import { setFromLines } from '../formats/published-set.ts';
import { statisticsFromTable } from '../formats/statistics-file.ts';
import type { ItemSet } from '../records.ts';
import { publicationSchema } from './publication.ts';
import { readSetFolder, writeSetFolder } from './set-folder.ts';

const bare = setFromLines('kindness', [JSON.stringify(statement('I am kind'))], true);
const { facts, records } = statisticsFromTable(
  { name: 'jobs', path: 'jobs', items: [] },
  'job,women\ncook,42.0\n',
  'csv',
);
const whole: ItemSet = {
  ...bare,
  facts: { ...bare.facts, statistics: facts, publication: { license: 'MIT', languages: ['en'] } },
  statistics: records,
  funnel: { stages: [{ name: 'generated', kept: 1 }], labels: { Yes: 1 } },
};
const written = (set: ItemSet): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-set-'));
  writeSetFolder(folder, set);
  return folder;
};

describe('the folder of a set', () => {
  test('keeps all of it', () => {
    expect(readSetFolder(written(bare))).toEqual(bare);
    expect(readSetFolder(written(whole))).toEqual(whole);
  });

  test.each([
    ['funnel.json', '{"stages":[]}', 'funnel.json'],
    ['funnel.json', 'cut', 'funnel.json'],
    ['statistics.jsonl', '{"key":""}\n', 'statistics.jsonl does not follow its schema in line 1'],
    ['statistics.jsonl', null, 'statistics.jsonl, which is not there'],
    ['set.yaml', 'name: kindness\n', 'set.yaml does not follow its schema at layout'],
  ])('of which %s is %j is damaged', (file, text, message) => {
    const folder = written(whole);
    if (text === null) rmSync(join(folder, file));
    else writeFileSync(join(folder, file), text);
    expect(() => readSetFolder(folder)).toThrow(
      expect.objectContaining({ code: 'SET_DAMAGED', exitCode: 2, message: expect.stringContaining(message) }),
    );
  });
});

test('what docs/sets.md shows under "publication" can be written there', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'sets.md'), 'utf8');
  const { publication } = parse(/```yaml\n([\s\S]*?)```/u.exec(page)?.[1] ?? '');
  expect(Object.keys(publicationSchema.parse(publication)).sort()).toEqual(Object.keys(publicationSchema.shape).sort());
});
