/** The embedded encoder, which reads every text: a run of some of the million conversations, beside the encoder alone on the same texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encoded } from '../../src/insights/embeddings/partition-model.ts';
import { openUseLite } from '../../src/models/embedded/use-lite.ts';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import buildPages from '../../test/build-pages.ts';
import { folder } from '../../test/support.ts';
import { insightsRun, secondsByStage } from '../harness/insights-run.ts';
import type { Findings, Task } from '../harness/task.ts';
import { aboutInput, writeConversations } from './many-conversations.ts';

const CONVERSATIONS = 20_000;
const CLUSTERS = 200;
const QUICK_SHARE = 0.1;
const THREADS = 2;
const WARMING = 256;
/** How many times what the encoder alone takes a run may take, and what is added to that for a million conversations. */
const MOST_TIMES = 1.2;
const ADDED_SECONDS = 15 * 60;

export const embeddedRun: Task = {
  name: 'embedded-run',
  summary: 'A run with the embedded encoder, which reads every text, beside the encoder alone on the same texts.',
  run: async ({ quick }) => {
    buildPages();
    return measured(quick ? QUICK_SHARE : 1);
  },
};

async function measured(scale: number): Promise<Findings> {
  const file = join(folder(), 'conversations.jsonl');
  const written = writeConversations(file, CONVERSATIONS * scale);
  const { rows } = written;
  const run = await insightsRun(file, ['--embedder', 'use-lite', '--k', String(CLUSTERS * scale)]);
  const model = await openUseLite({ threads: THREADS });
  const requests = requestsOf(run.folder).filter(({ language }) => model.languages.includes(language));
  // What the run has it read of each.
  const texts = encoded(
    { own: 'use-lite' },
    requests.map(({ request }) => request),
    { seed: 0, shorten: 'first' },
  );
  const rate = await rateOn(texts, model).finally(() => model.close());
  const most = (MOST_TIMES * texts.length) / rate + (ADDED_SECONDS * rows) / 1e6;
  const rounded = (seconds: number): string => seconds.toFixed(0);
  return {
    tables: [
      {
        title: `With use-lite: ${rows} conversations`,
        columns: ['what', 'seconds'],
        rows: [
          ['the encoder alone, on the distinct texts that it reads', rounded(texts.length / rate)],
          ...secondsByStage([run], (seconds) => seconds.map(rounded)),
          ['the whole run', rounded(run.seconds)],
        ],
      },
    ],
    checks: [
      {
        what: `use-lite, seconds of a run of ${rows}`,
        limit: `< ${rounded(most)}`,
        found: rounded(run.seconds),
        met: run.seconds < most,
      },
    ],
    notes: [
      `The embedded encoder reads ${rate.toFixed(0)} of these texts a second with ${THREADS} threads (${texts.length} distinct ones in its language; the others go by their own words): a million take ${(1e6 / rate / 60).toFixed(0)} minutes, which is why only a part is run. The limit is ${MOST_TIMES} times that of the encoder alone, and 15 minutes a million conversations.`,
      aboutInput(written),
    ],
  };
}

interface Read {
  readonly request: string;
  readonly language: string;
}

function requestsOf(run: string): Read[] {
  const shards = join(run, 'private', 'shards', 'facets');
  const lines = readdirSync(shards).flatMap((name) => readFileSync(join(shards, name), 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Read);
}

/** Texts a second. */
async function rateOn(texts: readonly string[], model: EmbeddingModel): Promise<number> {
  await model.embed(texts.slice(0, WARMING));
  // As many at once as a stage hands over.
  const size = Math.max(WARMING, model.maxTextsPerCall) * model.maxCallsAtOnce;
  const began = performance.now();
  for (let start = 0; start < texts.length; start += size) await model.embed(texts.slice(start, start + size));
  const seconds = (performance.now() - began) / 1000;
  return texts.length / seconds;
}
