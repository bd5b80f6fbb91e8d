/** Ways to read rows, each of which reads all of a file and says how many there were. */
import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parquetReadObjects } from 'hyparquet';
import { chunksOf } from '../../src/insights/conversations/bytes.ts';
import { linesOf } from '../../src/insights/conversations/lines.ts';
import { readConversations } from '../../src/insights/conversations/read-conversations.ts';
import { fileSource } from '../../src/insights/conversations/source.ts';
import { openShardStore } from '../../src/store/shards.ts';
import { folder } from '../../test/support.ts';

export type Reader = (path: string) => Promise<number>;
export type Readers = Readonly<Record<string, Reader>>;

const { signal } = new AbortController();
const SECRET = new Uint8Array(32);

export const PEER = 'readline and JSON.parse (peer)';
export const LINES = 'our lines and JSON.parse';
export const BYTES = 'floor: the bytes alone';
export const PARSE = 'floor: JSON.parse alone, of lines in memory';
export const SHARDS = 'our conversations, written into shards';

/** @param inMemory the lines of the file, for what no reader can do without */
export function lineReaders(inMemory: readonly string[]): Readers {
  return {
    [PEER]: async (path) => {
      let rows = 0;
      for await (const line of createInterface({
        input: createReadStream(path),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        if (JSON.parse(line) !== null) rows++;
      }
      return rows;
    },
    [LINES]: async (path) => {
      let rows = 0;
      for await (const lines of linesOf(path, 'the only file', signal)) {
        for (const { text } of lines) if (text !== null && JSON.parse(text) !== null) rows++;
      }
      return rows;
    },
    [BYTES]: async (path) => {
      let bytes = 0;
      for await (const chunk of chunksOf(path, signal)) bytes += chunk.length;
      return bytes > 0 ? inMemory.length : 0;
    },
    [PARSE]: async () => {
      let rows = 0;
      for (const line of inMemory) if (JSON.parse(line) !== null) rows++;
      return rows;
    },
    'our conversations': conversationsOf,
    [SHARDS]: async (path) => {
      const home = join(folder(), 'run');
      const source = fileSource([path], { secret: SECRET, folder: home, seed: 1 });
      const { counts } = await source.collect({ store: openShardStore(home), signal, onProgress: () => {} });
      rmSync(home, { recursive: true });
      return counts.used;
    },
  };
}

export const PARQUET = 'our conversations from Parquet';

export function parquetReaders(bytes: ArrayBuffer): Readers {
  return {
    'hyparquet, all columns (peer)': async () => (await parquetReadObjects({ file: bytes })).length,
    [PARQUET]: async (path) => {
      let rows = 0;
      const files = [{ path, named: true }];
      for await (const { reason } of readConversations({ files, secret: null, signal })) if (reason === null) rows++;
      return rows;
    },
  };
}

async function conversationsOf(path: string): Promise<number> {
  let rows = 0;
  const files = [{ path, named: true }];
  for await (const { reason } of readConversations({ files, secret: SECRET, signal })) if (reason === null) rows++;
  return rows;
}
