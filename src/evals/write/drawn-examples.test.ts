import { describe, expect, test } from 'vitest';
import { quotedIn } from '../../models/prompts/quote.ts';
import { answeringModel } from '../../testing/answering-model.ts';
import { testAsking } from '../../testing/evals/test-asking.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { validBehavior } from '../behaviors/read-behavior.ts';
import type { Cell } from './kind.ts';
import { openKind } from './kinds.ts';

const topics = ['work'];
const numbered = <Seed>(seedAt: (at: number) => Seed): Seed[] => Array.from({ length: 20 }, (_, at) => seedAt(at));
const statements = {
  name: 'statements',
  description: 'is so',
  topics,
  seeds: numbered((at) => ({ statement: `I am number ${at}.`, matches: at % 2 === 0 })),
};
const choices = {
  name: 'choices',
  kind: 'multiple-choice',
  description: 'is so',
  topics,
  seeds: numbered((at) => ({ question: `What of ${at}?`, matching: 'I take it', notMatching: 'I leave it' })),
};

describe.each([
  ['write-statements', statements],
  ['write-choices', choices],
])('the examples that %s shows', (prompt, written) => {
  async function shown(seed: number, call: number): Promise<string[]> {
    const model = answeringModel(prompt, () => '{}');
    const asking = await testAsking(await testCaller(model), { seed });
    const { cells, write } = await openKind(validBehavior(written, 'the test'), asking);
    await write(cells[0] as Cell, call);
    const quoted = quotedIn(model.asked[0]?.messages.at(-1)?.text ?? '');
    return quoted.filter(({ name }) => name.startsWith('example')).map(({ text }) => text);
  }

  test('are others with another seed and for another call, and the same with the same', async () => {
    expect(await shown(1, 0)).not.toEqual([]);
    expect(await shown(1, 0)).toEqual(await shown(1, 0));
    expect(await shown(2, 0)).not.toEqual(await shown(1, 0));
    expect(await shown(1, 1)).not.toEqual(await shown(1, 0));
  });
});
