/** A run of many calls on a stub server, killed again and again, and what it must come to. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { callKey } from '../../src/calls/call.ts';
import { createRandom, type Random } from '../../src/core/random.ts';
import { plainReply } from '../../src/models/scripted/plain.ts';
import { type StubServer, startStubServer } from '../../src/testing/stub-server/stub-server.ts';
import { folder } from '../../test/support.ts';
import { callAt, indexIn, MODEL } from './calls.ts';

export interface LedgerScene {
  readonly calls: number;
  readonly kills: number;
  /** Whether the server answers at random: then a run is compared with its own replay. */
  readonly random: boolean;
  readonly seed: number;
}

export interface LedgerResult {
  /** Kills that met the process at work, and those of them between a reply and its commit. */
  readonly kills: number;
  readonly betweenReplyAndCommit: number;
  /** Calls that were asked more than once, and the most that were under way at any kill. */
  readonly repeats: number;
  readonly mostUnderWay: number;
  readonly problems: readonly string[];
}

const program = join(import.meta.dirname, 'run-calls.ts');

/** Milliseconds of the server before it answers: long enough for calls to be under way when the process dies. */
const LATENCY = 15;

export async function ledgerScene({ calls, kills, random: isRandom, seed }: LedgerScene): Promise<LedgerResult> {
  const random = createRandom(`prove-ledger-${seed}`);
  const asked = new Map<number, number>();
  const stub = await startStubServer({
    latency: LATENCY,
    answer: (request) => {
      const index = indexIn(request.messages.map(({ text }) => text).join());
      asked.set(index, (asked.get(index) ?? 0) + 1);
      const reply = plainReply(request);
      return isRandom
        ? { ...reply, text: `${reply.text} ${Math.random()}` }
        : { ...reply, text: `${reply.text} ${index}` };
    },
  });
  const home = folder();
  try {
    const result = await killed({ home, stub, asked, calls, kills, random });
    const repeats = [...asked.values()].reduce((sum, times) => sum + times - 1, 0);
    const problems = [...result.problems, ...(await compared({ home, stub, asked, calls, isRandom }))];
    return { ...result, repeats, problems };
  } finally {
    await stub.close();
  }
}

interface Scene {
  readonly home: string;
  readonly stub: StubServer;
  readonly asked: ReadonlyMap<number, number>;
  readonly calls: number;
}

/** Killed so often, then run to the end. */
async function killed({ kills, random, ...scene }: Scene & { readonly kills: number; readonly random: Random }) {
  const { home, stub, asked, calls } = scene;
  const problems: string[] = [];
  const tally = { kills: 0, betweenReplyAndCommit: 0, mostUnderWay: 0 };
  /** How often each call had been asked when it was found committed. */
  const committed = new Map<number, number>();
  for (let kill = 0; kill <= kills; kill++) {
    const isLast = kill === kills;
    const fault =
      !isLast && kill % 3 === 0 ? `reply-received:${1 + random.integer(Math.ceil(calls / kills))}` : undefined;
    const after = isLast || fault !== undefined ? undefined : 250 + random.integer(500);
    const before = [...asked.values()].reduce((sum, times) => sum + times, 0);
    const { signal, stderr } = await child([home, `${stub.url}/v1`, String(calls)], { fault, after });
    if (signal === 'SIGKILL') tally.kills++;
    if (signal === 'SIGKILL' && fault !== undefined) tally.betweenReplyAndCommit++;
    if (isLast && signal !== null) problems.push('the last run was killed');
    if (stderr !== '') problems.push(`run ${kill}: ${stderr.split('\n')[0]}`);
    const rows = committedIn(home, stub, calls);
    for (const index of rows) {
      const times = asked.get(index) ?? 0;
      const then = committed.get(index) ?? times;
      if (times !== then) problems.push(`call ${index} was made again after it was committed`);
      committed.set(index, then);
    }
    const sent = [...asked.values()].reduce((sum, times) => sum + times, 0) - before;
    tally.mostUnderWay = Math.max(tally.mostUnderWay, sent === 0 ? 0 : underWayAt(home));
  }
  return { ...tally, problems };
}

/** Attempts that a killed process left without an outcome. */
function underWayAt(home: string): number {
  const database = new DatabaseSync(join(home, '.sightline', 'ledger.sqlite'), { readOnly: true });
  const { open } = database.prepare("SELECT count(*) AS open FROM attempt WHERE state = 'open'").get() as {
    open: number;
  };
  database.close();
  return open;
}

function committedIn(home: string, { url }: StubServer, calls: number): number[] {
  const path = join(home, '.sightline', 'ledger.sqlite');
  if (!existsSync(path)) return [];
  const database = new DatabaseSync(path, { readOnly: true });
  const keys = new Set(
    database
      .prepare('SELECT key FROM call JOIN reply ON reply.call = call.id')
      .all()
      .map((row) => String(row['key'])),
  );
  database.close();
  const model = { id: MODEL, endpoint: `${url}/v1` };
  return Array.from({ length: calls }, (_, index) => index).filter((index) => keys.has(callKey(model, callAt(index))));
}

/** With a run that nobody disturbed, or, where answers are random, with what a replay makes of the ledger. */
async function compared({
  home,
  stub,
  asked,
  calls,
  isRandom,
}: Scene & { readonly isRandom: boolean }): Promise<string[]> {
  const answers = readFileSync(join(home, 'answers.jsonl'), 'utf8');
  const problems: string[] = [];
  if (asked.size !== calls) problems.push(`${asked.size} different calls were asked, not ${calls}`);
  const before = [...asked.values()].reduce((sum, times) => sum + times, 0);
  await child([home, `${stub.url}/v1`, String(calls), 'replay'], {});
  if (readFileSync(join(home, 'answers.jsonl'), 'utf8') !== answers) problems.push('the replay is another');
  if ([...asked.values()].reduce((sum, times) => sum + times, 0) !== before) problems.push('the replay asked');
  if (isRandom) return problems;
  const undisturbed = folder();
  await child([undisturbed, `${stub.url}/v1`, String(calls)], {});
  if (readFileSync(join(undisturbed, 'answers.jsonl'), 'utf8') !== answers) problems.push('the answers are others');
  return problems;
}

interface Ending {
  readonly signal: string | null;
  readonly stderr: string;
}

function child(words: readonly string[], { fault, after }: { fault?: string | undefined; after?: number | undefined }) {
  const env = { ...process.env, ...(fault !== undefined && { SIGHTLINE_FAULT: fault }) };
  const started = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const timer = after === undefined ? undefined : setTimeout(() => started.kill('SIGKILL'), after);
  let stderr = '';
  started.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise<Ending>((ended) => {
    started.on('close', (_code, signal) => {
      clearTimeout(timer);
      ended({ signal, stderr });
    });
  });
}
