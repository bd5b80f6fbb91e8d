import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { clusteringAgreement } from '../stats/clustering-agreement.ts';
import { fitCorpusEmbedding } from '../text/corpus-embedding.ts';
import { sphericalKMeans } from '../text/spherical-k-means.ts';
import { wordsOf } from '../text/words.ts';
import { DEFAULT_SAMPLE_SIZE, makeSample, sampleJsonl, truthJsonl } from './make-sample.ts';
import type { SampleConversation, SampleTruth } from './sample.ts';

const sample = makeSample({ conversations: DEFAULT_SAMPLE_SIZE, seed: 11 });
const { conversations, truth } = sample;
const pairs = conversations.map((conversation, index) => ({
  ...conversation,
  text: textOf(conversation),
  truth: truth[index] as SampleTruth,
}));
type Pair = (typeof pairs)[number];

const REQUEST_WORDS = 48;

function textOf({ messages }: SampleConversation): string {
  return messages.flatMap(({ role, content }) => (role === 'user' ? [content] : [])).join('\n');
}

function shareOf(some: readonly Pair[], holds: (pair: Pair) => boolean): number {
  return some.filter(holds).length / some.length;
}

function accountsOf(some: readonly Pair[]): number {
  return new Set(some.map(({ user_id }) => user_id)).size;
}

const byTopic = Map.groupBy(pairs, (pair) => pair.truth.topic);

test('the same seed gives the same bytes, another seed gives others', () => {
  const [once, again, other] = [3, 3, 4].map((seed) => makeSample({ conversations: 400, seed }));
  expect(sampleJsonl(again as typeof sample)).toBe(sampleJsonl(once as typeof sample));
  expect(truthJsonl(again as typeof sample)).toBe(truthJsonl(once as typeof sample));
  expect(sampleJsonl(other as typeof sample)).not.toBe(sampleJsonl(once as typeof sample));
});

test.each([1, 7, 250])('makes as many as were asked for: %i', (count) => {
  const few = makeSample({ conversations: count, seed: 0 });
  expect(few.conversations).toHaveLength(count);
  expect(few.truth.map(({ id }) => id)).toEqual(few.conversations.map(({ id }) => id));
  expect(new Set(few.conversations.map(({ id }) => id)).size).toBe(count);
});

test('rows are in the simple form, and every turn says something', () => {
  const rows = sampleJsonl(sample).trimEnd().split('\n');
  expect(rows).toHaveLength(DEFAULT_SAMPLE_SIZE);
  expect(JSON.parse(rows[0] as string)).toEqual(conversations[0]);
  for (const { messages } of conversations) {
    expect(messages.map(({ role }) => role)).toEqual(
      messages.map((_, turn) => (turn % 2 === 0 ? 'user' : 'assistant')),
    );
    expect(messages.every(({ content }) => content.trim().length > 1)).toBe(true);
  }
});

test('no slot or choice is left open', () => {
  expect(pairs.filter(({ messages }) => messages.some(({ content }) => /[{}[\]|]/u.test(content)))).toEqual([]);
});

test('accounts write unevenly, and none writes too much', () => {
  const counts = [...Map.groupBy(pairs, ({ user_id }) => user_id).values()].map((own) => own.length);
  const [most] = counts.sort((left, right) => right - left);
  const busiest = counts.slice(0, Math.round(counts.length / 10)).reduce((sum, count) => sum + count, 0);
  expect(counts.length).toBeGreaterThanOrEqual(1400);
  expect(counts.length).toBeLessThanOrEqual(1800);
  expect(most as number).toBeLessThanOrEqual(0.015 * DEFAULT_SAMPLE_SIZE);
  expect(busiest / DEFAULT_SAMPLE_SIZE).toBeGreaterThan(0.3);
});

test('an account has one plan, and mostly one language', () => {
  for (const own of Map.groupBy(pairs, ({ user_id }) => user_id).values()) {
    expect(new Set(own.map(({ meta }) => meta.plan)).size).toBe(1);
    expect(new Set(own.map((pair) => pair.truth.language)).size).toBeLessThanOrEqual(2);
  }
});

test('there are five languages beside English', () => {
  const other = pairs.filter((pair) => pair.truth.language !== 'en');
  expect(new Set(other.map((pair) => pair.truth.language))).toEqual(new Set(['es', 'de', 'fr', 'pt', 'ja']));
  expect(other.length / pairs.length).toBeGreaterThan(0.15);
  expect(other.length / pairs.length).toBeLessThan(0.22);
});

test('topics have two levels, and each is large enough for the internal preset or nearly so', () => {
  expect(new Set(truth.map(({ area }) => area)).size).toBe(15);
  expect(byTopic.size).toBe(69);
  for (const own of byTopic.values()) {
    expect(own.length).toBeGreaterThanOrEqual(40);
    expect(accountsOf(own)).toBeGreaterThanOrEqual(18);
    expect(new Set(own.map((pair) => pair.truth.area)).size).toBe(1);
  }
});

test('planted personal data stands in the text as the truth says', () => {
  const planted = pairs.filter((pair) => pair.truth.planted.length > 0);
  expect(planted.length / pairs.length).toBeGreaterThan(0.05);
  expect(planted.length / pairs.length).toBeLessThan(0.12);
  for (const pair of planted) for (const detail of pair.truth.planted) expect(pair.text).toContain(detail);
  const all = planted.flatMap((pair) => pair.truth.planted).join('\n');
  for (const kind of [
    /@example\.org/u,
    /\+44 7700 900\d{3}/u,
    /\d+ \w+ (Lane|Row|Street|Road)/u,
    /^\p{Lu}\w+ \p{Lu}\w+$/mu,
  ])
    expect(all).toMatch(kind);
});

test('many accounts take part in a campaign of requests that are nearly the same', () => {
  const campaign = pairs.filter((pair) => pair.truth.campaign);
  expect(campaign.length).toBeGreaterThanOrEqual(60);
  expect(campaign.length).toBeLessThanOrEqual(80);
  expect(accountsOf(campaign)).toBeGreaterThanOrEqual(30);
  expect(accountsOf(campaign)).toBeLessThanOrEqual(40);
  expect(shareWithTwin(campaign)).toBeGreaterThan(0.95);
  expect(shareWithTwin(pairs.filter((pair) => !pair.truth.campaign).slice(0, 1500))).toBeLessThan(0.05);
});

/** Share of conversations that have another with at least four in five words in common. */
function shareWithTwin(some: readonly Pair[]): number {
  const sets = some.map(({ text }) => new Set(wordsOf(text).map(({ key }) => key)));
  const isTwin = (left: Set<string>, right: Set<string>): boolean =>
    left !== right && left.intersection(right).size / left.union(right).size >= 0.8;
  return sets.filter((left) => sets.some((right) => isTwin(left, right))).length / sets.length;
}

test('timestamps lie within the two months, fewer at night and at weekends', () => {
  const times = conversations.map(({ timestamp }) => timestamp);
  expect(times).toEqual(times.toSorted());
  expect((times[0] as string) >= '2026-09-01T00:00:00.000Z').toBe(true);
  expect((times.at(-1) as string) < '2026-11-01').toBe(true);
  const atNight = shareOf(pairs, ({ timestamp }) => new Date(timestamp).getUTCHours() < 6);
  const atWeekends = shareOf(pairs, ({ timestamp }) => [0, 6].includes(new Date(timestamp).getUTCDay()));
  expect(atNight).toBeLessThan(0.1);
  expect(atWeekends).toBeLessThan(0.2);
});

test('the classifier errs both ways', () => {
  const harmless = pairs.filter((pair) => !pair.truth.flagged);
  const concerning = pairs.filter((pair) => pair.truth.flagged);
  expect(concerning.length).toBeGreaterThan(80);
  expect(shareOf(concerning, ({ meta }) => meta.flagged)).toBeGreaterThan(0.4);
  expect(shareOf(concerning, ({ meta }) => meta.flagged)).toBeLessThan(0.8);
  const inSecurity = harmless.filter((pair) => pair.truth.topic === 'security');
  expect(shareOf(inSecurity, ({ meta }) => meta.flagged)).toBeGreaterThan(0.15);
  const inCouples = concerning.filter((pair) => pair.truth.topic === 'couples and dating');
  expect(shareOf(inCouples, ({ meta }) => !meta.flagged)).toBeGreaterThan(0.35);
});

test('some things come up more with a plan, a model or a month', () => {
  const inArea = (name: string) => pairs.filter((pair) => pair.truth.area === name);
  const onTeam = ({ meta }: Pair): boolean => meta.plan === 'team';
  const byHeron = ({ meta }: Pair): boolean => meta.model === 'heron';
  const inOctober = ({ timestamp }: Pair): boolean => timestamp >= '2026-10';
  expect(shareOf(inArea('programming'), onTeam)).toBeGreaterThan(1.5 * shareOf(pairs, onTeam));
  expect(shareOf(inArea('writing'), byHeron)).toBeGreaterThan(1.4 * shareOf(pairs, byHeron));
  expect(shareOf(inArea('learning'), inOctober)).toBeGreaterThan(1.2 * shareOf(pairs, inOctober));
});

test('some conversations wander to another topic', () => {
  const wandered = shareOf(pairs, (pair) => pair.truth.wanderedTo !== null);
  expect(wandered).toBeGreaterThan(0.03);
  expect(wandered).toBeLessThan(0.12);
});

test('no topic is recognised by one word: none is in over 60 % of a topic and nearly only there', () => {
  const wordSets = new Map(pairs.map((pair) => [pair.id, new Set(wordsOf(pair.text).map(({ key }) => key))]));
  const everywhere = countsOf(wordSets.values());
  const telling = [...byTopic].flatMap(([topic, own]) =>
    [...countsOf(own.map(({ id }) => wordSets.get(id) as Set<string>))]
      .filter(([word, count]) => count > 0.6 * own.length && count >= 0.9 * (everywhere.get(word) as number))
      .map(([word]) => `${topic}: ${word}`),
  );
  expect(telling).toEqual([]);
});

function countsOf(sets: Iterable<Set<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

test('words alone do not find the topics: k-means on TF-IDF at their number stays at an NMI of 0.75 or less', async () => {
  const texts = pairs.map(({ text }) => text.split(/\s+/u).slice(0, REQUEST_WORDS).join(' '));
  const model = fitCorpusEmbedding(texts, createRandom('sample-test/embedding'));
  const { assignment } = sphericalKMeans(
    { vectors: await model.embed(texts), dimensions: model.dimensions },
    { k: byTopic.size, random: createRandom('sample-test/k-means') },
  );
  const { nmi } = clusteringAgreement(
    truth.map(({ topic }) => topic),
    assignment,
  );
  expect(nmi).toBeLessThanOrEqual(0.75);
  // Nor are they without words of their own.
  expect(nmi).toBeGreaterThan(0.4);
});
