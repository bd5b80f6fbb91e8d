/** What is foreseen, beside what writers and judges of all sorts then take. */
import { describe, expect, test } from 'vitest';
import type { Caller } from '../../calls/call.ts';
import type { Likely } from '../../calls/estimate.ts';
import { notedCalls } from '../../calls/noted-calls.ts';
import { hashOf } from '../../core/hash.ts';
import { createRandom } from '../../core/random.ts';
import type { LanguageModel } from '../../models/language-model.ts';
import { openPlain, replyOf } from '../../models/scripted/plain.ts';
import { testAsking } from '../../testing/evals/test-asking.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { languageDetector } from '../../text/language.ts';
import { validBehavior } from '../behaviors/read-behavior.ts';
import { createDiscriminator } from '../filter/discriminator.ts';
import { writeCandidates } from './candidates.ts';
import type { Embedding } from './clustered.ts';
import { type Foreseen, foresee } from './foresee.ts';
import { inLanguage } from './in-language.ts';
import { openKind } from './kinds.ts';

const behavior = validBehavior(
  { name: 'test', description: 'is for it', topics: ['one', 'two', 'three'], perCall: 5, requirements: ['relevant'] },
  'the test',
);
const amounts = { perLabel: 12, surplus: 1.5, isPreview: false };
const embedding: Embedding = {
  name: 'test',
  sameAbove: null,
  embed: async (texts) => ({ vectors: new Float32Array(2 * texts.length).fill(Math.SQRT1_2), dimensions: 2 }),
};

const WORDS =
  'bread rivers letters gardens winter music neighbours trains mirrors stones children bridges paper horses kitchens summer clouds teachers markets windows candles ships songs forests pillows coins shadows apples deserts clocks'.split(
    ' ',
  );

/** Writes as many statements as it is asked for, of which so many say the same; what they show stands in them. */
function writerThat({ repeats = 0, refuses = 0 }: { repeats?: number; refuses?: number }): LanguageModel {
  return {
    ...openPlain(),
    generate: async (request) => {
      const random = createRandom(hashOf(request.messages));
      if (random.next() < refuses) return { ...replyOf(request, 'No.'), finish: 'refused' };
      const side = /would disagree with/u.test(request.messages.at(-1)?.text ?? '') ? 'contra' : 'pro';
      const words = () => Array.from({ length: 6 }, () => WORDS[random.integer(WORDS.length)]).join(' and ');
      const statements = Array.from({ length: 5 }, () =>
        random.next() < repeats ? `I say it again ${side}.` : `I often think of ${words()}, ${side}.`,
      );
      return replyOf(request, JSON.stringify({ statements }));
    },
  };
}

/** Knows labels, or lets no answer pass for one; finds so many statements to be what is required. */
function judgeThat({ labels = true, finds = 1 }: { labels?: boolean; finds?: number }): LanguageModel {
  return {
    ...openPlain(),
    generate: async (request) => {
      const text = request.messages.at(-1)?.text ?? '';
      const isRequired = createRandom(/I .*\./u.exec(text)?.[0] ?? '').next() < finds;
      if (!text.includes('<data statement')) return replyOf(request, isRequired ? 'Yes' : 'No');
      return replyOf(request, labels ? (/ pro\./u.test(text) ? 'Yes' : 'No') : 'Neither');
    },
  };
}

const judging = (logprobs: number) => (caller: Caller) =>
  createDiscriminator(caller, { logprobs, votes: 8, thinks: false });
const callsOf = (stages: readonly { readonly calls: Likely }[], which: keyof Likely): number =>
  stages.reduce((sum, { calls }) => sum + calls[which], 0);

async function compared(writer: LanguageModel, judge: LanguageModel, logprobs = 20) {
  const callers = { writer: await testCaller(writer), discriminator: await testCaller(judge) };
  const input = {
    behavior,
    amounts,
    seed: 0,
    ...callers,
    judging: { likely: judging(logprobs), most: judging(logprobs) },
    embedding,
  };
  const before = await foresee(input);
  const noted = notedCalls();
  const opened = await openKind(behavior, await testAsking(noted.of(callers.writer)));
  const kind = inLanguage(opened, behavior.language, await languageDetector());
  const parts = {
    kind,
    discriminator: judging(logprobs)(noted.of(callers.discriminator)),
    name: 'test',
    onProgress: () => {},
  };
  const writing = await writeCandidates(parts, amounts, embedding, 0);
  const made = Map.groupBy(noted.list(), ({ prompt }) => prompt.split('@')[0]);
  const count = (prompt: string): number => made.get(prompt)?.length ?? 0;
  const actual = {
    written: count('write-statements'),
    labels: count('statement-label'),
    requirements: count('item-requirement'),
  };
  return { before, after: await foresee(input), actual, writing };
}

function holds(
  { firstRound, moreRounds, checks }: Foreseen,
  actual: Awaited<ReturnType<typeof compared>>['actual'],
): void {
  const [labels, requirements] = checks as [Foreseen['checks'][number], Foreseen['checks'][number]];
  const ranges = [
    [actual.written, [firstRound, moreRounds]],
    [actual.labels, [labels]],
    [actual.requirements, [requirements]],
  ] as const;
  for (const [made, stages] of ranges) {
    expect(made).toBeGreaterThanOrEqual(callsOf(stages, 'low'));
    expect(made).toBeLessThanOrEqual(callsOf(stages, 'high'));
  }
}

describe('what is foreseen holds', () => {
  test.each([
    ['where nearly all is kept', writerThat({}), judgeThat({})],
    ['where half says the same', writerThat({ repeats: 0.5 }), judgeThat({})],
    ['where some calls are refused', writerThat({ refuses: 0.3 }), judgeThat({})],
    ['where a third meets the requirement', writerThat({}), judgeThat({ finds: 0.33 })],
  ])(
    '%s',
    async (_, writer, judge) => {
      const { before, actual, after, writing } = await compared(writer, judge);
      holds(before, actual);
      expect(writing.candidates.length).toBeGreaterThanOrEqual(before.items);
      expect([after.firstRound, after.moreRounds, ...after.checks].map(({ calls }) => calls.high)).toEqual([
        0, 0, 0, 0,
      ]);
    },
    30_000,
  );

  test('by votes', async () => {
    const { before, actual } = await compared(writerThat({}), judgeThat({}), 0);
    holds(before, actual);
    expect(before.checks.map(({ ways }) => ways)).toEqual([4, 2]);
  }, 30_000);

  test('to the last question where nothing meets the requirement, and it gives up', async () => {
    const { before, actual, writing } = await compared(writerThat({}), judgeThat({ finds: 0 }));
    holds(before, actual);
    expect(writing.candidates).toEqual([]);
    const [labels, requirements] = before.checks;
    // All but what says nearly the same.
    expect(actual.labels).toBeGreaterThan(0.95 * (labels?.calls.high ?? 0));
    expect(actual.requirements).toBeGreaterThan(0.95 * (requirements?.calls.high ?? 0));
  }, 30_000);

  test('where no label is agreed with, but that no requirement is asked', async () => {
    const { before, actual } = await compared(writerThat({}), judgeThat({ labels: false }));
    expect(actual.requirements).toBe(0);
    expect(actual.labels).toBeLessThanOrEqual(before.checks[0]?.calls.high ?? 0);
    expect(actual.labels).toBeGreaterThan(0.95 * (before.checks[0]?.calls.high ?? 0));
    expect(actual.written).toBeLessThanOrEqual(callsOf([before.firstRound, before.moreRounds], 'high'));
  }, 30_000);
});
