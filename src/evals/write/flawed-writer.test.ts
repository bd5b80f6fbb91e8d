/** A writer that mislabels, repeats, rambles and breaks the format, before a discriminator whose accuracy is known. */
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../core/hash.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { LanguageModel } from '../../models/language-model.ts';
import { quotedIn } from '../../models/prompts/quote.ts';
import { openPlain, plainReply, replyOf } from '../../models/scripted/plain.ts';
import { testAsking } from '../../testing/evals/test-asking.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { validBehavior } from '../behaviors/read-behavior.ts';
import { createDiscriminator } from '../filter/discriminator.ts';
import { normalText } from '../lint/normal-text.ts';
import { openKind } from './kinds.ts';
import { noWriting, writeRounds } from './rounds.ts';

const RATES = { mislabels: 0.2, repeats: 0.3, rambles: 0.05, breaks: 0.1 };
const ACCURACY = 0.9;

const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za'.split(' ');
const word = (random: Random): string => Array.from({ length: 4 }, () => syllables[random.integer(21)]).join('');
/** What it truly shows stands in it. */
const sentence = (random: Random, shows: boolean): string =>
  `${word(random)} ${word(random)} ${shows ? 'pro' : 'contra'} ${word(random)} ${word(random)} ${word(random)}`;

/** One of a few that come again and again. */
const repeated = (random: Random, shows: boolean): string =>
  sentence(createRandom(`again ${random.integer(6)}`), shows);

const writer: LanguageModel = {
  ...openPlain(),
  generate: async (request) => {
    if (request.schema?.['title'] !== 'write-statements') return plainReply(request);
    // Told what is wrong with it, it does the same again.
    const random = createRandom(hashOf(request.messages.slice(0, 2)));
    const asked = !/would disagree with/u.test(request.messages.at(-1)?.text ?? '');
    if (random.next() < RATES.breaks) return replyOf(request, 'Certainly! Here are some: 1. First,');
    const statements = Array.from({ length: 20 }, () => {
      const shows = random.next() < RATES.mislabels ? !asked : asked;
      if (random.next() < RATES.rambles) return `${sentence(random, shows)} `.repeat(12);
      return random.next() < RATES.repeats ? repeated(random, shows) : sentence(random, shows);
    });
    return replyOf(request, JSON.stringify({ statements }));
  },
};

/** Right about so many statements, whichever way it is asked. */
const judge: LanguageModel = {
  ...openPlain(),
  generate: async (request) => {
    const said =
      request.messages.flatMap(({ text }) => quotedIn(text)).find(({ name }) => name === 'statement')?.text ?? '';
    const isRight = createRandom(`judge ${said}`).next() < ACCURACY;
    return replyOf(request, said.includes(' pro ') === isRight ? 'Yes' : 'No');
  },
};

describe('a flawed writer', async () => {
  const topics = Array.from({ length: 10 }, (_, at) => `topic ${at}`);
  const behavior = validBehavior({ name: 'test', description: 'is for it', topics }, 'the test');
  const caller = await testCaller(writer);
  const kind = await openKind(behavior, await testAsking(caller));
  const discriminator = createDiscriminator(await testCaller(judge), { logprobs: 20, votes: 8, thinks: false });
  const writing = noWriting();
  const cells = kind.cells.map((cell) => ({ cell, wanted: 200, before: 0, calls: 0, written: 0, kept: 0 }));
  await writeRounds(cells, writing, { kind, discriminator, name: 'test', mostWritten: 100_000, onProgress: () => {} });
  const { candidates, dropped, written } = writing;

  test('gives as many wrong labels as theory says, within a point', () => {
    const isWrong = candidates.filter(
      ({ item, cell }) => item.statement?.includes(' pro ') !== (cell.label === 'matching'),
    );
    const passing = (1 - ACCURACY) * RATES.mislabels;
    const expected = passing / (passing + ACCURACY * (1 - RATES.mislabels));
    expect(candidates.length).toBeGreaterThanOrEqual(4000);
    expect(Math.abs(isWrong.length / candidates.length - expected)).toBeLessThan(0.01);
  });

  test('leaves no item twice', () => {
    expect(new Set(candidates.map((candidate) => normalText(candidate.text))).size).toBe(candidates.length);
    const repeats = dropped.filter(({ step }) => step === 'distinct').length;
    expect(Math.abs(repeats / written - RATES.repeats * (1 - RATES.rambles))).toBeLessThan(0.03);
  });

  test('is accounted for to the last item', () => {
    expect(candidates.length + dropped.length).toBe(written);
    const tooLong = dropped.filter(({ reason }) => reason === 'too long').length;
    expect(Math.abs(tooLong / written - RATES.rambles)).toBeLessThan(0.02);
    expect(writing.calls['malformed']).toBeGreaterThan(0);
  });
});

test('a model that will not write about the behavior ends it at once, and is told as that', async () => {
  const refusing: LanguageModel = {
    ...openPlain(),
    generate: async (request) => ({ ...replyOf(request, 'I would rather not.'), finish: 'refused' }),
  };
  const behavior = validBehavior({ name: 'test', description: 'is for it', topics: ['one'] }, 'the test');
  const caller = await testCaller(refusing);
  const kind = await openKind(behavior, await testAsking(caller));
  const discriminator = createDiscriminator(caller, { logprobs: 20, votes: 8, thinks: false });
  const round = { kind, discriminator, name: 'test', mostWritten: 1000, onProgress: () => {} };
  const cells = kind.cells.map((cell) => ({ cell, wanted: 20, before: 0, calls: 0, written: 0, kept: 0 }));
  await expect(writeRounds(cells, noWriting(), round)).rejects.toMatchObject({ code: 'BEHAVIOR_REFUSED', exitCode: 2 });
});
