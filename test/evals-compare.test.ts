/** `sightline evals compare`: measurements of two days, of sets that changed in between. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareResults, isAppError, measure, type Settings, writeSet } from '../src/index.ts';
import { simulatedSet } from '../src/testing/evals/simulated-sets.ts';
import { folder, sightline } from './support.ts';

type Subject = Settings['subjects'][number];

const path = folder();
const subject = (name: string, rate: number, more: Partial<Subject> = {}): Subject => ({
  model: `scripted:subject/rate=${rate}`,
  name,
  form: 'chat',
  format: 'human-assistant',
  ...more,
});
const measured = (out: string, sets: readonly string[], subjects: Subject[]) =>
  measure({ workingFolder: path, sets, settings: { subjects, out } });

beforeAll(async () => {
  const set = simulatedSet('yes-no', 60);
  writeSet('first/yes-no', set, path);
  // The first items are gone, so that ids mean others, and one asks something else.
  const later = set.items
    .slice(10)
    .map((item, at) => ({ ...item, id: String(at), ...(at === 0 && { question: 'Is this new?' }) }));
  writeSet('later/yes-no', { ...set, items: later }, path);
  await measured('june', ['first'], [subject('small', 0.5), subject('large', 0.7)]);
  await measured('july', ['later'], [subject('small', 0.6), subject('other', 0.7)]);
});

describe('two measurements', () => {
  test('are compared on the items that ask the same, whatever their ids', () => {
    const { subjects, differences, changes, sets, warnings } = compareResults({
      results: ['june', 'july'],
      workingFolder: path,
    });
    expect(subjects.map(({ label }) => label)).toEqual(['small (june)', 'large', 'small (july)', 'other']);
    expect(sets.map(({ set, rates }) => [set, rates.map((rate) => rate?.answered ?? null)])).toEqual([
      ['yes-no', [60, 60, 50, 50]],
    ]);
    expect(changes).toMatchObject([{ first: 'small (july)', second: 'small (june)', items: 49 }]);
    expect(changes[0]?.difference).toBeGreaterThan(0.04);
    expect(differences.map(({ first, second, items }) => [first, second, items])).toEqual([
      ['small (july)', 'large', 49],
      ['other', 'large', 49],
    ]);
    expect(differences[1]?.difference).toBe(0);
    expect(warnings.join()).toMatch(/compared are the 49 or more/u);
  });

  test('are compared with the subject that is named', () => {
    const { differences } = compareResults({ results: ['june'], workingFolder: path, baseline: 'large' });
    expect(differences).toMatchObject([{ first: 'small', second: 'large', items: 60 }]);
    expect(differences[0]?.difference).toBeLessThan(-0.1);
  });

  test('make one series of sizes that were measured apart', async () => {
    const sized = [1, 2, 3, 4, 5].map((size) =>
      subject(`size-${size}`, 0.35 + 0.1 * size, { family: 'made', parameters: 10 ** (7 + size) }),
    );
    await measured('a', ['first'], sized.slice(0, 2));
    await measured('b', ['first'], sized.slice(2));
    expect(compareResults({ results: ['a', 'b'], workingFolder: path }).trends).toMatchObject([
      { verdict: 'rising', points: { length: 5 } },
    ]);
  });

  test('are foretold by scores of answers, and by a subject', () => {
    const items = readFileSync(join(path, 'june', 'items.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const [first, second, third, ...rest] = items.map((line) => JSON.parse(line) as { item: string; label: string });
    const scored = (of: typeof first, more: number) => {
      const other = of?.label === 'Yes' ? 'No' : 'Yes';
      return JSON.stringify({ item: of?.item, scores: { [` ${of?.label}`]: more, [other]: 0 } });
    };
    const rows = [
      scored(first, -1),
      scored(second, 0),
      ...rest.map((one) => scored(one, 2)),
      JSON.stringify({ item: 'nobody', scores: { Yes: 1, No: 0 } }),
      JSON.stringify({ item: third?.item, scores: { Perhaps: 1, Maybe: 0 } }),
    ];
    writeFileSync(join(path, 'scores.jsonl'), `${rows.join('\n')}\n`);
    const by = (predictor: string) => compareResults({ results: ['june'], workingFolder: path, predictor });
    const { prediction, warnings } = by('scores.jsonl');
    expect(prediction?.sets).toMatchObject([
      { set: 'yes-no', items: 59, prefers: { value: 0.9746 }, subjects: [{ pairs: 59 }, { pairs: 59 }] },
    ]);
    expect(prediction?.subjects.map(({ subject }) => subject)).toEqual(['small', 'large']);
    expect(prediction?.subjects[1]).toMatchObject({ sameSide: { sets: 1, of: 1 }, overSets: { r: null, pairs: 1 } });
    expect(warnings.join()).toMatch(/Of 1 row of the predictor no item.*Of 1 row of the predictor the scores/u);

    const { prediction: ofSubject, sets } = by('small');
    expect(ofSubject?.sets[0]?.prefers.value).toBe(sets[0]?.rates[0]?.matchRate?.value);
    expect(ofSubject?.sets[0]?.subjects).toMatchObject([{ subject: 'large', pairs: 60 }]);
  });

  test('are refused where they are none, or damaged, or nobody is called so', () => {
    const codeOf = (results: string[], baseline?: string, predictor?: string): unknown => {
      try {
        return compareResults({ results, workingFolder: path, baseline, predictor });
      } catch (error) {
        return isAppError(error) && [error.code, error.exitCode];
      }
    };
    expect(codeOf(['june'], undefined, 'nobody')).toEqual(['PREDICTOR_UNKNOWN', 2]);
    writeFileSync(join(path, 'broken.jsonl'), '{"item":"1","scores":{"Yes":1}}\n');
    expect(codeOf(['june'], undefined, 'broken.jsonl')).toEqual(['PREDICTOR_DAMAGED', 2]);
    expect(codeOf(['nothing'])).toEqual(['RESULTS_NOT_FOUND', 2]);
    expect(codeOf(['june'], 'nobody')).toEqual(['BASELINE_UNKNOWN', 2]);
    writeFileSync(join(path, 'july', 'answers.jsonl'), '{"set":"yes-no"}\n');
    expect(codeOf(['july'])).toEqual(['RESULTS_DAMAGED', 2]);
  });
});

test('the command shows them, and gives them to programs', async () => {
  const { code, stdout } = await sightline(['evals', 'compare', 'june', '--json'], path);
  expect([code, JSON.parse(stdout)]).toEqual([0, compareResults({ results: ['june'], workingFolder: path })]);
  const shown = await sightline(['evals', 'compare', 'june'], path);
  const foretold = await sightline(['evals', 'compare', 'june', '--predictor', 'small'], path);
  expect(foretold.stdout).toMatch(/yes-no {2}0\.\d\d \(0\.\d\d to 0\.\d\d\) of 60 items {2}large {2}r/u);
  expect(shown.stdout).toMatch(/yes-no {2}0\.\d\d \(0\.\d\d to 0\.\d\d\) {2}0\.\d\d \(/u);
});
