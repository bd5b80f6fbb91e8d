/** The recipes of `CONTRIBUTING.md`, followed to the letter. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isObject } from '../src/core/json.ts';
import type { ConversationFormat } from '../src/insights/conversations/format.ts';
import { conversationFormats as formats } from '../src/insights/conversations/formats/index.ts';
import { firstId, hasUserTurn, roleOf, without } from '../src/insights/conversations/formats/object.ts';
import { readConversations } from '../src/insights/conversations/read-conversations.ts';
import { labelFacets } from '../src/insights/facets/facet-labels.ts';
import { facetRowOf } from '../src/insights/facets/facet-rows.ts';
import { parseFacets } from '../src/insights/facets/parse-facets.ts';
import { type Conversation, facetRowSchema, type Message } from '../src/insights/records.ts';
import { describeFormat } from '../src/testing/format-contract.ts';

const root = resolve(import.meta.dirname, '..');
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

/** The text under a heading of the guide, up to the next. */
function recipe(title: string): string {
  const section = contributing.split(/^## /mu).find((part) => part.startsWith(`Recipe: ${title}\n`));
  if (section === undefined) throw new Error(`CONTRIBUTING.md has no recipe "${title}".`);
  return section;
}

describe('a format of conversations', () => {
  /** `{ticket, customer, turns: [[speaker, words], ...]}`, as a help desk might log it. */
  const helpDesk: ConversationFormat = {
    name: 'help-desk',
    title: 'JSON lines of a help desk with "turns"',
    lines: 'json',
    examples: [
      { ticket: 12, customer: 'c-7', opened: '2026-03-08', turns: [['user', 'My router is slow.']], team: 'home' },
    ],
    detects: (row) => isObject(row) && Array.isArray(row['turns']),
    read: (row) => {
      if (!isObject(row) || !Array.isArray(row['turns'])) return 'not-a-conversation';
      const messages = row['turns'].flatMap((turn: unknown): Message[] => {
        const [speaker, words] = Array.isArray(turn) ? turn : [];
        const role = roleOf(speaker);
        return role === null || typeof words !== 'string' ? [] : [{ role, text: words }];
      });
      if (!hasUserTurn(messages)) return 'no-user-turn';
      const [id, account] = [firstId(row['ticket']), firstId(row['customer'])];
      return {
        ...(id !== undefined && { id }),
        ...(account !== undefined && { account }),
        startedAt: row['opened'],
        messages,
        rest: without(row, new Set(['ticket', 'customer', 'opened', 'turns'])),
      };
    },
  };
  const withIt = [...formats, helpDesk];
  const folder = mkdtempSync(join(tmpdir(), 'recipes-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  // "its name in the contract suite's list"
  describeFormat(helpDesk, withIt);

  test('is found in a file and read, with its account and its fields', async () => {
    const path = join(folder, 'tickets.jsonl');
    const rows = [
      ...helpDesk.examples,
      { customer: 'c-8', turns: [['bot', 'Hello!']] },
      { user_id: 'u', text: 'plain' },
    ];
    writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
    const read = [];
    const signal = new AbortController().signal;
    const files = [{ path, named: true }];
    for await (const row of readConversations({ files, formats: withIt, secret: new Uint8Array(32), signal }))
      read.push(row.reason ?? row.conversation);
    expect(read).toEqual([
      {
        id: '12',
        account: expect.stringMatching(/^[0-9a-f]{64}$/u),
        startedAt: '2026-03-08T00:00:00.000Z',
        messages: [{ role: 'user', text: 'My router is slow.' }],
        fields: { team: 'home' },
      },
      'no-user-turn',
      expect.objectContaining({ messages: [{ role: 'user', text: 'plain' }] }),
    ]);
  });

  test('lives where the recipe says', () => {
    const text = recipe('a format of conversations');
    expect(text).toContain('`src/insights/conversations/formats/`');
    const list = readFileSync(join(root, 'src/insights/conversations/formats/formats.test.ts'), 'utf8');
    for (const { name } of formats) expect(list).toContain(`'${name}'`);
  });
});

describe('a facet', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/u.exec(recipe('a facet')) ?? [];
  const definitions = parseFacets((parse(yaml) as { facets: unknown[] }).facets);

  const conversation = (turns: number, fields: Conversation['fields']): Conversation => ({
    id: `c-${turns}`,
    messages: Array.from({ length: turns }, (_, turn) => ({ role: 'user', text: `Question ${turn}` })),
    fields,
  });
  const rows = [
    conversation(1, { 'meta.plan': 'pro', 'scores.toxicity': 0.1 }),
    conversation(2, { 'meta.plan': 'pro', 'scores.toxicity': '0.6' }),
    conversation(3, { 'meta.plan': 'free', 'scores.toxicity': 0.9 }),
    conversation(1, { 'scores.toxicity': 'unknown' }),
  ].map((each) => facetRowSchema.parse(facetRowOf(each, definitions, { detectLanguage: () => 'en' })));

  test('of the guide has a value in every row that holds its field', () => {
    expect(definitions.map(({ name, title, kind }) => [name, title, kind])).toEqual([
      ['turns', expect.any(String), 'number'],
      ['meta.plan', 'Plan', 'category'],
      ['toxicity', 'Toxicity', 'number'],
    ]);
    expect(rows.map(({ values }) => values)).toEqual([
      { turns: 1, 'meta.plan': 'pro', toxicity: 0.1 },
      { turns: 2, 'meta.plan': 'pro', toxicity: 0.6 },
      { turns: 3, 'meta.plan': 'free', toxicity: 0.9 },
      { turns: 1, 'meta.plan': null, toxicity: null },
    ]);
  });

  test('of the guide is counted under labels, each row under one', () => {
    const labelled = labelFacets(definitions, rows);
    for (const { labels, values } of labelled) {
      expect(values).toHaveLength(rows.length);
      for (const value of values) expect(labels[value]).toBeTypeOf('string');
    }
    const [, plan, toxicity] = labelled.map(({ labels, values }) => [...values].map((value) => labels[value]));
    expect(plan).toEqual(['pro', 'pro', 'free', 'not given']);
    expect(new Set(toxicity).size).toBe(4);
  });
});
