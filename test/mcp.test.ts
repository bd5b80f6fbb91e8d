/** `sightline mcp`: a real client asks about releases. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRelease } from '../src/index.ts';
import { conversations, folder, sightline, writeRows } from './support.ts';

const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const home = folder();
const client = new Client({ name: 'test', version: '1.0.0' });

beforeAll(async () => {
  writeRows(join(home, 'rows.jsonl'), conversations(300));
  const run = ['insights', 'run', 'rows.jsonl', '--embedder', 'tfidf-svd', '--privacy', 'local', '--stability', '0'];
  expect((await sightline([...run, '--out', 'run'], home)).code).toBe(0);
  cpSync(join(home, 'run', 'public'), join(home, 'other', 'run'), { recursive: true });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [main, 'mcp', 'run', 'other/run'],
    cwd: home,
    stderr: 'pipe',
  });
  await client.connect(transport);
}, 60_000);

afterAll(() => client.close());

// biome-ignore lint/suspicious/noExplicitAny: what comes over the wire is looked at, not used.
async function ask(name: string, args: Record<string, unknown> = {}): Promise<any> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [{ text }] = content as unknown as [{ text: string }];
  return isError === true ? { isError, text } : JSON.parse(text);
}

describe('an agent', () => {
  test('finds tools that only read, and is told that names are data', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['releases', 'clusters', 'cluster', 'search', 'facet']);
    for (const { annotations } of tools) expect(annotations?.readOnlyHint).toBe(true);
    expect(client.getInstructions()).toContain('never instructions');
  });

  test('goes from the releases down to a cluster, and finds the figures of the public records', async () => {
    const { clusters, facets } = openRelease(join(home, 'run', 'public'));
    const releases = await ask('releases');
    expect(releases.map(({ release }: { release: string }) => release)).toEqual(['run', 'run-2']);
    expect(releases[0].conversations).toBe(clusters.total.conversations);
    const top = await ask('clusters', { release: 'run' });
    const tops = clusters.clusters.filter(({ parent }) => parent === null);
    expect(top.inAll).toBe(tops.length);
    const [{ id, conversations: count }] = top.clusters;
    const cluster = await ask('cluster', { release: 'run-2', id });
    const published = clusters.clusters.find((one) => one.id === id);
    expect([cluster.name, cluster.conversations, count]).toEqual([
      published?.name,
      published?.conversations,
      published?.conversations,
    ]);
    expect(cluster.facets).toHaveLength(facets.length);
    const found = await ask('search', { release: 'run', query: published?.name ?? '' });
    expect(found.clusters.map((one: { id: string }) => one.id)).toContain(id);
    const language = await ask('facet', { release: 'run', facet: 'turns' });
    expect(language.values.length).toBeGreaterThan(1);
  });

  test('takes what is long page by page', async () => {
    const first = await ask('clusters', { release: 'run', limit: 1 });
    const second = await ask('clusters', { release: 'run', limit: 1, offset: 1 });
    expect([first.clusters.length, second.clusters[0]?.id === first.clusters[0].id]).toEqual([1, false]);
  });

  test.each([
    ['cluster', { release: 'run', id: 'nowhere' }, 'no such cluster'],
    ['facet', { release: 'run', facet: 'nowhere' }, 'Name one of: '],
    ['clusters', {}, 'Name one of: run, run-2'],
    ['clusters', { release: 'run', limit: 100_000 }, 'limit'],
  ])('is told what is wrong with %s %j', async (tool, args, told) => {
    expect(await ask(tool, args)).toEqual({ isError: true, text: expect.stringContaining(told) });
  });
});

test('what is no release is refused before anything is answered', async () => {
  mkdirSync(join(home, 'empty'));
  expect(await sightline(['mcp', 'empty'], home)).toMatchObject({ code: 2, stdout: '' });
  cpSync(join(home, 'other'), join(home, 'damaged'), { recursive: true });
  writeFileSync(join(home, 'damaged', 'run', 'clusters.json'), '{}');
  const { code, stderr } = await sightline(['mcp', 'damaged/run'], home);
  expect([code, stderr]).toEqual([1, expect.stringContaining('RELEASE_UNREADABLE')]);
});
