import { describe, expect, test } from 'vitest';
import { describeFormat, recordsOf } from '../../../testing/format-contract.ts';
import type { ReadRow, RejectReason } from '../format.ts';
import { formatNamed, conversationFormats as formats } from './index.ts';

/** Every format by name: one that is added is added here. */
const names = [
  ...['lmsys', 'wildchat', 'sharegpt', 'openai-batch', 'openai-responses'],
  ...['chatgpt-export', 'litellm', 'inspect-log', 'oasst'],
  ...['anthropic-batch', 'anthropic', 'claude-export', 'claude-code'],
  ...['langfuse', 'langsmith', 'openinference', 'opentelemetry'],
  ...['simple', 'openai', 'text'],
];

test('every format is in the list, and says by what it is told and where it names accounts', () => {
  expect(formats.map(({ name }) => name)).toEqual(names);
  for (const { evidence, accounts } of formats) expect([evidence, accounts]).not.toContain(undefined);
});

for (const name of names) describeFormat(formatNamed(name), formats);

function read(name: string, row: unknown): ReadRow {
  const [result] = recordsOf(formatNamed(name), row);
  if (result === undefined || typeof result === 'string') throw new Error(result);
  return result;
}

function reason(name: string, row: unknown): RejectReason {
  const [result] = recordsOf(formatNamed(name), row);
  if (typeof result !== 'string') throw new Error('was read');
  return result;
}

const said = [{ role: 'user', content: 'Hi' }];
const heard = [{ role: 'user', text: 'Hi' }];

describe('simple', () => {
  test('takes id, account and time out, and leaves the rest', () => {
    const row = { id: 7, user_id: 'u', timestamp: 5, messages: said, meta: { plan: 'pro' }, '': 1 };
    expect(read('simple', row)).toEqual({
      id: '7',
      account: 'u',
      startedAt: 5,
      messages: heard,
      rest: { meta: { plan: 'pro' }, '': 1 },
    });
  });

  test('leaves out what no known role says, and what is no text', () => {
    const messages = [{ role: 'narrator', content: 'Once' }, ...said, { role: 'assistant', content: null }];
    expect(read('simple', { messages }).messages).toEqual(heard);
  });

  test.each([
    [{ messages: [] }, 'not-a-conversation'],
    [{ messages: [{ role: 'narrator', content: 'x' }] }, 'not-a-conversation'],
    [{ messages: [{ role: 'assistant', content: 'x' }] }, 'no-user-turn'],
    [{ messages: [{ role: 'user', content: ' \n' }] }, 'no-user-turn'],
    [{ text: '' }, 'no-user-turn'],
    [{ text: 7 }, 'not-a-conversation'],
    ['text', 'not-a-conversation'],
  ])('refuses %j', (row, expected) => {
    expect(reason('simple', row)).toBe(expected);
  });
});

describe('openai', () => {
  test('reads parts, answers and the account wherever it is named', () => {
    const row = {
      messages: [
        {
          role: 'user',
          content: [{ type: 'text', text: 'What' }, { type: 'image_url' }, { type: 'text', text: 'is this?' }],
        },
        { role: 'assistant', content: null, tool_calls: [{ id: 'x' }] },
      ],
      choices: [
        { message: { role: 'assistant', content: 'A cat.' } },
        { message: { role: 'assistant', content: 'B' } },
      ],
      metadata: { user_id: 9, plan: 'free' },
      model: 'm',
    };
    expect(read('openai', row)).toEqual({
      account: '9',
      startedAt: undefined,
      messages: [
        { role: 'user', text: 'What\nis this?' },
        { role: 'assistant', text: 'A cat.' },
      ],
      rest: { model: 'm', metadata: { plan: 'free' }, left_out: { media: 1, tool: 1 } },
      part: { kind: 'history', alone: true },
    });
    for (const named of [{ user: 'u' }, { safety_identifier: 'u' }, { user_id: 'u' }, { account: 'u' }]) {
      expect(read('openai', { messages: said, ...named })).toMatchObject({ account: 'u', rest: { metadata: {} } });
    }
  });

  test('a log whose rows are plain here and parts there is read row by row, with its account', () => {
    const [plain, parts] = [said, [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }]];
    for (const messages of [plain, parts]) {
      const row = { user: 'u', messages };
      expect(formats.find((format) => format.detects(row))?.name).toBe('openai');
    }
  });

  test.each([
    [{ messages: [{ role: 'user', content: null }] }, 'not-a-conversation'],
    [{ messages: [{ role: 'assistant', content: 'x' }] }, 'no-user-turn'],
    [{ messages: 'x' }, 'not-a-conversation'],
  ])('refuses %j', (row, expected) => {
    expect(reason('openai', row)).toBe(expected);
  });
});

test('text keeps a line as it is', () => {
  expect(read('text', ' a "b" ').messages).toEqual([{ role: 'user', text: ' a "b" ' }]);
  expect(reason('text', ' \t')).toBe('no-user-turn');
});

test('an unknown name is refused with the known ones', () => {
  expect(() => formatNamed('__proto__')).toThrow(
    expect.objectContaining({ code: 'FORMAT_UNKNOWN', hint: expect.stringContaining('openai') }),
  );
});
