/** What every format of conversations promises, as one suite. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type ConversationFormat,
  type ReadResult,
  type ReadRow,
  type RejectReason,
  rejectReasons,
} from '../insights/conversations/format.ts';
import { createConverter } from '../insights/conversations/row-to-conversation.ts';
import { type Conversation, conversationSchema } from '../insights/records.ts';

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const inside = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Rows as they come from logs that nobody checked; JSON text, because only there `__proto__` is a plain member. */
const hostileRows: readonly string[] = [
  'null',
  '0',
  '""',
  '[]',
  '{}',
  '{"messages":null}',
  '{"messages":[]}',
  '{"messages":[null,1,"x",[]]}',
  '{"messages":[{"role":"user"}]}',
  '{"messages":[{"role":"user","content":null}]}',
  '{"messages":[{"role":"user","content":7},{"role":"assistant","content":{"text":"x"}}]}',
  '{"messages":[{"role":"narrator","content":"x"}]}',
  '{"messages":[{"role":"__proto__","content":"x"},{"role":"constructor","content":"x"}]}',
  '{"messages":[{"role":"assistant","content":"Hello?"}]}',
  '{"messages":[{"role":"user","content":[null,{"text":7},{"type":"image_url"}]}]}',
  '{"messages":{"0":{"role":"user","content":"x"},"length":1}}',
  '{"text":["x"]}',
  '{"text":"  "}',
  '{"__proto__":{"text":"x","messages":[{"role":"user","content":"x"}]}}',
  '{"text":"x","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  '{"messages":[{"role":"user","content":"x","__proto__":{"polluted":true}}],"__proto__":null}',
  `{"text":"x","deep":${nested(50_000)}}`,
  `{"text":"x","deep":${inside(50_000)}}`,
  `{"messages":[{"role":"user","content":${nested(50_000)}}]}`,
  '{"text":"lone \\ud800 and \\u0000","id":"\\udfff","user_id":"\\ud800"}',
  '{"id":{"a":1},"user_id":[1],"timestamp":{},"text":"x"}',
  `{"text":"x","wide":{${Array.from({ length: 5000 }, (_, index) => `"k${index}":${index}`).join()}}}`,
];

const likeARow = fc.record(
  {
    id: fc.jsonValue(),
    text: fc.oneof(fc.string(), fc.jsonValue()),
    user: fc.jsonValue(),
    user_id: fc.jsonValue(),
    metadata: fc.jsonValue(),
    choices: fc.jsonValue(),
    timestamp: fc.jsonValue(),
    messages: fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.record(
          {
            role: fc.oneof(
              fc.constantFrom('user', 'human', 'assistant', 'tool', 'nobody', '__proto__'),
              fc.jsonValue(),
            ),
            content: fc.oneof(
              fc.string({ unit: 'binary' }),
              fc.jsonValue(),
              fc.array(fc.record({ type: fc.constant('text'), text: fc.oneof(fc.string(), fc.jsonValue()) })),
            ),
          },
          { requiredKeys: [] },
        ),
      ),
    ),
  },
  { requiredKeys: [] },
);

/** A part may say nothing by itself. */
const partSchema = conversationSchema.extend({ messages: z.array(conversationSchema.shape.messages.element) });

export function recordsOf(format: ConversationFormat, row: unknown): readonly ReadResult[] {
  const read = format.read(row);
  return Array.isArray(read) ? read : [read as ReadRow | RejectReason];
}

/** Declares the suite for one format; `all` are those that are tried, in their order, with this one among them. */
export function describeFormat(format: ConversationFormat, all: readonly ConversationFormat[]): void {
  const convert = createConverter({ secret: new Uint8Array(32) });

  /** What is read is a conversation that a later stage can read, or a part of one; else there is a known reason. */
  const expectRecord = (read: ReadResult, row: unknown): Conversation | null => {
    if (typeof read === 'string') {
      expect(rejectReasons).toContain(read);
      return null;
    }
    const { conversation } = convert(read, row);
    if (read.part !== undefined) return partSchema.parse(JSON.parse(JSON.stringify(conversation)));
    expect(conversation.messages.some(({ role, text }) => role === 'user' && text.trim() !== '')).toBe(true);
    expect(conversationSchema.parse(JSON.parse(JSON.stringify(conversation))).id).toBe(conversation.id);
    return conversation;
  };
  const expectRead = (row: unknown): Conversation[] =>
    recordsOf(format, row).flatMap((record) => expectRecord(record, row) ?? []);

  describe(`${format.name} as a format of conversations`, () => {
    test('says what it is', () => {
      expect(format.name).toMatch(/^[a-z][a-z0-9-]*$/u);
      expect(format.title).not.toBe('');
      expect(format.examples.length).toBeGreaterThan(0);
    });

    test('is the first to detect its own examples, and never that of another', () => {
      expect(all).toContain(format);
      for (const candidate of all) {
        for (const example of candidate.examples) {
          expect(candidate.detects(example)).toBe(true);
          expect(all.find(({ detects }) => detects(example))?.name).toBe(candidate.name);
        }
      }
    });

    test('reads its examples, the same each time, and leaves them as they are', () => {
      for (const example of format.examples) {
        const before = JSON.stringify(example);
        expect(expectRead(example)).toEqual(expectRead(example));
        expect(expectRead(example)).not.toEqual([]);
        expect(JSON.stringify(example)).toBe(before);
      }
    });

    test('keeps the account out of the fields', () => {
      for (const example of format.examples) {
        for (const read of recordsOf(format, example)) {
          if (typeof read === 'string' || read.account === undefined) continue;
          const { fields } = convert(read, example).conversation;
          expect(Object.values(fields).map(String)).not.toContain(read.account);
        }
      }
    });

    test.each(hostileRows.map((row) => [row.slice(0, 80), row]))('survives %s', (_, row) => {
      const value: unknown = JSON.parse(row);
      expect(typeof format.detects(value)).toBe('boolean');
      expectRead(value);
      expectRead(row);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    test('survives whatever JSON can say', () => {
      fc.assert(
        fc.property(fc.oneof(likeARow, fc.jsonValue()), (row) => {
          expect(typeof format.detects(row)).toBe('boolean');
          expectRead(row);
        }),
        { numRuns: 500 },
      );
    });
  });
}
