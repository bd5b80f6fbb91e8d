import { describe, expect, test } from 'vitest';
import { openPlain, replyOf } from '../../models/scripted/plain.ts';
import { testCaller } from '../../testing/test-caller.ts';
import type { ChoiceQuestion } from './check.ts';
import { createDiscriminator } from './discriminator.ts';

const question = (text: string, labels = ['Yes', 'No']): ChoiceQuestion => ({
  prompt: { name: 'test', version: 1 },
  messages: [{ role: 'user', text }],
  labels,
  wanted: 0,
});

/** Says what stands in the question, each time another of the words. */
const saying = () => {
  const times = new Map<string, number>();
  return {
    ...openPlain(),
    generate: async (request: Parameters<ReturnType<typeof openPlain>['generate']>[0]) => {
      const text = request.messages[0]?.text ?? '';
      const said = times.get(text) ?? 0;
      times.set(text, said + 1);
      const words = text.split(' ');
      return { ...replyOf(request, words[said % words.length] as string), tokens: null };
    },
  };
};

describe('without log-probabilities', () => {
  test('votes are counted over all ways of asking, and smoothed', async () => {
    const { probability, how, callsFor } = createDiscriminator(await testCaller(saying()), {
      logprobs: 0,
      votes: 8,
      thinks: false,
    });
    expect([how, callsFor(4), callsFor(3)]).toEqual(['votes', 8, 9]);
    // Two draws of four questions: Yes Yes, Yes No, No No, and one that says neither.
    expect(await probability(['Yes', 'Yes No', 'No', 'Perhaps'].map((text) => question(text)))).toBe((3 + 1) / (6 + 2));
  });

  test('what is mostly no answer has no probability', async () => {
    const { probability } = createDiscriminator(await testCaller(saying()), { logprobs: 0, votes: 6, thinks: false });
    expect(await probability(['Perhaps', 'Well', 'Yes'].map((text) => question(text)))).toBe(null);
  });
});

describe('with log-probabilities', () => {
  const telling = (told: Readonly<Record<string, number>>) => ({
    ...openPlain(),
    generate: async (request: Parameters<ReturnType<typeof openPlain>['generate']>[0]) => {
      const alternatives = Object.entries(told).map(([token, p]) => ({ token, logprob: Math.log(p) }));
      const [first] = alternatives as [{ token: string; logprob: number }];
      return { ...replyOf(request, first.token), tokens: [{ ...first, alternatives }] };
    },
  });

  test('the share of the mass of all labels counts', async () => {
    const caller = await testCaller(telling({ Yes: 0.6, No: 0.2, Hm: 0.2 }));
    const { probability, how } = createDiscriminator(caller, { logprobs: 5, votes: 8, thinks: false });
    expect(how).toBe('log-probabilities');
    expect(await probability([question('one'), question('two', ['No', 'Yes'])])).toBeCloseTo((0.75 + 0.25) / 2);
  });

  test('what a model thinks before it answers is no answer, and it has room for it', async () => {
    const thought = ['<think>', 'Yes', ', or no', '</think>', '\n\n'].map((token) => ({
      token,
      logprob: -0.01,
      alternatives: [{ token, logprob: -0.01 }],
    }));
    const answer = ['No', 'Yes'].map((token, at) => ({ token, logprob: Math.log([0.8, 0.2][at] as number) }));
    const rooms: number[] = [];
    const thinking = {
      ...openPlain(),
      generate: async (request: Parameters<ReturnType<typeof openPlain>['generate']>[0]) => {
        rooms.push(request.maxOutputTokens);
        const last = { ...(answer[0] as (typeof answer)[number]), alternatives: answer };
        return { ...replyOf(request, 'No'), tokens: [...thought, last] };
      },
    };
    const { probability } = createDiscriminator(await testCaller(thinking), { logprobs: 5, votes: 8, thinks: true });
    expect(await probability([question('one')])).toBeCloseTo(0.2);
    expect(rooms).toEqual([expect.toSatisfy((room: number) => room > 2000)]);
  });

  test('a label that nothing is told of is not taken for impossible', async () => {
    const caller = await testCaller(telling({ Yes: 0.6 }));
    const { probability } = createDiscriminator(caller, { logprobs: 1, votes: 8, thinks: false });
    expect(await probability([question('one')])).toBeCloseTo(0.6);
    const sure = await testCaller(telling({ Yes: 0.6, ' yes': 0.4 }));
    const certain = createDiscriminator(sure, { logprobs: 2, votes: 8, thinks: false });
    expect(await certain.probability([question('two')])).toBeCloseTo(1);
  });

  test('a mass that is mostly elsewhere is no answer', async () => {
    const caller = await testCaller(telling({ I: 0.7, Yes: 0.3 }));
    expect(
      await createDiscriminator(caller, { logprobs: 5, votes: 8, thinks: false }).probability([question('one')]),
    ).toBe(null);
  });
});
