/** People rate a set: what is kept and for whom, what a kill leaves, what is taken in of files, and what comes of it. */
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RatingCard, RatingLine, RatingPage, RatingState } from '../src/evals/rate/page-data.ts';
import {
  exportSet,
  importSet,
  isAppError,
  mergeRatings,
  openSet,
  rate,
  ratingResults,
  writeItems,
  writeRatingHtml,
  writeSet,
} from '../src/index.ts';
import { agreementSchema, calibrationSchema } from '../src/public-records/people.ts';
import { ratedRows } from '../src/testing/evals/rated-set.ts';
import { bytesOf, folder, outcomeOf, sightline, startSightline, writeRows } from './support.ts';

const clock = { now: () => Date.UTC(2026, 10, 26, 7), monotonic: () => 0 };
const begun = { items: 40, decoys: 8 };
let home: string;

beforeEach(() => {
  home = folder();
  importSet({
    path: writeRows(join(home, 'kindness.jsonl'), ratedRows(120)),
    out: 'set',
    workingFolder: home,
    publication: { summary: 'a person who is kind' },
  });
});

const ratings = (name = ''): string => join(home, 'set', 'private', 'ratings', name);
const linesOf = (rater: string): RatingLine[] =>
  readFileSync(ratings(`${rater}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RatingLine);
const codeOf = (run: () => unknown): Promise<string> =>
  Promise.resolve()
    .then(run)
    .then(
      () => 'none',
      (error: unknown) => (isAppError(error) ? error.code : String(error)),
    );

/** What a page does with its server: the token for a cookie, then what it is told. */
async function deskAt(url: string) {
  const origin = new URL(url).origin;
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const headers = { cookie, origin, 'content-type': 'application/json' };
  return {
    read: async () => (await (await fetch(`${origin}/state.json`, { headers })).json()) as RatingState,
    post: async (entry: object) =>
      (await fetch(`${origin}/answer`, { method: 'POST', headers, body: JSON.stringify(entry) })).status,
  };
}

const byPlan = (page: RatingPage): ReadonlyMap<string, { gold?: { label?: string[] }; item?: string }> => {
  const plan = JSON.parse(readFileSync(ratings('plan.json'), 'utf8'));
  expect(plan.set).toBe(page.set.fingerprint);
  return new Map(plan.drawn.map((one: { id: string }) => [one.id, one]));
};

/** What a rater with an own mind would say; `isWrong` of whom. */
function said(page: RatingPage, isWrong: (at: number) => boolean) {
  const drawn = byPlan(page);
  const items = new Map(openSet('set', home).items.map((item) => [item.id, item]));
  return page.cards.map(({ id }: RatingCard, at) => {
    const one = drawn.get(id);
    const right = one?.item === undefined ? one?.gold?.label?.[0] : items.get(one.item)?.matching[0]?.trim();
    const isOff = one?.item === undefined && right === undefined;
    const label = right === undefined ? 'cannot-tell' : isWrong(at) ? (right === 'Yes' ? 'No' : 'Yes') : right;
    return {
      item: id,
      at: '2026-11-26T07:00:00.000Z',
      relevance: String(isOff !== isWrong(at) ? 1 : 3 + (at % 3)),
      label,
      clear: at % 10 === 0 ? 'no' : 'yes',
    };
  });
}

const htmlPage = (rater?: string): RatingPage => {
  const path = writeRatingHtml({ set: 'set', workingFolder: home, out: `${rater ?? 'all'}.html`, rater });
  return JSON.parse(/id="rating-data">([^<]*)</u.exec(readFileSync(path, 'utf8'))?.[1] ?? '');
};

function handedIn(rater: string, isWrong: (at: number) => boolean = () => false, more: object = {}): string {
  const page = htmlPage(rater);
  const { fingerprint } = page.set;
  const head = { schema: 'sightline/ratings', schemaVersion: 1, set: fingerprint, plan: page.plan, rater };
  const file = { ...head, answers: said(page, isWrong), ...more };
  writeFileSync(join(home, `${rater}.json`), JSON.stringify(file));
  return `${rater}.json`;
}

const begin = (more = {}) => rate({ set: 'set', workingFolder: home, clock, ...begun, ...more });
const merge = (...files: string[]) => mergeRatings({ set: 'set', workingFolder: home, files });
const results = (more = {}) => ratingResults({ set: 'set', workingFolder: home, ...more });

describe('the server', () => {
  test('hands out items blind, and keeps every answer before it says so', async () => {
    const server = await begin({ rater: 'ada' });
    const desk = await deskAt(server.url);
    const { page, lines } = await desk.read();
    expect(lines).toEqual([]);
    expect(page.cards).toHaveLength(48);
    expect(page.behavior).toBe('a person who is kind');
    expect(JSON.stringify(page)).not.toMatch(/confidence|matching|gold|decoy/iu);
    const [first, second] = page.cards as [RatingCard, RatingCard];
    expect(await desk.post({ item: first.id, question: 'label', answer: 'Yes' })).toBe(200);
    expect(linesOf('ada')).toEqual([
      { item: first.id, question: 'label', answer: 'Yes', at: '2026-11-26T07:00:00.000Z' },
    ]);
    expect(await desk.post({ item: first.id, question: 'label', answer: null })).toBe(200);
    expect(await desk.post({ item: second.id, question: 'comment', answer: 'odd' })).toBe(200);
    for (const wrong of [
      { item: 'nothing', question: 'label', answer: 'Yes' },
      { item: first.id, question: 'label', answer: 'Perhaps' },
      { item: first.id, question: 'secret', answer: 'Yes' },
      { item: first.id, question: 'relevance', answer: '0' },
    ])
      expect(await desk.post(wrong)).toBe(409);
    expect(linesOf('ada')).toHaveLength(3);
    expect((await desk.read()).lines).toHaveLength(3);
    await server.close();
  });

  test('keeps ratings for their owner alone, and leaves the set as it was', async () => {
    const before = ['set.yaml', 'items.jsonl'].map((file) => readFileSync(join(home, 'set', file), 'utf8'));
    const server = await begin({ rater: 'ada' });
    const desk = await deskAt(server.url);
    const { page } = await desk.read();
    await desk.post({ item: page.cards[0]?.id, question: 'clear', answer: 'yes' });
    await server.close();
    for (const path of [join(home, 'set', 'private'), ratings()]) expect(statSync(path).mode & 0o777).toBe(0o700);
    for (const file of ['plan.json', 'ada.jsonl']) expect(statSync(ratings(file)).mode & 0o777).toBe(0o600);
    expect(['set.yaml', 'items.jsonl'].map((file) => readFileSync(join(home, 'set', file), 'utf8'))).toEqual(before);
  });

  test('goes on where a kill left it, after a line that was cut short too', async () => {
    const child = startSightline(['evals', 'rate', 'set', '--items', '40', '--decoys', '8', '--rater', 'ada'], home);
    const url = await new Promise<string>((resolve) => {
      let told = '';
      child.stderr?.on('data', (data) => {
        told += data;
        const found = /http:\S+/u.exec(told)?.[0];
        if (found !== undefined && told.includes('Ctrl-C')) resolve(found);
      });
    });
    const desk = await deskAt(url);
    const { page } = await desk.read();
    const [first] = page.cards as [RatingCard];
    for (const [question, answer] of [
      ['relevance', '4'],
      ['label', 'Yes'],
    ])
      await desk.post({ item: first.id, question, answer });
    const ended = outcomeOf(child);
    child.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');
    appendFileSync(ratings('ada.jsonl'), '{"item":"cut sho');
    const server = await begin({ rater: 'ada' });
    const again = await deskAt(server.url);
    const { lines, page: same } = await again.read();
    expect(lines.map(({ question, answer }) => [question, answer])).toEqual([
      ['relevance', '4'],
      ['label', 'Yes'],
    ]);
    expect(same).toEqual(page);
    expect(await again.post({ item: first.id, question: 'clear', answer: 'yes' })).toBe(200);
    expect((await again.read()).lines).toHaveLength(3);
    await server.close();
  });

  test('serves several raters at once, and each of them once', async () => {
    const [ada, ben] = [await begin({ rater: 'ada' }), await begin({ rater: 'ben' })];
    expect(await codeOf(() => begin({ rater: 'ada' }))).toBe('RATER_BUSY');
    expect(await codeOf(() => merge(handedIn('cleo'), handedIn('ada')))).toBe('RATER_BUSY');
    expect(existsSync(ratings('cleo.jsonl'))).toBe(false);
    await ada.close();
    expect(merge('cleo.json', 'ada.json', 'ada.json').map(({ rater, known }) => [rater, known > 0])).toEqual([
      ['cleo', false],
      ['ada', false],
      ['ada', true],
    ]);
    await (await begin({ rater: 'ada' })).close();
    await ben.close();
  });
});

describe('what is drawn', () => {
  test('is drawn once: other options are refused, and so is a set that was changed', async () => {
    await (await begin({ raters: ['ada', 'ben'], perItem: 1, rater: 'ada' })).close();
    const plan = readFileSync(ratings('plan.json'), 'utf8');
    for (const other of [{ items: 41 }, { decoys: 9 }, { raters: ['ada'] }, { perItem: 2 }, { gold: 'kindness.jsonl' }])
      expect(await codeOf(() => begin({ rater: 'ada', ...other }))).toBe('RATING_OTHER_PLAN');
    expect(await codeOf(() => begin({ rater: 'zoe' }))).toBe('RATER_UNKNOWN');
    expect(await codeOf(() => begin({ rater: 'Ada' }))).toBe('RATER_INVALID');
    expect(await codeOf(() => begin({ rater: '../ada' }))).toBe('RATER_INVALID');
    expect(readFileSync(ratings('plan.json'), 'utf8')).toBe(plan);
    const set = openSet('set', home);
    writeSet('set', { ...set, items: set.items.slice(1) }, home);
    expect(await codeOf(() => begin({ rater: 'ada' }))).toBe('RATING_OTHER_SET');
    expect(await codeOf(() => results())).toBe('RATING_OTHER_SET');
  });

  test('tells what raters are not told, and what cannot be found', async () => {
    const notes: string[] = [];
    await (await begin({ onNote: (note: string) => notes.push(note) })).close();
    expect(notes).toEqual([expect.stringContaining('No label is known beforehand')]);
    const { facts, items } = openSet('set', home);
    writeSet('set', { facts: { ...facts, publication: {} }, items }, home);
    const outcome = await sightline(['evals', 'rate', 'set', '--html', 'page.html'], home);
    expect([outcome.code, outcome.stderr]).toEqual([0, expect.stringContaining('publication.summary in set.yaml')]);
  });

  test('has known items from a file, of which a rater can be told who guesses', async () => {
    const known = ratedRows(12).map((row) => ({ ...row, relevance_at_least: 3 }));
    writeRows(join(home, 'gold.jsonl'), known);
    await (await begin({ gold: 'gold.jsonl', decoys: 0, rater: 'ada' })).close();
    const page = htmlPage('ada');
    expect(page.cards).toHaveLength(52);
    expect(JSON.stringify(page)).not.toContain('relevance_at_least');
    merge(
      handedIn('ada'),
      handedIn('ben', (at) => at % 2 === 0),
    );
    const [ada, ben] = results().raters;
    expect(ada?.gold).toMatchObject({ right: 24, checks: 24, verdict: 'above-chance' });
    expect(ben?.gold.verdict).toBe('at-chance');
    const { stdout } = await sightline(['evals', 'agreement', 'set'], home);
    expect(stdout).toContain(
      '! ben answers what is known no better than by guessing. To leave them out: --without ben',
    );
  });

  test.each([
    [['--per-item', '2'], 'RATERS_TOO_FEW'],
    [['--raters', 'ada', '--per-item', '2'], 'RATERS_TOO_FEW'],
    [['--raters', ','], 'RATERS_TOO_FEW'],
    [['--raters', 'Ada'], 'RATER_INVALID'],
    [['--items', '0'], 'USAGE'],
    [['--gold', 'nothing.jsonl'], 'SET_UNREADABLE'],
    [['more.json'], 'USAGE'],
    [['--merge'], 'USAGE'],
    [['--merge', 'more.json'], 'RATING_NOT_BEGUN'],
  ])('not with %j', async (words, code) => {
    const outcome = await sightline(['evals', 'rate', 'set', ...words], home);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
    expect(existsSync(ratings())).toBe(false);
  });
});

describe('a file that is handed out', () => {
  test('holds the items of one rater, or of all with who rates which', async () => {
    await (await begin({ raters: ['ada', 'ben', 'cleo'], perItem: 2, rater: 'ada' })).close();
    const [own, all] = [htmlPage('ada'), htmlPage()];
    expect(own.assignments).toBeNull();
    expect(Object.keys(all.assignments ?? {})).toEqual(['ada', 'ben', 'cleo']);
    expect(all.assignments?.['ada']).toEqual(own.cards.map(({ id }) => id));
    expect(all.cards.length).toBeGreaterThan(own.cards.length);
    const html = readFileSync(join(home, 'all.html'), 'utf8');
    expect(html).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/u,
    );
    expect(html).not.toMatch(/unsafe-inline|label_?confidence|labelConfidence|notMatching/u);
  });

  test('comes back whole, twice without a trace, and with what was changed since', async () => {
    await (await begin()).close();
    const [first] = merge(handedIn('ada'));
    expect(first).toMatchObject({ rater: 'ada', known: 0 });
    const before = bytesOf(ratings());
    expect(merge('ada.json')[0]).toMatchObject({ added: 0, known: first?.added });
    expect(bytesOf(ratings())).toBe(before);
    const file = JSON.parse(readFileSync(join(home, 'ada.json'), 'utf8'));
    file.answers[0] = {
      ...file.answers[0],
      at: '2026-11-26T09:00:00.000Z',
      clear: file.answers[0].clear === 'yes' ? 'no' : 'yes',
    };
    writeFileSync(join(home, 'later.json'), JSON.stringify(file));
    const outcome = await sightline(['evals', 'rate', 'set', '--merge', 'later.json'], home);
    expect([outcome.code, outcome.stdout]).toEqual([
      0,
      expect.stringContaining('later.json: 1 answer of ada taken in'),
    ]);
  });

  test('is refused with its reason, and nothing of the others is taken in', async () => {
    await (await begin()).close();
    const good = handedIn('ada');
    handedIn('ben', () => false, { set: 'another' });
    const cleo = handedIn('cleo');
    const file = JSON.parse(readFileSync(join(home, cleo), 'utf8'));
    file.answers = [file.answers[0], file.answers[0], { ...file.answers[1], item: 'x' }];
    writeFileSync(join(home, cleo), JSON.stringify(file));
    writeFileSync(join(home, 'cut.json'), '{"schema":');
    const outcome = await sightline(['evals', 'rate', 'set', '--merge', good, 'ben.json', cleo, 'cut.json'], home);
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    for (const why of [
      'ben.json: It is of another set',
      'is answered twice',
      'Answer 3 is of an item',
      'cut.json: It is no JSON',
    ])
      expect(outcome.stderr).toContain(why);
    expect(readdirSync(ratings()).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
    expect(await codeOf(() => merge('nothing.json'))).toBe('RATINGS_UNREADABLE');
  });
});

describe('what comes of it', () => {
  test('is agreement and calibration, in files without names, the same for the same ratings', async () => {
    await (await begin()).close();
    merge(
      handedIn('ada'),
      handedIn('ben', (at) => at % 8 === 0),
      handedIn('cleo', (at) => at % 2 === 0),
    );
    const found = results();
    expect(found.raters.map(({ rater, rated, items }) => [rater, rated, items])).toEqual(
      ['ada', 'ben', 'cleo'].map((name) => [name, 40, 40]),
    );
    const at = (name: string): string => readFileSync(join(home, 'set', 'public', name), 'utf8');
    expect(agreementSchema.parse(JSON.parse(at('agreement.json')))).toEqual(found.agreement);
    expect(calibrationSchema.parse(JSON.parse(at('calibration.json')))).toEqual(found.calibration);
    expect(at('agreement.json') + at('calibration.json')).not.toMatch(/ada|ben\b|cleo/u);
    expect(found.agreement.drawn).toMatchObject({ items: 40, perItem: null });
    const bytes = bytesOf(join(home, 'set', 'public'));
    results();
    expect(bytesOf(join(home, 'set', 'public'))).toBe(bytes);
    const { agreement } = results({ without: ['cleo'] });
    expect(agreement.raters.map(({ rater, isLeftOut }) => [rater, isLeftOut])).toEqual([
      ['rater 1', false],
      ['rater 2', false],
      ['rater 3', true],
    ]);
    expect(agreement.labels!.ofRatings.share).toBeGreaterThan(found.agreement.labels!.ofRatings.share);
    expect(agreement.questions[1]?.cohen).not.toBeNull();
    expect(found.agreement.questions[1]?.cohen).toBeNull();
  });

  test('is told in words and as JSON', async () => {
    await (await begin()).close();
    merge(
      handedIn('ada'),
      handedIn('ben', (at) => at % 4 === 0),
    );
    const text = await sightline(['evals', 'agreement', 'set'], home);
    expect(text).toMatchObject({ code: 0, stderr: '' });
    for (const line of [
      'Labels right',
      "Cohen's kappa",
      "Gwet's AC1",
      'alpha, ordinal',
      'Raters differ on',
      'Brier score',
      'AUROC',
      'isotonic',
      'prediction-powered',
      'known answers right',
    ])
      expect(text.stdout).toContain(line);
    const { stdout } = await sightline(['evals', 'agreement', 'set', '--json'], home);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(results())));
    const wrong = await sightline(['evals', 'agreement', 'set', '--without', 'zoe'], home);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('[RATER_UNKNOWN]')]);
    const none = await sightline(['evals', 'agreement', 'set', '--without', 'ada,ben'], home);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('[RATERS_NONE]')]);
  });

  test('is nothing before anybody rated, and without confidences no calibration', async () => {
    expect(await codeOf(() => results())).toBe('RATING_NOT_BEGUN');
    const rows = ratedRows(20).map(({ label_confidence: _, ...row }) => row);
    renameSync(join(home, 'set'), join(home, 'other'));
    importSet({ path: writeRows(join(home, 'bare.jsonl'), rows), out: 'set', workingFolder: home });
    await (await begin({ items: 10 })).close();
    merge(handedIn('ada'));
    expect(results()).toMatchObject({ calibration: null });
    expect(readdirSync(join(home, 'set', 'public'))).toEqual(['agreement.json']);
  });

  test('stands in the card of the set, as long as it is this set', async () => {
    await (await begin()).close();
    merge(handedIn('ada'), handedIn('ben'));
    const card = (): string => {
      exportSet({ set: 'set', format: 'huggingface', out: 'hub', workingFolder: home });
      return readFileSync(join(home, 'hub', 'README.md'), 'utf8');
    };
    expect(card()).not.toContain('What people say');
    results();
    expect(card()).toMatch(
      /## What people say of it\n\n2 people rated items of a random sample of 40, .*The label is right in 100\.0 %/u,
    );
    const set = openSet('set', home);
    writeSet('set', { ...set, items: set.items.slice(1) }, home);
    expect(card()).not.toContain('What people say');
  });
});

describe('a set that was written', () => {
  let at: string;
  beforeAll(async () => {
    at = folder();
    const settings = { models: { default: 'scripted:plain' }, embedder: 'tfidf-svd', threads: 1, out: 'set' };
    await writeItems({ behavior: 'is kind', workingFolder: at, size: 'small', settings });
  });

  test('has known labels of its own, and says in its card what people say, also when it is written again', async () => {
    home = at;
    const card = (): string => readFileSync(join(home, 'set', 'card.md'), 'utf8');
    expect(card()).toContain('It was not compared with people.');
    await (await begin({ items: 20, decoys: 9 })).close();
    merge(handedIn('ada'), handedIn('ben'));
    const { raters, files } = results();
    expect(raters[0]?.gold).toMatchObject({ right: 9, checks: 9, verdict: 'above-chance' });
    expect(files).toContain(join(home, 'set', 'card.md'));
    expect(card()).not.toContain('It was not compared with people.');
    expect(card().match(/## What people say of it/gu)).toHaveLength(1);
    const once = card();
    results();
    expect(card()).toBe(once);
    const settings = { models: { default: 'scripted:plain' }, embedder: 'tfidf-svd', threads: 1, out: 'set' };
    await writeItems({ behavior: 'is kind', workingFolder: home, size: 'small', settings });
    expect(card()).toBe(once);
  });
});
