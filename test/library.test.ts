/** The library as a program uses it: conversations handed over, a release read back, nothing printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  analyze,
  type ConversationInput,
  defineFacet,
  defineFormat,
  isAppError,
  openRelease,
  release,
  verify,
} from '../src/index.ts';
import { bytesOf, conversations, folder, writeRows } from './support.ts';

const rows = conversations(120);
const plan = defineFacet({ field: 'meta.plan', title: 'Plan' });
const settings = { privacy: 'local', embedder: 'tfidf-svd', facets: ['turns', plan] } as const;
const shaping = { ...settings, facets: [...settings.facets] };

async function* handedOver(): AsyncGenerator<ConversationInput> {
  for (const row of rows) yield { ...row, messages: row.messages as ConversationInput['messages'] };
}

describe('analyze', () => {
  test('takes conversations as well as files, with the same release', async () => {
    const workingFolder = folder();
    const path = writeRows(join(workingFolder, 'rows.jsonl'), rows);
    const ofFile = await analyze({ workingFolder, inputs: [path], settings: { ...shaping, out: 'file' } });
    const ofStream = await analyze({ workingFolder, inputs: handedOver(), settings: { ...shaping, out: 'stream' } });
    expect(bytesOf(ofStream.release)).toBe(bytesOf(ofFile.release));
    const { manifest, clusters } = openRelease(ofStream.release);
    expect(manifest.facets.map(({ title }) => title)).toEqual(['User turns', 'Plan']);
    expect(clusters.clusters.length).toBeGreaterThan(3);
    expect((await verify('stream', workingFolder)).ok).toBe(true);
    const again = await release({ workingFolder, run: 'stream', settings: { minAccounts: 6 } });
    expect(openRelease(again.release).manifest.thresholds).toMatchObject({ preset: 'custom', minAccounts: 6 });
  });

  test('goes on with a stream that is read again: only the reading is repeated', async () => {
    const workingFolder = folder();
    const run = { workingFolder, settings: { ...shaping, out: 'out' } };
    await analyze({ ...run, inputs: handedOver() });
    const reused: [string, boolean][] = [];
    await analyze({ ...run, inputs: handedOver(), onStage: (stage) => reused.push([stage.name, stage.reused]) });
    expect(reused.filter(([, kept]) => !kept)).toEqual([['conversations', false]]);
  });

  test('needs a folder for a stream, and reads formats of the caller', async () => {
    const workingFolder = folder();
    const failure = await analyze({ workingFolder, inputs: handedOver() }).catch((error: unknown) => error);
    expect(isAppError(failure) && failure.code).toBe('OUT_MISSING');
    const tickets = defineFormat({
      name: 'tickets',
      title: 'Tickets of a help desk',
      lines: 'json',
      examples: [{ ticket: 'x', from: 'y', body: 'z' }],
      detects: (row) => typeof row === 'object' && row !== null && 'ticket' in row,
      read: (row) => {
        const { ticket, from, body } = row as Record<string, string>;
        return { id: `${ticket}`, account: `${from}`, messages: [{ role: 'user', text: `${body}` }], rest: {} };
      },
    });
    const written = rows.map(({ id, user_id, messages }) => ({
      ticket: id,
      from: user_id,
      body: messages[0]?.content,
    }));
    writeRows(join(workingFolder, 'tickets.jsonl'), written);
    const result = await analyze({
      workingFolder,
      inputs: ['tickets.jsonl'],
      formats: [tickets],
      settings: { privacy: 'local', embedder: 'tfidf-svd', out: 'out' },
    });
    expect(result.counts['conversations']).toMatchObject({ conversations: 120, rejected: 0 });
  });
});

test('every entry point of the package is there', async () => {
  const { exports } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
    exports: Record<string, string>;
  };
  expect(Object.keys(exports)).toEqual(['.', './models', './stats', './testing']);
  for (const path of Object.values(exports)) {
    const entry: object = await import(join(import.meta.dirname, '..', path));
    expect(Object.keys(entry).length, path).toBeGreaterThan(0);
  }
});
