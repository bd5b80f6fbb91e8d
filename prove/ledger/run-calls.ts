/**
 * A run of so many calls in a process of its own, to be killed: `node run-calls.ts HOME URL CALLS [replay]`. Answers go
 * to HOME/answers.jsonl, whole or not at all. `SIGHTLINE_FAULT` works as everywhere.
 */
import { join } from 'node:path';
import { chosenModel } from '../../src/assembly/chosen-model.ts';
import { openModelCalls } from '../../src/assembly/model-calls.ts';
import { completeSettings } from '../../src/config/index.ts';
import { systemClock } from '../../src/core/clock.ts';
import { realSleep } from '../../src/core/sleep.ts';
import { parseFaults } from '../../src/runner/fault-points.ts';
import { writeFileAtomic } from '../../src/store/files.ts';
import { openWorkspace } from '../../src/store/workspace.ts';
import { callAt, MODEL, RUN } from './calls.ts';

const [home = '', url = '', count = '0', replay] = process.argv.slice(2);
const settings = completeSettings({ baseUrl: url, replay: replay === 'replay' });
const calls = await openModelCalls({
  workspace: openWorkspace(join(home, '.sightline')),
  run: RUN,
  settings,
  clock: systemClock,
  sleep: realSleep,
  signal: new AbortController().signal,
  fault: parseFaults(process.env['SIGHTLINE_FAULT'], () => process.kill(process.pid, 'SIGKILL')),
  fetch: settings.replay ? () => Promise.reject(new Error('A replay asked.')) : fetch,
  onBatch: () => {},
  onSpent: () => {},
  isCheck: false,
});
const caller = await calls.caller(chosenModel(MODEL, settings, {}));
const answers = await Promise.all(Array.from({ length: Number(count) }, (_, index) => caller.call(callAt(index))));
writeFileAtomic(join(home, 'answers.jsonl'), answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
await calls.close();
