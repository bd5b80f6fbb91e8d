import { expect, test } from 'vitest';
import type { LanguageModel } from '../models/language-model.ts';
import { checkStructured } from '../models/prompts/check-structured.ts';
import { openFaulty } from '../models/scripted/faulty.ts';
import { openPlain } from '../models/scripted/plain.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { attemptParts } from '../testing/attempt-parts.ts';
import { memoryLedger } from '../testing/memory-ledger.ts';
import { ask } from './ask.ts';
import { createCaller } from './caller.ts';

/** Time passes where somebody waits for it. */
let time = 0;
const clock = { now: () => time, monotonic: () => time };
const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    time += milliseconds;
    setImmediate(resolve);
  });
const sentences = Array.from({ length: 300 }, (_, index) => `Is ${index} an even number?`);

/** Outcome, and value where there is one, of each sentence in turn. */
async function answers(model: LanguageModel, ledger: Ledger, asked = sentences) {
  let attempts = 0;
  const caller = createCaller({
    ...(await attemptParts({ clock, sleep, ledger, maxParallel: 20 })),
    model: { ...model, generate: (request, signal) => model.generate(request, signal).finally(() => attempts++) },
  });
  const made = await Promise.all(
    asked.map(async (sentence) => [sentence, await ask(caller, checkStructured, { sentence })] as const),
  );
  return { attempts, made: new Map(made.map(([sentence, { reply: _, ...answer }]) => [sentence, answer])) };
}

test('of a faulty model, all answers are right or known to be none, and none is paid for twice', async () => {
  const ledger = memoryLedger();
  const { attempts, made } = await answers(openFaulty({ sleep }), ledger);
  const { made: right } = await answers(openPlain(), memoryLedger());
  expect(attempts).toBeGreaterThan(350);
  expect(await ledger.spending('run')).toMatchObject({ calls: attempts });
  const answered = [...made].filter(([, { outcome }]) => outcome === 'answered');
  expect(answered.length).toBeGreaterThan(270);
  for (const [sentence, answer] of answered) expect(answer).toEqual(right.get(sentence));
  expect([...made].some(([, { outcome }]) => outcome === 'refused')).toBe(true);

  const again = await answers(openFaulty({ seed: 1, sleep }), ledger);
  expect(again).toEqual({ attempts: 0, made });
});

test('a faulty model does the same in another order', async () => {
  const one = await answers(openFaulty({ sleep }), memoryLedger());
  const other = await answers(openFaulty({ sleep }), memoryLedger(), sentences.toReversed());
  expect(other).toEqual(one);
});
