/** The answers of models that a set rests on, whoever asked for them and when: the same in every folder that the set is written to. */

import { usageOf } from '../calls/ledger-replies.ts';
import type { NotedCall } from '../calls/noted-calls.ts';
import { countsOf } from '../evals/write/funnel-of.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { knownOf } from './estimate-asked.ts';

export interface AnswersBehind {
  /** Calls by prompt, `name@version`, in the order of the alphabet. */
  readonly prompts: Readonly<Record<string, number>>;
  readonly calls: number;
  /** Tokens; null where a server did not count them, or the ledger has lost the answer. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
  /** Nanodollars that they cost when they were asked for; null where that is not known of all. */
  readonly cost: number | null;
  /** How many of the calls were made for this set; the others were answered before, for another. */
  readonly asked: number;
}

export async function answersBehind(ledger: Ledger, run: string, calls: readonly NotedCall[]): Promise<AnswersBehind> {
  const keys = calls.map(({ key }) => key);
  const known = await knownOf(ledger, new Set(keys));
  // Of what the ledger has lost nothing is known.
  const answers = keys.map((key) => known.get(key) ?? LOST);
  const usages = answers.map(({ usage }) => usageOf(usage));
  const input = sumOf(
    usages.map((usage) => (usage === null ? null : usage.input + usage.cacheRead + usage.cacheWrite)),
  );
  const output = sumOf(usages.map((usage) => usage?.output ?? null));
  return {
    prompts: countsOf(calls.map(({ prompt }) => prompt)),
    calls: calls.length,
    tokens: input === null || output === null ? null : { input, output },
    cost: sumOf(answers.map(({ cost }) => cost)),
    asked: (await ledger.asked(run, keys)).size,
  };
}

const LOST = { usage: 'null', cost: null } as const;

/** Null where one of them is. */
function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0 as number | null);
}
