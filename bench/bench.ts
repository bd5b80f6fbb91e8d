/** `npm run bench`: what the product achieves and costs, on public data and made-up rows. */
import { join } from 'node:path';
import { calls } from './calls/calls.ts';
import { clustering } from './clustering.ts';
import { cost } from './cost.ts';
import { dp } from './dp.ts';
import { duplicates } from './duplicates.ts';
import { encoders } from './encoders/encoders.ts';
import { explorer } from './explorer.ts';
import { runTasks } from './harness/run-tasks.ts';
import { hierarchy } from './hierarchy.ts';
import { kmeans } from './kmeans.ts';
import { kmeansPeers } from './kmeans-peers/kmeans-peers.ts';
import { leaving } from './leaving/leaving.ts';
import { ledger } from './ledger.ts';
import { longConversations } from './long-conversations.ts';
import { measuring } from './measuring/measuring.ts';
import { naming } from './naming.ts';
import { neighbours } from './neighbours/neighbours.ts';
import { reading } from './reading/reading.ts';
import { relations } from './relations.ts';
import { releaseSize } from './release-size.ts';
import { speed } from './speed.ts';
import { usefulness } from './usefulness.ts';
import { embeddedRun } from './whole-run/embedded-run.ts';
import { wholeRun } from './whole-run/whole-run.ts';

process.exitCode = await runTasks(
  {
    verb: 'bench',
    things: 'Benchmarks',
    tasks: [
      clustering,
      usefulness,
      naming,
      hierarchy,
      leaving,
      speed,
      reading,
      encoders,
      kmeans,
      kmeansPeers,
      neighbours,
      ledger,
      calls,
      cost,
      dp,
      duplicates,
      explorer,
      longConversations,
      releaseSize,
      relations,
      measuring,
      wholeRun,
      embeddedRun,
    ],
    results: join(import.meta.dirname, 'results'),
  },
  process.argv.slice(2),
);
