/** `sightline evals measure`: from sets and subjects to figures, with probabilities and without. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { completeSettings } from '../src/config/index.ts';
import {
  estimateMeasure,
  isAppError,
  type MeasureOptions,
  measure,
  planMeasure,
  type Settings,
  writeSet,
} from '../src/index.ts';
import { openSubject } from '../src/models/scripted/subject.ts';
import {
  answerSchema,
  type Measurement,
  measuredItemSchema,
  measurementSchema,
} from '../src/public-records/measurement.ts';
import { simulatedSet } from '../src/testing/evals/simulated-sets.ts';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import type { StubOptions } from '../src/testing/stub-server/stub-types.ts';
import { filesUnder, folder, sightline } from './support.ts';

let stub: StubServer | undefined;
afterEach(() => stub?.close());

/** A folder with two sets in it. */
function home(items = 40): string {
  const path = folder();
  for (const kind of ['yes-no', 'multiple-choice'] as const)
    writeSet(join('sets', kind), simulatedSet(kind, items), path);
  return path;
}

const subject = (model: string): Settings['subjects'][number] => ({ model, form: 'chat', format: 'human-assistant' });
const rows = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const shown = (path: string): string[] =>
  ['results.json', 'answers.jsonl', 'items.jsonl'].map((file) => readFileSync(join(path, file), 'utf8'));
const subjects = [
  '--subject',
  'scripted:subject/rate=0.6,name=small,family=x,parameters=1B',
  '--subject',
  'scripted:subject/rate=0.8,name=large,family=x,parameters=7B',
];

describe('the command', () => {
  test('writes figures and answers that follow their schemas, the same again, and for --replay elsewhere', async () => {
    const path = home();
    const { code, stdout, stderr } = await sightline(['evals', 'measure', 'sets', ...subjects, '--out', 'm'], path);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(stdout).toMatch(/multiple-choice: 40 items \(20 \(A\), 20 \(B\)\)/u);
    expect(stdout).toMatch(/large {4}\d+\.\d % \(\d+\.\d to \d+\.\d\) .* 40 by probabilities/u);
    expect(stdout).toMatch(/large less small/u);
    const out = join(path, 'm');
    const results = measurementSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
    expect(results.rates).toHaveLength(4);
    expect(results.trends.map(({ verdict }) => verdict)).toEqual(['too-few-sizes', 'too-few-sizes']);
    expect(results.sets.map(({ name, ceiling }) => [name, ceiling])).toEqual([
      ['multiple-choice', null],
      ['yes-no', expect.closeTo(0.9)],
    ]);
    expect(rows(join(out, 'answers.jsonl')).map((row) => answerSchema.parse(row))).toHaveLength(160);
    expect(rows(join(out, 'items.jsonl')).map((row) => measuredItemSchema.parse(row))).toHaveLength(80);
    const bytes = shown(out);
    await sightline(['evals', 'measure', 'sets', ...subjects, '--out', 'm'], path);
    expect(shown(out)).toEqual(bytes);
    const replay = await sightline(
      ['evals', 'measure', 'sets', ...subjects, '--out', 'again', '--replay', '--json'],
      path,
    );
    expect([replay.code, shown(join(path, 'again'))]).toEqual([0, bytes]);
    expect(JSON.parse(replay.stdout).measurement).toEqual(results);
  });

  test.each<[Partial<MeasureOptions>, readonly string[], string]>([
    [{}, [], 'SUBJECT_MISSING'],
    [{ sets: ['nothing'] }, ['scripted:plain'], 'SET_UNREADABLE'],
    [{}, ['scripted:plain', 'scripted:plain'], 'SUBJECTS_SAME_NAME'],
    [{}, ['scripted:subject/rate=2'], 'MODEL_UNKNOWN'],
    [{ draws: Number.NaN }, ['scripted:plain'], 'DRAWS_INVALID'],
    [{ stopsWhenSure: true, settings: { batch: true } }, ['scripted:plain'], 'OPTIONS_CONTRADICT'],
    [{}, ['openai:gpt-4.1-mini,form=base'], 'BASE_NEEDS_COMPLETIONS'],
    [{ settings: { out: 'sets/yes-no' } }, ['scripted:plain'], 'OUTPUT_TAKEN'],
  ])('says what is wrong with %j of %j', async (options, models, code) => {
    const settings = completeSettings({ ...options.settings, subjects: models as unknown as Settings['subjects'] });
    const failure = await measure({ workingFolder: home(4), sets: ['sets'], ...options, settings }).catch(
      (error: unknown) => error,
    );
    expect(isAppError(failure) && [failure.code, failure.exitCode]).toEqual([code, 2]);
  });

  test('refuses to go on in a folder that was asked for otherwise', async () => {
    const path = home(4);
    const asked = {
      workingFolder: path,
      sets: ['sets'],
      settings: { subjects: [subject('scripted:plain')], out: 'm' },
    };
    await measure(asked);
    const failure = await measure({ ...asked, system: 'Be brief.' }).catch((error: unknown) => error);
    expect(isAppError(failure) && failure.code).toBe('RUN_OTHER_CONFIGURATION');
    expect(String(failure)).toContain('protocols');
  });

  test('leaves a set when it is sure, with an interval that allows for having looked', async () => {
    const path = home(600);
    const { measurement } = await measure({
      workingFolder: path,
      sets: ['sets/yes-no'],
      settings: { subjects: [subject('scripted:subject/rate=0.9')], out: 'm' },
      stopsWhenSure: true,
    });
    const [rate] = measurement.rates;
    expect(rate).toMatchObject({ meanProbability: { by: 'confidence sequence' }, left: 600 - (rate?.asked ?? 0) });
    expect(rate?.asked).toBeLessThan(300);
    expect(rate?.meanProbability?.interval[0]).toBeGreaterThan(0.5);
  });
});

function answerOf(traits: Parameters<typeof openSubject>[0]): NonNullable<StubOptions['answer']> {
  const { replyTo } = openSubject(traits);
  return replyTo;
}

async function ofServer(
  options: StubOptions,
  more: Partial<MeasureOptions> = {},
  items = 120,
  who = subject('vllm:stub'),
): Promise<Measurement> {
  stub = await startStubServer(options);
  const settings = {
    baseUrl: `${stub.url}/v1`,
    subjects: [who],
    out: 'm',
  };
  const result = await measure({
    workingFolder: home(items),
    sets: ['sets/multiple-choice'],
    settings,
    ...more,
  });
  await stub.close();
  return result.measurement;
}

describe('before anything is asked', () => {
  const asked = (path: string, more: Partial<MeasureOptions> = {}) => ({
    workingFolder: path,
    sets: ['sets'],
    settings: {
      subjects: [subject('scripted:subject/rate=0.6'), { ...subject('scripted:subject/logprobs=no'), name: 'quiet' }],
      out: 'm',
      maxCalls: 100,
    },
    draws: 2,
    ...more,
  });

  test('an estimate says what is left, by what the ledger holds, and whether caps are enough', async () => {
    const path = home(20);
    const { subjects, whole, caps, items, sets } = await estimateMeasure(asked(path));
    expect([items, sets]).toEqual([40, 2]);
    expect(subjects.map(({ name, made, estimate }) => [name, made, estimate.calls])).toEqual([
      // Each item in both orders, and one call that shows whether probabilities are told; draws where they are not.
      ['scripted:subject/rate=0.6', 0, { likely: 81, low: 81, high: 161 }],
      ['quiet', 0, { likely: 161, low: 81, high: 161 }],
    ]);
    expect(whole.calls).toEqual({ likely: 242, low: 162, high: 322 });
    expect(caps).toMatchObject([{ cap: 'calls', limit: 100, fits: 'no' }]);
    const stopped = await measure(asked(path)).catch((error: unknown) => error);
    expect(isAppError(stopped) && [stopped.code, stopped.exitCode]).toEqual(['LIMIT_REACHED', 3]);
    const settings = { ...asked(path).settings, maxCalls: 1000 };
    const { models } = await measure(asked(path, { settings }));
    expect(models?.calls).toBe(242);
    const after = await estimateMeasure(asked(path));
    expect(after.subjects.map(({ made, estimate }) => [made, estimate.calls.likely])).toEqual([
      [80, 0],
      [160, 0],
    ]);
  });

  test('a plan says what the sets can show', () => {
    const sized = [1, 2, 4, 8, 16].map((size) => ({
      ...subject(`scripted:subject/rate=0.${size}`),
      name: `${size}B`,
      family: 'f',
      parameters: size * 1e9,
    }));
    const path = home(400);
    const { sets, series, itemsForThreePoints } = planMeasure({ ...asked(path), settings: { subjects: sized } });
    expect(sets).toMatchObject([{ items: 400, effective: 400, halfWidth: expect.closeTo(0.049, 3) }, { items: 400 }]);
    expect(sets[0]?.toTell[1]).toBeGreaterThan(0.95);
    expect(sets[0]?.leastDifference).toBeCloseTo(0.07, 2);
    expect(series).toMatchObject([{ series: 'f', over: 'parameters', subjects: 5 }]);
    expect(series[0]?.power).toBeGreaterThan(0);
    expect(itemsForThreePoints).toBe(1068);
  });

  test('nobody is asked where one subject may not be', async () => {
    const path = home(4);
    const settings = { subjects: [subject('scripted:plain'), subject('openai:gpt-4.1-mini')], out: 'm' };
    const failure = await measure({ workingFolder: path, sets: ['sets'], settings }).catch((error: unknown) => error);
    expect(isAppError(failure) && failure.code).toBe('REMOTE_NOT_ALLOWED');
    expect(filesUnder(join(path, '.sightline')).has('ledger.sqlite')).toBe(false);
  });
});

test('what is asked otherwise shows what comes of orders and words, and how far answers can move', async () => {
  const settings = {
    subjects: [
      { ...subject('scripted:subject/rate=0.6/spread=0.2/bias=0.1'), name: 'obeys' },
      { ...subject('scripted:subject/rate=0.6/obeys=no'), name: 'stays' },
    ],
    out: 'm',
  };
  const path = home(60);
  const { measurement } = await measure({ workingFolder: path, sets: ['sets'], settings, robustness: 30 });
  const {
    robustness = [],
    rates,
    protocols,
  } = measurementSchema.parse(JSON.parse(readFileSync(join(path, 'm', 'results.json'), 'utf8')));
  expect(robustness).toEqual(measurement.robustness);
  expect(rates).toHaveLength(4);
  const of = (name: string, set: string) => robustness.find((one) => one.subject === name && one.set === set);
  const factor = (name: string, set: string, what: string) => of(name, set)?.factors.find((one) => one.factor === what);
  expect(of('obeys', 'yes-no')?.factors.map((one) => one.factor)).toEqual([
    'order',
    'wording',
    'negation',
    'system prompt',
  ]);
  expect(of('obeys', 'multiple-choice')?.factors.map((one) => one.factor)).toEqual([
    'order',
    'wording',
    'system prompt',
  ]);
  // Half of the items have the matching option first: a bias to a place moves each, and the mean by nothing.
  expect(factor('obeys', 'multiple-choice', 'order')?.shift).toBeCloseTo(0, 1);
  expect(factor('obeys', 'multiple-choice', 'order')?.varianceShare).toBeGreaterThan(0.5);
  expect(factor('stays', 'multiple-choice', 'order')).toMatchObject({ shift: 0, varianceShare: 0 });
  expect(factor('stays', 'yes-no', 'negation')).toMatchObject({ shift: 0, varianceShare: 0 });
  expect(of('obeys', 'yes-no')?.told).toMatchObject({
    ceiling: { value: expect.closeTo(0.95, 1) },
    floor: { value: expect.closeTo(0.05, 1) },
    unmoved: [],
  });
  expect(of('stays', 'yes-no')?.told.unmoved).toHaveLength(30);
  expect(protocols.length).toBeGreaterThan(10);
  expect(protocols.filter(({ negated }) => negated)).toHaveLength(1);
  expect(rows(join(path, 'm', 'variants.jsonl'))).toHaveLength(2 * 30 * (7 + 6));
});

describe('a server', () => {
  test('with probabilities and without gives the same rate, as far as draws can tell', async () => {
    const answer = answerOf({ rate: 0.65, bias: 0.1, coverage: 0.9 });
    const told = (await ofServer({ answer })).rates[0];
    const drawn = (await ofServer({ answer, dropsLogprobs: true }, { draws: 3 })).rates[0];
    expect([told?.by, drawn?.by]).toEqual([
      { probabilities: 120, scored: 0, draws: 0 },
      { probabilities: 0, scored: 0, draws: 120 },
    ]);
    const [low, high] = drawn?.meanProbability?.interval ?? [1, 0];
    expect(told?.meanProbability?.value).toBeGreaterThan(low);
    expect(told?.meanProbability?.value).toBeLessThan(high);
    expect(told?.meanProbability?.value).toBeCloseTo(drawn?.meanProbability?.value ?? 0, 1);
  });

  test('that goes on with texts scores labels, and is drawn from where it does not', async () => {
    const base = { ...subject('vllm:stub'), form: 'base' } as const;
    const answer = answerOf({ rate: 0.65, coverage: 0.8 });
    const scored = (await ofServer({ answer }, {}, 40, base)).rates[0];
    expect(scored).toMatchObject({ by: { probabilities: 0, scored: 40, draws: 0 }, coverage: 0.8, bounds: null });
    const drawn = (await ofServer({ answer, dropsLogprobs: true }, {}, 40, base)).rates[0];
    expect(drawn?.by).toEqual({ probabilities: 0, scored: 0, draws: drawn?.answered });
    const evading = (await ofServer({ answer: answerOf({ rate: 0.65, coverage: 0.2 }) }, {}, 20, base)).rates[0];
    expect(evading).toMatchObject({ by: { scored: 0 }, evaded: 20 });
  });

  test('that stops telling probabilities is not taken at its word: the items concerned are drawn, and this is said', async () => {
    const subject = answerOf({ rate: 0.65 });
    let asked = 0;
    const { rates, warnings } = await ofServer(
      { answer: (request) => (++asked > 101 ? { ...subject(request), tokens: null } : subject(request)) },
      {},
      100,
    );
    const [rate] = rates;
    expect(rate?.by.probabilities).toBeGreaterThan(20);
    expect(rate?.dropped).toBe(100 - (rate?.by.probabilities ?? 0));
    expect(rate?.by.draws).toBeGreaterThan(20);
    expect(warnings.join('\n')).toMatch(/no probabilities came though they were asked for/u);
  });
});
