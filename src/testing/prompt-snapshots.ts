/** Holds a prompt to its version: its words as a file beside it, and what every prompt promises about data and prefixes. */
import { dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../models/json-schema.ts';
import type { Message, ModelRequest } from '../models/language-model.ts';
import { type Prompt, requestOfPrompt } from '../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData, quotedIn } from '../models/prompts/quote.ts';
import { heldWords, type Versioned } from './held-words.ts';
import { hostileText } from './hostile-text.ts';

export interface PromptChecks<Input> {
  /** The input with a text in each place for text of others. Default: in place of every string of the example. */
  readonly withData?: (text: string) => Input;
  /** Inputs that are asked after the same prefix as the example: the same conversation, say, and another question. */
  readonly samePrefix?: readonly Input[];
  /** Prompts that ask the example after the same prefix. */
  readonly samePrefixPrompts?: readonly Pick<Prompt<Input, unknown>, 'render'>[];
}

/** Declares the suite for one prompt. To be called in a test beside it, where the file with its words is. */
export function describePrompt<Input, Output>(
  prompt: Prompt<Input, Output>,
  example: Input,
  checks: PromptChecks<Input> = {},
): void {
  const { withData = (text) => replaced(example, text) as Input, samePrefix = [], samePrefixPrompts = [] } = checks;
  const { render } = prompt;
  describeRequest(prompt, () => requestOfPrompt(prompt, example));

  describe(`${prompt.name} as a prompt`, () => {
    test('is a pure function of its input', () => {
      const input = structuredClone(example);
      expect(render(input)).toEqual(render(example));
      expect(input).toEqual(example);
    });

    test('begins with what the system says, and says something in each message', () => {
      const messages = render(example);
      const roles = messages.map(({ role }) => role);
      expect(roles.lastIndexOf('system')).toBeLessThan(roles.findIndex((role) => role !== 'system'));
      for (const { text } of messages) expect(text.trim()).not.toBe('');
    });

    test('quotes the data that it is given, and says that it is data', () => {
      const messages = outside(render(withData(SEEN)));
      for (const { text } of messages) expect(text, 'Quote data with `quoteData`.').not.toContain(SEEN);
      const quotes = render(withData(SEEN)).some(({ text }) => quotedIn(text).length > 0);
      if (quotes) expect(messages.map(({ text }) => text).join('\n')).toContain(QUOTED_IS_DATA);
    });

    test('says the same around its data, whatever that says', () => {
      const expected = outside(render(withData(SEEN)));
      fc.assert(
        fc.property(hostileText, (text) => {
          expect(outside(render(withData(text)))).toEqual(expected);
        }),
      );
    });

    test('has the same prefix for all that is asked after it, where it says that a prefix ends', () => {
      const others = [...samePrefix.map(render), ...samePrefixPrompts.map((other) => other.render(example))];
      const ends = prefixOf(render(example)).length !== 0;
      expect(others.length > 0, 'Give `samePrefix` where a message has `endsPrefix`, and only there.').toBe(ends);
      for (const messages of others) expect(prefixOf(messages)).toEqual(prefixOf(render(example)));
      const asked = [render(example), ...others].map((messages) => JSON.stringify(messages));
      expect(new Set(asked).size).toBe(asked.length);
    });

    test('asks for closed objects of which every member is required, as strict servers do', () => {
      expect(openObjects(requestOfPrompt(prompt, example).schema ?? {})).toEqual([]);
    });
  });
}

/** Declares the test that holds a request, which no input goes into, to its version. */
export function describeRequest(held: Versioned, request: () => ModelRequest): void {
  test(`${held.name} has the words of version ${held.version}`, () => {
    const folder = dirname(expect.getState().testPath ?? '');
    const advice = heldWords(folder, held, request());
    expect(advice, advice ?? '').toBe(null);
  });
}

const SEEN = 'data that is seen';

function replaced(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((item) => replaced(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member, text)]));
}

/** What a prompt says itself: in place of each quotation stands its name. */
function outside(messages: readonly Message[]): Message[] {
  return messages.map((message) => {
    const quoted = quotedIn(message.text);
    const text = quoted.reduce(
      (rest, { name, text }) => rest.replace(quoteData(name, text), () => `‹${name}›`),
      message.text,
    );
    return { ...message, text };
  });
}

function prefixOf(messages: readonly Message[]): readonly Message[] {
  return messages.slice(0, messages.findLastIndex(({ endsPrefix }) => endsPrefix === true) + 1);
}

/** Objects in a schema that may have members of other names, or lack some. */
function openObjects(schema: unknown): JsonSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const found = Object.values(schema).flatMap(openObjects);
  const { type, properties = {}, required = [], additionalProperties } = schema as JsonSchema;
  if (type !== 'object') return found;
  const names = Object.keys(properties as JsonSchema);
  const closed =
    additionalProperties === false && names.every((name) => (required as readonly string[]).includes(name));
  return closed ? found : [...found, schema as JsonSchema];
}
