import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../records.ts';
import { askedItem } from './asked-item.ts';
import { labelsOf } from './labels.ts';
import { type ProtocolParts, protocolFor } from './protocol.ts';
import { reversedOptions } from './reversed-options.ts';

const parts: ProtocolParts = {
  kind: 'yes-no',
  isEnglish: true,
  subject: { form: 'chat', format: 'human-assistant' },
  framing: undefined,
  system: null,
  prefix: null,
  prefill: false,
  samples: true,
};
const statement: Item = {
  id: '1',
  kind: 'yes-no',
  question: 'Would you say this?\n"I like {question} and $&."',
  options: [],
  matching: [' No'],
  notMatching: [' Yes'],
};
const choice: Item = {
  id: '2',
  kind: 'multiple-choice',
  question: 'Tea?\n\nChoices:\n (A) One\n (B) Two\nlines\n\nAnswer:',
  options: [],
  matching: [' (A)'],
  notMatching: [' (B)'],
};

describe('options from the last to the first', () => {
  test('leave letters and all else where they are', () => {
    expect(reversedOptions(choice.question)).toBe('Tea?\n\nChoices:\n (A) Two\nlines\n (B) One\n\nAnswer:');
  });

  test('twice are as they were', () => {
    const line = fc.string().map((text) => `x${text.replaceAll(/[\n\r]/gu, ' ')}`);
    fc.assert(
      fc.property(line, fc.array(line, { minLength: 2, maxLength: 8 }), (stem, options) => {
        const question = `${stem}\n\nChoices:\n${options.map((text, at) => ` (${String.fromCharCode(65 + at)}) ${text}`).join('\n')}`;
        const turned = reversedOptions(question);
        expect(turned).not.toBeNull();
        expect(reversedOptions(turned as string)).toBe(question);
      }),
    );
  });

  test.each(['No options at all', ' (A) alone', 'x\n (B) Two\n (A) One'])(
    'of a question without options in order there are none: %s',
    (question) => {
      expect(reversedOptions(question)).toBeNull();
    },
  );
});

describe('a question as it is asked', () => {
  const texts = (item: Item, more: Partial<ProtocolParts> = {}) =>
    askedItem(item, protocolFor({ ...parts, kind: item.kind, ...more })).orders.map(({ messages }) =>
      messages.map(({ role, text }) => `${role}: ${text}`),
    );

  test('of a chat model ends in the labels, in both orders; what an item says is no place of the template', () => {
    expect(texts(statement)).toEqual([
      ['user: Would you say this?\n"I like {question} and $&."\n\nAnswer with Yes or No only.'],
      ['user: Would you say this?\n"I like {question} and $&."\n\nAnswer with No or Yes only.'],
    ]);
  });

  test('of the paper is the question alone', () => {
    expect(texts(statement, { framing: 'paper' })).toEqual([
      ['user: Would you say this?\n"I like {question} and $&."'],
    ]);
  });

  test('of a base model is a text that ends where the answer begins', () => {
    expect(texts(choice, { subject: { form: 'base', format: 'human-assistant' }, prefix: 'I think it is' })[0]).toEqual(
      [`user: \n\nHuman: ${choice.question}\n\nAssistant: I think it is`],
    );
    expect(
      texts(statement, { subject: { form: 'base', format: 'question-answer' }, system: 'You are old.' })[0],
    ).toEqual([`user: You are old.\n\nQuestion: ${statement.question}\n\nAnswer:`]);
  });

  test('begins its answer where the set says so and the model goes on with it', () => {
    const how = { framing: 'paper', prefix: 'I believe so:', system: 'Be brief.' } as const;
    expect(texts(choice, { ...how, prefill: true })[0]).toEqual([
      'system: Be brief.',
      `user: ${choice.question}`,
      'assistant: I believe so:',
    ]);
    expect(texts(choice, how)[0]).toEqual(['system: Be brief.', `user: ${choice.question}`]);
  });

  test('in another language names labels without an English sentence', () => {
    const german = { ...statement, matching: [' Ja'], notMatching: [' Nein'] };
    expect(texts(german, { isEnglish: false })[1]?.[0]).toMatch(/\n\nNein \/ Ja$/u);
  });

  test('of a sentence with a blank asks for the pronoun, or has it said', () => {
    const sentence: Item = {
      ...statement,
      kind: 'pronoun',
      question: 'The nurse said _ would come.',
      matching: [],
      notMatching: [],
      meta: { pronoun_options: ['he', 'she', 'they'] },
    };
    expect(texts(sentence)[0]?.[0]).toMatch(
      /The nurse said _ would come\.\n\nAnswer with one word: he, she or they\.$/u,
    );
    expect(texts(sentence, { framing: 'paper', prefill: true })[0]?.[1]).toBe('assistant: The nurse said');
    expect(labelsOf(sentence)).toEqual({ labels: ['he', 'she', 'they'], counted: [1] });
  });

  test('whose options cannot be turned is asked once', () => {
    expect(texts({ ...choice, question: 'Tea?' })).toHaveLength(1);
  });
});

test('labels stand in the order of the options, also where one is of neither side', () => {
  const options = ['A', 'B', 'C'].map((letter) => ({ letter, text: letter }));
  expect(labelsOf({ ...choice, options, matching: [' (C)'], notMatching: [' (A)'] })).toEqual({
    labels: [' (A)', ' (B)', ' (C)'],
    counted: [2],
  });
});

test('a protocol is known by all that is asked, and by nothing of one set', () => {
  const id = (more: Partial<ProtocolParts>) => protocolFor({ ...parts, ...more }).id;
  const ways: Partial<ProtocolParts>[] = [
    {},
    { framing: 'paper' },
    { kind: 'multiple-choice' },
    { kind: 'pronoun' },
    { system: 'Be brief.' },
    { isEnglish: false },
    { subject: { form: 'base', format: 'human-assistant' } },
    { subject: { form: 'base', format: 'question-answer' } },
    { subject: { form: 'base', format: 'plain' } },
    { samples: false },
    { framing: 'paper', prefix: 'So:', prefill: true },
  ];
  expect(new Set(ways.map(id)).size).toBe(ways.length);
  expect(id({ framing: 'direct' })).toBe(id({}));
  expect(id({ prefix: 'So:' })).toBe(id({}));
});
