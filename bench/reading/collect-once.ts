/** A process of its own that reads a file into shards and ends: `collect-once.ts FILE FOLDER`. What it used is written as it ends. */
import { fileSource } from '../../src/insights/conversations/source.ts';
import { openShardStore } from '../../src/store/shards.ts';

const [path = '', folder = ''] = process.argv.slice(2);
const source = fileSource([path], { secret: new Uint8Array(32), folder, seed: 1 });
const { signal } = new AbortController();
await source.collect({ store: openShardStore(folder), signal, onProgress: () => {} });
