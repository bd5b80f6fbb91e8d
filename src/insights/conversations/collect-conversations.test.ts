import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createRandom, shuffled } from '../../core/random.ts';
import { openShardStore } from '../../store/shards.ts';
import { type Conversation, conversationSchema } from '../records.ts';
import { type CollectOptions, collectConversations } from './collect-conversations.ts';
import { BYTES_A_SHARD, CONVERSATIONS_A_SHARD } from './conversation-shards.ts';
import { idsFor } from './tell-apart.ts';

const secret = new Uint8Array(32).fill(1);
const root = mkdtempSync(join(tmpdir(), 'collect-'));
afterAll(() => rmSync(root, { recursive: true }));

function inputs(...files: (readonly unknown[])[]) {
  const folder = mkdtempSync(join(root, 'in-'));
  return files.map((rows, index) => {
    const path = join(folder, `${index}.jsonl`);
    writeFileSync(path, rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''));
    return { path, named: true };
  });
}

async function collect(files: CollectOptions['files'], options: Partial<CollectOptions> = {}) {
  const folder = options.folder ?? join(mkdtempSync(join(root, 'run-')), 'private');
  const store = openShardStore(folder);
  const signal = new AbortController().signal;
  const fixed = { files, secret, folder, store, seed: 1, signal, onProgress: () => {} };
  const { shards, counts } = await collectConversations({ ...fixed, ...options });
  const conversations = shards.flatMap((shard) => store.readRecords<Conversation>(shard, conversationSchema));
  const rejects = readFileSync(join(folder, 'rejects.jsonl'), 'utf8').trim();
  return {
    folder,
    shards,
    counts,
    conversations,
    rejects: rejects === '' ? [] : rejects.split('\n').map((row) => JSON.parse(row)),
  };
}

const ids = ({ conversations }: { conversations: readonly Conversation[] }) => conversations.map(({ id }) => id);

const row = fc.record({
  id: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
  user_id: fc.option(fc.constantFrom('u', 'v', 'w'), { nil: undefined }),
  messages: fc.array(fc.record({ role: fc.constant('user'), content: fc.constantFrom('x', 'y') }), {
    minLength: 1,
    maxLength: 3,
  }),
});

describe('the result', () => {
  test('does not depend on the order of rows and files, nor on how rows are spread over files', async () => {
    const some = fc.array(row, { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.nat(),
        fc.nat(),
        fc.option(fc.nat(6), { nil: undefined }),
        async (rows, seed, cut, sample) => {
          const turned = shuffled(createRandom(seed), rows);
          const at = 1 + (cut % (rows.length - 1));
          const options = { sample, secret: null };
          const one = await collect(inputs(rows), options);
          const other = await collect(inputs(turned.slice(0, at), turned.slice(at)), options);
          expect(other.shards).toEqual(one.shards);
          expect(other.counts).toEqual(one.counts);
          const withAccounts = { accountField: 'user_id', sample };
          const named = rows.map((each) => ({ ...each, user_id: each.user_id ?? 'u' }));
          const [left, right] = [
            await collect(inputs(named), withAccounts),
            await collect(inputs(named.toReversed()), withAccounts),
          ];
          expect(right.shards).toEqual(left.shards);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('depends on the secret in nothing but the hashes of accounts', async () => {
    const rows = [
      ...['u', 'v', 'w'].map((user_id) => ({ user_id, text: 'same words' })),
      ...['u', 'v', 'w'].map((user_id) => ({ id: 'one', user_id, text: 'same id' })),
      ...['u', 'v', 'w'].map((user_id) => ({ id: user_id + user_id, user_id, text: 'own' })),
    ];
    const tied = async (key: number) => {
      const { conversations } = await collect(inputs(rows), { secret: new Uint8Array(32).fill(key), sample: 4 });
      // Accounts by the order of their first row, in place of their hashes.
      const order = [...new Set(conversations.map(({ account }) => account))];
      return conversations.map((each) => ({ ...each, account: order.indexOf(each.account) }));
    };
    const first = await tied(0);
    for (let key = 1; key < 12; key++) expect(await tied(key)).toEqual(first);
  });

  test('is sorted by id, in shards of bounded size', async () => {
    const rows = Array.from({ length: CONVERSATIONS_A_SHARD + 5 }, (_, index) => ({
      id: `${index}`,
      user_id: 'u',
      text: 'x',
    }));
    const result = await collect(inputs(rows.toReversed()));
    expect(result.shards.map((shard) => shard.rows)).toEqual([CONVERSATIONS_A_SHARD, 5]);
    expect(ids(result)).toEqual(rows.map(({ id }) => id).sort());
    const large = Array.from({ length: 5 }, (_, id) => ({ id, user_id: 'u', text: 'x'.repeat(0.4 * BYTES_A_SHARD) }));
    expect((await collect(inputs(large))).shards.map((shard) => shard.rows)).toEqual([2, 2, 1]);
  });
});

describe('rows that are one conversation', () => {
  test('by their id: the one with most messages is kept, the others are rejects', async () => {
    const messages = (count: number) => Array.from({ length: count }, () => ({ role: 'user', content: 'x' }));
    const rows = [1, 3, 2].map((count) => ({ id: 'c', user_id: 'u', messages: messages(count) }));
    const { conversations, rejects, counts } = await collect(inputs(rows));
    expect(conversations.map((each) => each.messages.length)).toEqual([3]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'duplicate-id'],
      [3, 'duplicate-id'],
    ]);
    expect(counts).toMatchObject({ rows: 3, used: 1, duplicates: 2, rejected: 0, conversations: 1, accounts: 1 });
  });

  test('of two accounts never: an id that both have is that of the first, and the other has one of its own', async () => {
    const said = (user_id: string, ...texts: string[]) => ({
      id: 'c',
      user_id,
      messages: texts.map((content) => ({ role: 'user', content })),
    });
    const alone = await collect(inputs([said('u', 'mine')]));
    const both = await collect(inputs([said('u', 'mine'), said('v', 'much', 'more', 'of it'), said('v', 'much')]));
    expect(both.counts).toMatchObject({ conversations: 2, accounts: 2, duplicates: 1, rejected: 0 });
    expect(ids(both).sort()).toEqual(['c', 'c~2']);
    // What the first one says is as it is without the other.
    const [own] = alone.conversations;
    expect(
      both.conversations.filter(({ account }) => account === own?.account).map(({ messages }) => messages),
    ).toEqual([own?.messages]);
  });

  test('a row of no account gives way to those of accounts with its id, however long it is', async () => {
    const said = (user_id: string | undefined, content: string) => ({ id: 'c', user_id, text: content });
    const rows = [said(undefined, 'somebody'), said('u', 'mine'), said('v', 'yours')];
    const { conversations, rejects, counts } = await collect(inputs(rows));
    expect(conversations.map(({ messages }) => messages[0]?.text).sort()).toEqual(['mine', 'yours']);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([[1, 'duplicate-id']]);
    expect(counts).toMatchObject({
      rows: 3,
      used: 2,
      duplicates: 1,
      rejected: 0,
      conversations: 2,
      withoutAccount: 0,
      accounts: 2,
    });
  });

  test('an id that looks like one that is made for a second account is replaced', async () => {
    const { conversations } = await collect(inputs([{ id: 'c~2', user_id: 'u', text: 'hello' }]));
    expect(conversations.map(({ id }) => id)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/u)]);
  });

  test('without an id: what one account says twice is one, what two accounts say is two', async () => {
    const said = (user_id: string) => ({ user_id, text: 'hello' });
    const { conversations, counts } = await collect(inputs([said('u'), said('v'), said('u'), said('w')]));
    expect(counts).toMatchObject({ conversations: 3, accounts: 3, duplicates: 1 });
    const [first, second, third] = conversations.map(({ id }) => id);
    expect([second, third]).toEqual([`${first}~2`, `${first}~3`]);
  });

  test('an id that looks like one that is made is kept, and the made one gives way', async () => {
    const [made] = ids(await collect(inputs([{ user_id: 'u', text: 'hello' }])));
    const rows = [
      { user_id: 'u', text: 'hello' },
      { id: made, user_id: 'v', text: 'mine' },
    ];
    const { conversations } = await collect(inputs(rows));
    expect(conversations.map(({ id, messages }) => [id, messages[0]?.text])).toEqual([
      [made, 'mine'],
      [`${made}~2`, 'hello'],
    ]);
  });
});

describe('what is kept of one account depends on nobody else', () => {
  /** What each said, in an order of its own: the id of a conversation may tell that another has it too. */
  const said = (kept: readonly Conversation[], account: string | undefined) =>
    kept
      .filter((conversation) => conversation.account === account)
      .map(({ messages }) => JSON.stringify(messages))
      .sort();
  const accounts = ({ conversations }: { conversations: readonly Conversation[] }) =>
    [...new Set(conversations.map(({ account }) => account))].filter((account) => account !== undefined);
  const named = fc.array(row, { minLength: 1, maxLength: 12 }).map((rows) => [...rows, { user_id: 'u', text: 'x' }]);

  test('whatever ids and texts it has in common with others', async () => {
    await fc.assert(
      fc.asyncProperty(named, async (rows) => {
        const all = await collect(inputs(rows));
        for (const name of new Set(rows.flatMap(({ user_id }) => user_id ?? []))) {
          const alone = await collect(inputs(rows.filter(({ user_id }) => user_id === name)));
          const [account] = accounts(alone);
          expect(said(all.conversations, account)).toEqual(said(alone.conversations, account));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('nor where conversations are added to a run', async () => {
    const added = async (before: readonly unknown[], later: readonly unknown[]) => {
      const [run, more] = [await collect(inputs(before)), await collect(inputs(later))];
      const ids = idsFor(more.conversations, new Map(run.conversations.map(({ id, account }) => [id, account])));
      return [...run.conversations, ...more.conversations.filter((_, index) => ids[index] !== null)];
    };
    await fc.assert(
      fc.asyncProperty(named, named, async (before, later) => {
        const all = await added(before, later);
        const own = ({ user_id }: { user_id?: string | undefined }) => user_id === 'u';
        const alone = await added(before.filter(own), later.filter(own));
        expect(said(all, alone[0]?.account)).toEqual(said(alone, alone[0]?.account));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a sample', () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({ id: `c${index}`, text: 'x' }));
  const files = inputs(rows);
  const sampleOf = async (sample: number, seed: number) => ids(await collect(files, { secret: null, sample, seed }));

  test('has the size that was asked for, or all there is', async () => {
    for (const sample of [0, 1, 20, 59, 60, 100])
      expect(new Set(await sampleOf(sample, 1)).size).toBe(Math.min(sample, 60));
  });

  test('is the same for the same seed, another for another, and grows by keeping what it has', async () => {
    expect(await sampleOf(20, 5)).toEqual(await sampleOf(20, 5));
    expect(await sampleOf(20, 5)).not.toEqual(await sampleOf(20, 6));
    expect(await sampleOf(30, 5)).toEqual(expect.arrayContaining(await sampleOf(20, 5)));
  });

  test('gives every conversation the same chance', async () => {
    const drawn = new Map(rows.map(({ id }) => [id, 0]));
    const seeds = 200;
    for (let seed = 0; seed < seeds; seed++)
      for (const id of await sampleOf(15, seed)) drawn.set(id, (drawn.get(id) ?? 0) + 1);
    // Each count is binomial of 200 draws at 1/4; chi-squared with 59 degrees of freedom has its 0.9999 quantile at 107.
    const chiSquared = [...drawn.values()].reduce(
      (sum, count) => sum + (count - seeds / 4) ** 2 / ((seeds / 4) * 0.75),
      0,
    );
    expect(chiSquared).toBeLessThan(107);
  });
});

describe('what is on disk', () => {
  test('is for its owner alone, and the spill is gone in the end', async () => {
    const { folder } = await collect(inputs([{ user_id: 'u', text: 'x' }]));
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'rejects.jsonl')).mode & 0o077).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['conversations', 'rejects.jsonl']);
  });

  test('the spill is for its owner alone too, also where another lay there', async () => {
    const folder = mkdtempSync(join(root, 'run-'));
    writeFileSync(join(folder, 'spill.jsonl'), 'left over', { mode: 0o644 });
    let mode = 0;
    const onProgress = () => {
      mode = statSync(join(folder, 'spill.jsonl')).mode & 0o777;
    };
    const rows = Array.from({ length: 500 }, (_, id) => ({ id, user_id: 'u', text: 'x' }));
    await collect(inputs(rows), { folder, onProgress });
    expect(mode).toBe(0o600);
  });

  test('nothing but rejects stays after an error or a stop', async () => {
    const folder = mkdtempSync(join(root, 'run-'));
    await expect(collect(inputs([{ user_id: 'u', text: 'x' }], ['nonsense']), { folder })).rejects.toMatchObject({
      code: 'INPUT_UNUSABLE',
    });
    expect(readdirSync(folder)).toEqual(['rejects.jsonl']);
    const failing = {
      writeRecords: () => {
        throw new Error('disk');
      },
    };
    await expect(collect(inputs([{ user_id: 'u', text: 'x' }]), { folder, store: failing })).rejects.toThrow('disk');
    await expect(collect(inputs([{ text: 'x' }]), { folder, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(existsSync(join(folder, 'spill.jsonl'))).toBe(false);
  });

  test('a folder that cannot be written to is an error with a hint', async () => {
    const file = join(mkdtempSync(join(root, 'run-')), 'taken');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'inside')])
      await expect(collect(inputs([{ text: 'x' }]), { folder })).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  });

  test('rejects say file, line and reason, and nothing that the row says', async () => {
    const files = inputs([{ user_id: 'u', text: 'x' }, '', 'hidden words', { hidden: 'words' }]);
    const { rejects } = await collect(files);
    expect(rejects).toEqual([
      { file: files[0]?.path, line: 3, reason: 'not-json' },
      { file: files[0]?.path, line: 4, reason: 'not-a-conversation' },
    ]);
  });
});

test('memory does not grow with what conversations say', async () => {
  const text = 'words '.repeat(50_000);
  const files = inputs(
    ...Array.from({ length: 10 }, (_, file) =>
      Array.from({ length: 60 }, (_row, id) => ({ id: `${file}/${id}`, text })),
    ),
  );
  let most = 0;
  const before = process.memoryUsage().heapUsed;
  const store = {
    writeRecords: () => {
      most = Math.max(most, process.memoryUsage().heapUsed - before);
      return { file: '', sha256: '', bytes: 0, rows: 0 };
    },
  };
  const folder = mkdtempSync(join(root, 'run-'));
  const signal = new AbortController().signal;
  const { counts } = await collectConversations({
    files,
    secret: null,
    folder,
    store,
    seed: 1,
    signal,
    onProgress: () => {},
  });
  expect(counts.conversations).toBe(600);
  // 180 MB went through.
  expect(most).toBeLessThan(120 * 1024 * 1024);
});

describe('copies', () => {
  const LONG = Array.from({ length: 20 }, (_, index) => `word${index}`);
  const said = (id: string, user_id: string | undefined, at: number) => ({
    id,
    user_id,
    text: LONG.with(at, `other${at}`).join(' '),
  });

  test('of one account give way to one another and to nobody else: every row is accounted for', async () => {
    const rows = [said('a', 'u', 1), said('b', 'u', 9), said('c', 'v', 15), said('d', 'u', 4), said('e', undefined, 3)];
    const files = inputs([...rows, { id: 'f', user_id: 'v', text: 'hello' }, { nothing: 1 }]);
    const { conversations, counts, rejects } = await collect(files, { duplicates: 'collapse' });
    expect(ids({ conversations })).toEqual(['a', 'c', 'e', 'f']);
    expect(counts).toMatchObject({ rows: 7, used: 4, duplicates: 2, rejected: 1, collapsed: 2, accounts: 2 });
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'not-a-conversation'],
      [2, 'copy'],
      [4, 'copy'],
    ]);
    const kept = await collect(files);
    expect(kept.counts).toMatchObject({ rows: 7, used: 6, duplicates: 0, rejected: 1, collapsed: 0 });
  });

  test('where no accounts are counted, of all conversations', async () => {
    const rows = [said('a', 'u', 1), said('b', 'v', 9), said('c', undefined, 15)];
    const { counts } = await collect(inputs(rows), { duplicates: 'collapse', secret: null });
    expect(counts).toMatchObject({ conversations: 1, collapsed: 2 });
  });
});
