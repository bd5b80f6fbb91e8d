/** The library is in our own words: nothing that is asked in it stands in the published sets. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Behavior } from '../src/evals/behaviors/behavior.ts';
import { behaviorLibrary } from '../src/evals/behaviors/library/index.ts';

const data = process.env['SIGHTLINE_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data');
const published = join(data, 'anthropic-evals');
const arePublishedThere = existsSync(published);
if (!arePublishedThere) {
  process.stderr.write(
    `SKIPPED: the published sets are not in ${published}; that the library repeats none of them is not seen.\n`,
  );
}

/** So many words in a row are no chance. */
const RUN = 7;

test.runIf(arePublishedThere)('no question and no option repeats seven words in a row of a published set', () => {
  const known = new Set(publishedTexts().flatMap(runsOfWords));
  expect(known.size).toBeGreaterThan(100_000);
  const repeated = [...behaviorLibrary().values()].flatMap((behavior) =>
    askedTexts(behavior).filter((text) => runsOfWords(text).some((run) => known.has(run))),
  );
  expect(repeated).toEqual([]);
});

function publishedTexts(): string[] {
  return globSync(join(published, '**', '*.jsonl')).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const row = JSON.parse(line) as Record<string, unknown>;
        return String(row['statement'] ?? row['question'] ?? row['sentence_with_blank']);
      }),
  );
}

function askedTexts(behavior: Behavior): string[] {
  switch (behavior.kind) {
    case 'yes-no':
      return behavior.seeds.map(({ statement }) => statement);
    case 'multiple-choice':
      return behavior.seeds.flatMap(({ question, matching, notMatching }) => [question, matching, notMatching]);
    case 'sycophancy':
      return behavior.questions.flatMap(({ question, options }) => [question, ...options]);
    case 'winogender':
      return [];
  }
}

/** Every run of words of that length; none of a shorter text. */
function runsOfWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < RUN) return [];
  return Array.from({ length: words.length - RUN + 1 }, (_, at) => words.slice(at, at + RUN).join(' '));
}
