/** People judge a run: what is kept of it, who may look, and that a purge takes all of it. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { analyze, isAppError, purge, review, reviewResults, verify } from '../src/index.ts';
import type { PageState } from '../src/insights/review/page-state.ts';
import {
  bytesOf,
  conversations,
  filesUnder,
  folder,
  outcomeOf,
  sightline,
  startSightline,
  writeRows,
} from './support.ts';

const PLANTED = 'zyxplanted';
const clock = { now: () => Date.UTC(2026, 10, 25, 10), monotonic: () => 0 };
let home: string;
let published: string;

beforeAll(async () => {
  home = folder();
  const rows = conversations(240, 4).map((row) => ({
    ...row,
    messages: row.messages.map(({ role, content }) => ({ role, content: `${content} ${PLANTED}` })),
  }));
  const inputs = [writeRows(join(home, 'rows.jsonl'), rows)];
  const shared = { privacy: 'local', embedder: 'tfidf-svd', top: 2 } as const;
  const model = { default: 'scripted:plain' };
  const facets = ['request', 'concerning', 'turns'];
  await analyze({ workingFolder: home, inputs, settings: { ...shared, out: 'out', models: model, facets } });
  await analyze({ workingFolder: home, inputs, settings: { ...shared, out: 'lexical', facets: ['turns'] } });
  const screen = 'Is it about bread, dough or an oven?';
  await analyze({ workingFolder: home, inputs, settings: { ...shared, out: 'screened', models: model, screen } });
  published = bytesOf(join(home, 'out', 'public'));
});

const privateSide = (run = 'out'): string => join(home, run, 'private');

const manifestOf = (run: string) =>
  JSON.parse(readFileSync(join(privateSide(run), 'manifest.json'), 'utf8')) as {
    stages: { name: string; counts: Record<string, number> }[];
  };

/** Forgets what was reviewed. */
beforeEach(() => {
  for (const run of ['out', 'lexical', 'screened']) {
    for (const name of ['reviews', 'review-sample.json', 'openings.jsonl']) {
      rmSync(join(privateSide(run), name), { recursive: true, force: true });
    }
  }
});

/** Opens the review, answers at most `count` items, and closes it. */
async function answered(count: number, options: Partial<Parameters<typeof review>[0]> = {}): Promise<PageState> {
  const server = await review({ run: 'out', workingFolder: home, items: 5, clock, ...options });
  return answersTo(server.url, count).finally(() => server.close());
}

/** As the page does: the token for a cookie, then answer by answer. */
async function answersTo(url: string, count: number): Promise<PageState> {
  const page = new URL(url).origin;
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const headers = { cookie, origin: page, 'content-type': 'application/json' };
  let state = (await (await fetch(`${page}/state.json`, { headers })).json()) as PageState;
  for (let done = 0; done < count && state.card !== null; done++) {
    const { id, choices } = state.card;
    const body = JSON.stringify({ item: id, answer: choices[done % 2]?.answer });
    state = (await (await fetch(`${page}/answer`, { method: 'POST', headers, body })).json()) as PageState;
  }
  return state;
}

const ALL = 1000;
const linesOf = (name: string): Record<string, unknown>[] =>
  readFileSync(join(privateSide(), name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a review', () => {
  test('goes on where it was left, and ends with what came of it', async () => {
    const left = await answered(3);
    expect(left.parts[0]).toEqual({ title: 'Scores of your own', answered: 3, total: 5 });
    const { parts, figures } = await answered(ALL);
    expect(parts.map(({ title, answered: done, total }) => [title, done === total])).toEqual(
      ['Scores of your own', 'Facet values', 'Texts in clusters', 'Names of clusters', 'Clusters under parents'].map(
        (title) => [title, true],
      ),
    );
    expect(figures?.length).toBeGreaterThan(6);
    expect(linesOf('reviews/reviewer.jsonl')).toHaveLength(parts.reduce((sum, { total }) => sum + total, 0));
  });

  test('keeps answers and openings for their owner alone, with the time that is handed in and no text', async () => {
    await answered(4, { reviewer: 'ada' });
    const answers = linesOf('reviews/ada.jsonl');
    expect(answers).toHaveLength(4);
    expect(Object.keys(answers[0] ?? {})).toEqual(['item', 'answer', 'at']);
    expect(answers[0]?.['at']).toBe('2026-11-25T10:00:00.000Z');
    const openings = linesOf('openings.jsonl');
    expect(openings[0]).toEqual({ opening: 1, reviewer: 'ada', at: '2026-11-25T10:00:00.000Z', item: null });
    expect(openings).toHaveLength(1 + 5);
    expect(statSync(join(privateSide(), 'reviews')).mode & 0o777).toBe(0o700);
    for (const name of ['reviews/ada.jsonl', 'openings.jsonl', 'review-sample.json']) {
      const path = join(privateSide(), name);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(readFileSync(path, 'utf8')).not.toContain(PLANTED);
    }
  });

  test('writes nothing beside the private side, and the run is still a sound one', async () => {
    await answered(ALL);
    expect(bytesOf(join(home, 'out', 'public'))).toBe(published);
    expect((await verify('out', home)).findings).toEqual([]);
  });

  test('of a run without a model leaves facets out', async () => {
    const { parts } = await answered(ALL, { run: 'lexical' });
    expect(parts.map(({ title }) => title)).toEqual(
      ['Texts in clusters', 'Names of clusters', 'Clusters under parents'].slice(0, parts.length),
    );
    expect(parts.length).toBeGreaterThanOrEqual(2);
  });

  test('of a run with a screener asks of both what was kept and what was left out', async () => {
    const before = bytesOf(join(home, 'screened', 'public'));
    const { parts, figures } = await answered(ALL, { run: 'screened', items: 6 });
    expect(parts.find(({ title }) => title === 'Verdicts of the screener')).toMatchObject({ answered: 6, total: 6 });
    expect(figures?.map(({ title }) => title)).toContain('No: rightly left out');
    const { reviewers, sample } = reviewResults({ run: 'screened', workingFolder: home });
    const { yes, no, verdicts } = reviewers[0]?.screener ?? {};
    expect([yes?.judged, no?.judged, verdicts?.judged]).toEqual([3, 3, 6]);
    const { counts = {} } = manifestOf('screened').stages.find(({ name }) => name === 'facets') ?? {};
    expect(sample.population.verdict).toBe((counts['screen.yes'] ?? 0) + (counts['screen.no'] ?? 0));
    const { stdout } = await sightline(['insights', 'review', 'screened', '--results'], home);
    expect(stdout).toMatch(/\d+ verdicts of the screener,[\s\S]*verdicts of the screener accurate +\d+\.\d %/u);
    expect(stdout).toMatch(/yes: rightly kept[\s\S]*no: rightly left out/u);
    expect(stdout).not.toMatch(new RegExp(PLANTED, 'iu'));
    expect(readFileSync(join(privateSide('screened'), 'review-sample.json'), 'utf8')).not.toMatch(/bread|row-/u);
    expect(bytesOf(join(home, 'screened', 'public'))).toBe(before);
    expect((await verify('screened', home)).findings).toEqual([]);
  });

  test('killed at any time, has kept all that was answered, and the run is free', async () => {
    const process = startSightline(['insights', 'review', 'out', '--items', '5', '--reviewer', 'ada'], home);
    const url = await new Promise<string>((resolve) => {
      let said = '';
      process.stderr?.on('data', (data) => {
        said += data;
        const found = /http:\S+/u.exec(said)?.[0];
        if (found !== undefined && said.includes('Ctrl-C')) resolve(found);
      });
    });
    const taken = await answersTo(url, 4);
    const ended = outcomeOf(process);
    process.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    expect(linesOf('reviews/ada.jsonl')).toHaveLength(4);
    const on = await answered(0, { reviewer: 'ada' });
    expect(on.card).toEqual(taken.card);
  });

  test('holds the run: no purge underneath, and free again afterwards', async () => {
    const server = await review({ run: 'out', workingFolder: home, items: 5 });
    await expect(purge({ run: 'out', workingFolder: home, cache: false })).rejects.toMatchObject({
      code: 'RUN_LOCKED',
    });
    await expect(review({ run: 'out', workingFolder: home })).rejects.toMatchObject({ code: 'RUN_LOCKED' });
    await server.close();
    await (await review({ run: 'out', workingFolder: home })).close();
  });
});

describe('results', () => {
  test('are of all reviewers, of how they agree, and of who looked; without any text', async () => {
    await answered(ALL, { reviewer: 'ada' });
    await answered(ALL, { reviewer: 'bob' });
    const results = reviewResults({ run: 'out', workingFolder: home });
    expect(results.reviewers.map(({ reviewer }) => reviewer)).toEqual(['ada', 'bob']);
    const [{ values, assignments, names, answered: count }] = results.reviewers as [(typeof results.reviewers)[number]];
    expect(count).toBe(results.sample.questions);
    for (const { share, interval, open } of [values, assignments.own, names]) {
      expect(open).toBe(0);
      expect(interval[0]).toBeLessThanOrEqual(share as number);
      expect(interval[1]).toBeGreaterThanOrEqual(share as number);
    }
    expect(results.agreement).toHaveLength(1);
    expect(results.agreement[0]?.values.items).toBe(5);
    expect(results.openings.map(({ reviewer, shown }) => [reviewer, shown])).toEqual([
      ['ada', count],
      ['bob', count],
    ]);
    const asJson = await sightline(['insights', 'review', 'out', '--results', '--json'], home);
    expect(JSON.parse(asJson.stdout)).toEqual(JSON.parse(JSON.stringify(results)));
    const asText = await sightline(['insights', 'review', 'out', '--results'], home);
    expect(asText).toMatchObject({ code: 0, stderr: '' });
    expect(asText.stdout).toMatch(/ada: \d+ of \d+ questions answered/u);
    expect(asText.stdout).toContain('corrected for decoys');
    expect(asText.stdout).toContain('ada and bob');
    expect(asJson.stdout + asText.stdout).not.toMatch(new RegExp(PLANTED, 'iu'));
  });

  test('there are none before anybody looked', async () => {
    const none = await sightline(['insights', 'review', 'out', '--results'], home);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('[REVIEW_NOT_BEGUN]')]);
  });
});

describe('what cannot be followed leaves the run as it was', () => {
  const sampleAt = (): string => join(privateSide(), 'review-sample.json');
  const edited = (from: RegExp, to: string): void =>
    writeFileSync(sampleAt(), readFileSync(sampleAt(), 'utf8').replace(from, to));

  test.each([
    ['REVIEWER_INVALID', { reviewer: '../ada' }, () => {}],
    ['REVIEWER_INVALID', { reviewer: 'Ada' }, () => {}],
    ['REVIEW_OTHER_SAMPLE', { items: 6 }, () => {}],
    ['REVIEW_SAMPLE_DAMAGED', {}, () => edited(/"kind": "name"/u, '"kind": "else"')],
    ['REVIEW_OTHER_RUN', {}, () => edited(/"run": "[^"]+"/u, '"run": "another"')],
    ['RUN_NOT_FINISHED', { run: 'nothing' }, () => {}],
  ])('%s', async (code, options, prepare) => {
    await answered(1);
    prepare();
    const before = bytesOf(privateSide());
    const failure = await review({ run: 'out', workingFolder: home, ...options }).catch((error: unknown) => error);
    expect(isAppError(failure) && failure.code).toBe(code);
    expect(isAppError(failure) && failure.hint).not.toBe('');
    expect(bytesOf(privateSide())).toBe(before);
  });

  test('REVIEW_NOTHING', async () => {
    // No word that two people used: there is nothing to name a cluster by.
    const rows = conversations(60).map((row, index) => ({
      ...row,
      messages: [{ role: 'user', content: `alpha${index} beta${index} gamma${index}` }],
    }));
    const settings = { privacy: 'local', embedder: 'tfidf-svd', out: 'nothing-shown' } as const;
    await analyze({ workingFolder: home, inputs: [writeRows(join(home, 'unlike.jsonl'), rows)], settings });
    const failure = await review({ run: 'nothing-shown', workingFolder: home }).catch((error: unknown) => error);
    expect(isAppError(failure) && [failure.code, failure.exitCode]).toEqual(['REVIEW_NOTHING', 2]);
    expect(existsSync(join(privateSide('nothing-shown'), 'openings.jsonl'))).toBe(false);
  });

  test.each(['0', '1.5', 'many'])('--items %s', async (items) => {
    const outcome = await sightline(['insights', 'review', 'out', '--items', items], home);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining('[ITEMS_INVALID]')]);
  });
});

test('a purge removes all of it', async () => {
  await answered(ALL, { run: 'lexical', reviewer: 'ada' });
  expect(existsSync(join(privateSide('lexical'), 'reviews', 'ada.jsonl'))).toBe(true);
  await purge({ run: 'lexical', workingFolder: home, cache: false });
  expect(existsSync(privateSide('lexical'))).toBe(false);
  expect([...filesUnder(join(home, 'lexical')).keys()].filter((name) => /review|opening/u.test(name))).toEqual([]);
});
