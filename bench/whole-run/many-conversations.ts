/** As many conversations as are wanted, of about 1 KB and hardly two alike, written piece by piece: the same from the same seed. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { percent } from '../../src/core/figures.ts';
import { sha256 } from '../../src/core/hash.ts';
import { createRandom, pick, type Random } from '../../src/core/random.ts';
import { makeSample } from '../../src/index.ts';
import type { SampleConversation, SampleMessage, SampleTruth } from '../../src/sample/sample.ts';

/** The sample that all are put together from. */
const BASE = 100_000;
/** So many conversations has an account in the mean, as in the sample. */
const OF_AN_ACCOUNT = 14;
/** So many conversations about one topic are put together into one. */
const PARTS = 2;
const PIECE = 1024 * 1024;

export interface Written {
  readonly rows: number;
  readonly bytes: number;
  /** Of the requests, each conversation's messages of its user together: 0 to 1. */
  readonly distinct: number;
  /** Words of a request. */
  readonly medianWords: number;
}

export function aboutInput({ rows, bytes, distinct, medianWords }: Written): string {
  return `Input: ${rows} conversations of ${Math.round(bytes / rows)} bytes, made of those of the project's own sample, two about one topic at a time; ${percent(distinct)} of their requests are said once, the median has ${medianWords} words.`;
}

/** Each is two conversations of the sample about one topic in one language, one after the other, with an account of its own. */
export function writeConversations(path: string, count: number): Written {
  const file = openSync(path, 'w');
  const seen = new Set<string>();
  const lengths: number[] = [];
  let [bytes, waiting] = [0, ''];
  const flush = (): void => {
    bytes += writeSync(file, waiting);
    waiting = '';
  };
  for (const row of conversations(count)) {
    const request = row.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
    // Short, so that a million fit into memory; 64 bits tell them apart.
    seen.add(sha256(request.join('\n')).slice(0, 16));
    lengths.push(request.reduce((words, text) => words + text.split(/\s+/u).length, 0));
    waiting += `${JSON.stringify(row)}\n`;
    if (waiting.length > PIECE) flush();
  }
  flush();
  closeSync(file);
  return {
    rows: count,
    bytes,
    distinct: seen.size / count,
    medianWords: lengths.sort((a, b) => a - b)[count >> 1] ?? 0,
  };
}

function* conversations(count: number): Generator<SampleConversation> {
  const { conversations: base, truth } = makeSample({ conversations: BASE, seed: 1 });
  const alike = aboutTheSame(base, truth);
  const random = createRandom('bench/whole-run');
  for (let index = 0; index < count; index++) {
    const first = random.integer(base.length);
    yield together(
      index,
      [first, ...others(alike[first] as number[], random)].map((at) => base[at] as SampleConversation),
      {
        account: `person-${random.integer(Math.ceil(count / OF_AN_ACCOUNT))}`,
      },
    );
  }
}

function others(group: readonly number[], random: Random): number[] {
  return Array.from({ length: PARTS - 1 }, () => pick(random, group));
}

/** By position in the sample, the positions of those about its topic in its language. */
function aboutTheSame(base: readonly SampleConversation[], truth: readonly SampleTruth[]): number[][] {
  const groups = Map.groupBy(base.keys(), (at) => `${truth[at]?.language} ${truth[at]?.topic}`);
  const own: number[][] = [];
  for (const group of groups.values()) for (const at of group) own[at] = group;
  return own;
}

function together(
  index: number,
  parts: readonly SampleConversation[],
  { account }: { readonly account: string },
): SampleConversation {
  const [first] = parts as [SampleConversation];
  const messages = parts.flatMap((part): readonly SampleMessage[] => part.messages);
  return { ...first, id: `row-${String(index).padStart(7, '0')}`, user_id: account, messages };
}
