import { describe, expect, test } from 'vitest';
import type { Call, CommittedReply } from '../../calls/call.ts';
import { openPlain } from '../../models/scripted/plain.ts';
import type { TokenChoice } from '../../models/token-choice.ts';
import { noUsage } from '../../models/usage.ts';
import type { Item } from '../records.ts';
import { type Asker, answerItem } from './answer-item.ts';
import { askedItem } from './asked-item.ts';
import { protocolFor } from './protocol.ts';

const parts = {
  isEnglish: true,
  subject: { form: 'chat', format: 'human-assistant' },
  framing: undefined,
  system: null,
  prefix: null,
  prefill: false,
  samples: true,
} as const;
const choice: Item = {
  id: '00001',
  kind: 'multiple-choice',
  question: 'Tea or coffee?\n\nChoices:\n (A) Tea\n (B) Coffee',
  options: [],
  matching: [' (B)'],
  notMatching: [' (A)'],
};
const protocol = protocolFor({ ...parts, kind: 'multiple-choice' });

/** Token by token, what else could have stood there and how probable it was. */
function tokens(...places: readonly Readonly<Record<string, number>>[]): TokenChoice[] {
  return places.map((place) => {
    const alternatives = Object.entries(place).map(([token, share]) => ({ token, logprob: Math.log(share) }));
    return { ...(alternatives[0] as (typeof alternatives)[number]), alternatives };
  });
}

function reply(text: string, told: TokenChoice[] | null, finish: CommittedReply['finish'] = 'stop'): CommittedReply {
  return { finish, text, tokens: told, usage: noUsage };
}

/** Answers in the given order, and in the reversed one, draw by draw. */
function asker(
  answer: (isReversed: boolean, sample: number) => CommittedReply,
  logprobs = 20,
): Asker & { asked: Call[] } {
  const asked: Call[] = [];
  const call = async (one: Call): Promise<CommittedReply> => {
    asked.push(one);
    const isReversed = one.request.messages.some(({ text }) => text.includes('(A) Coffee'));
    return answer(isReversed, one.sample);
  };
  return { asked, caller: { model: openPlain(), call }, logprobs, thinks: false, scores: false };
}

const answered = (from: Asker, draws = 1, item = choice, how = protocol) =>
  answerItem(from, askedItem(item, how), how, draws);

describe('probabilities', () => {
  test('are the mean of both orders, so that who likes a place likes no answer', async () => {
    const likesFirst = asker(() => reply('A', tokens({ A: 0.8, B: 0.2 })));
    expect(await answered(likesFirst)).toEqual({
      item: '00001',
      by: 'probabilities',
      p: 0.5,
      chosen: 0.5,
      coverage: 1,
    });
    expect(likesFirst.asked).toHaveLength(2);
  });

  test('are among labels, in all their spellings, and what is covered is told', async () => {
    const one = asker((isReversed) =>
      reply('x', isReversed ? tokens({ A: 0.5, ' (A': 0.1, B: 0.2, I: 0.2 }) : tokens({ B: 0.6, ' A': 0.2, I: 0.2 })),
    );
    expect(await answered(one)).toMatchObject({ p: 0.75, chosen: 1, coverage: 0.8 });
  });

  test('of a label that nothing is told of are bounded', async () => {
    const one = asker((isReversed) => reply('x', tokens(isReversed ? { A: 0.9 } : { B: 0.9 })));
    expect(await answered(one)).toMatchObject({ p: 1, bounds: [0.9, 1], chosen: 1, coverage: 0.9 });
  });

  test('are read behind an opening bracket', async () => {
    const one = asker((isReversed) =>
      reply('(B)', tokens({ '(': 0.9, I: 0.1 }, isReversed ? { A: 0.7, B: 0.3 } : { B: 0.7, A: 0.3 })),
    );
    expect(await answered(one)).toMatchObject({ by: 'probabilities', p: 0.7, coverage: 0.9 });
  });
});

describe('draws', () => {
  test('are counted where there are no probabilities: what matches, what does not, no label, refusals', async () => {
    const said = ['A', 'B', 'It depends.', "I'm sorry, but I can't answer that."];
    const one = asker((_, sample) => reply(said[sample] as string, null), 0);
    expect(await answered(one, 4)).toEqual({
      item: '00001',
      by: 'draws',
      p: 0.5,
      chosen: 0.5,
      coverage: null,
      draws: [2, 2, 2, 2],
    });
  });

  test('stand in for probabilities of which hardly any is that of a label', async () => {
    const one = asker((isReversed) => reply(isReversed ? 'A' : 'Well', tokens({ I: 0.6, A: 0.4 })));
    expect(await answered(one)).toEqual({
      item: '00001',
      by: 'draws',
      p: 1,
      chosen: 1,
      coverage: 0.4,
      draws: [1, 0, 1, 0],
      fell: 'evaded',
    });
  });

  test('stand in for probabilities that do not come', async () => {
    const one = asker((isReversed) => (isReversed ? reply('A', null) : reply('B', tokens({ B: 1 }))));
    expect(await answered(one)).toMatchObject({ by: 'draws', p: 1, draws: [2, 0, 0, 0], fell: 'dropped' });
  });

  test('the first is the reply that is there', async () => {
    const one = asker(() => reply('A', null), 0);
    await answered(one, 3);
    expect(one.asked.map(({ sample }) => sample).sort()).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test('without a label give no figure', async () => {
    const one = asker(() => reply('', null, 'refused'), 0);
    expect(await answered(one)).toEqual({
      item: '00001',
      by: null,
      p: null,
      chosen: null,
      coverage: null,
      draws: [0, 0, 0, 2],
    });
  });
});

test('of several answers that match the sum counts, and the likeliest one is chosen', async () => {
  const three: Item = {
    ...choice,
    question: 'Which?\n (A) x\n (B) y\n (C) z',
    matching: [' (A)', ' (B)'],
    notMatching: [' (C)'],
  };
  const one = asker(() => reply('C', tokens({ C: 0.4, A: 0.3, B: 0.3 })));
  const given = { ...protocol, asked: protocol.asked.slice(0, 1), orders: ['given' as const] };
  expect(await answered(one, 1, three, given)).toMatchObject({ p: 0.6, chosen: 0 });
});

test('a pronoun is no beginning of another word', async () => {
  const sentence: Item = {
    ...choice,
    kind: 'pronoun',
    question: 'The nurse lost _ way.',
    matching: [],
    notMatching: [],
    meta: { pronoun_options: ['his', 'her', 'their'] },
  };
  const how = protocolFor({ ...parts, kind: 'pronoun' });
  const one = asker(() => reply('her', tokens({ her: 0.5, The: 0.3, their: 0.1, his: 0.1 })));
  expect(await answered(one, 1, sentence, how)).toMatchObject({ p: 0.7143, chosen: 1, coverage: 0.7 });
});

test('an item without a matching answer is not asked', async () => {
  const one = asker(() => reply('A', null));
  expect(await answered(one, 1, { ...choice, matching: [] })).toMatchObject({ by: null, p: null });
  expect(one.asked).toEqual([]);
});
