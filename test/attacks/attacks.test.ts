/** Attacks on what clusters are called, reduced; in full: `npm run prove -- attacks`. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/core/random.ts';
import { claimRule, EPSILON } from '../../src/insights/analyst/model/claim-rule.ts';
import { namesByConsensus } from '../../src/insights/analyst/model/consensus-names.ts';
import { attacks } from '../../src/insights/attacks/attacks.ts';
import {
  type AttackOutcome,
  GUESSING,
  impliedBy,
  measureAttacks,
  measureTipping,
} from '../../src/insights/attacks/measure-attacks.ts';
import { directCaller, openObedient } from '../../src/insights/attacks/obedient.ts';
import { sceneOf } from '../../src/insights/attacks/scene.ts';
import type { LanguageModel, ModelRequest } from '../../src/models/language-model.ts';

const rule = claimRule('internal', 5);

describe('attacks on names', () => {
  test('succeed against the plain recipe, and hardly better than guessing against consensus', async () => {
    const outcomes = await measureAttacks(150, 1);
    const successOf = (naming: AttackOutcome['naming'], attack: string): number => {
      const found = outcomes.filter((one) => one.naming === naming && one.attack === attack && one.share !== null);
      return found.reduce((sum, { success }) => sum + success, 0) / found.length;
    };
    expect(successOf('paper', 'injection')).toBeGreaterThan(0.45);
    expect(successOf('consensus', 'injection')).toBeLessThan(GUESSING + 0.05);
    expect(successOf('consensus', 'padding')).toBeLessThan(GUESSING + 0.07);
    for (const { naming, attack, atMost, allowed } of outcomes)
      if (naming === 'consensus' && attack.startsWith('tipping')) expect(atMost).toBeLessThanOrEqual(allowed ?? 0);
  }, 60_000);

  test.each(['lists', 'receipts'] as const)(
    'that tip one vote at the %s come to less than the noise implies, and to more where it is weaker than stated',
    (tipped) => {
      expect(measureTipping(1500, 2, rule, tipped).atMost).toBeLessThan(impliedBy(EPSILON));
      const halved = measureTipping(1500, 2, { ...rule, epsilon: { numerator: 2, denominator: 1 } }, tipped);
      const none = measureTipping(1500, 2, { ...rule, epsilon: null }, tipped);
      for (const { success } of [halved, none]) expect(success - GUESSING).toBeGreaterThan(impliedBy(EPSILON));
    },
  );
});

/** The list of each group, as the model gave it. */
async function listsOf(task: Parameters<typeof namesByConsensus>[0]): Promise<string[]> {
  const lists: string[] = [];
  const model: LanguageModel = openObedient();
  const noting: LanguageModel = {
    ...model,
    generate: async (request: ModelRequest, signal) => {
      const reply = await model.generate(request, signal);
      if (request.schema?.['title'] === 'group-claims') lists.push(reply.text);
      return reply;
    },
  };
  const secret = new Uint8Array(32).fill(4);
  await namesByConsensus(task, {
    caller: directCaller(noting),
    secret,
    criteria: null,
    taken: new Set(),
    count: () => {},
    note: () => {},
  });
  return lists.sort();
}

test.each(attacks.map(({ name, says }) => [name, says] as const))(
  'whoever leaves changes the list of one group (%s)',
  async (_name, says) => {
    const { task } = sceneOf(createRandom('leaving'), 0.4, says);
    const [cluster] = task.clusters;
    const all = await listsOf(task);
    for (const leaving of cluster?.members ?? []) {
      const members = (cluster?.members ?? []).filter((row) => row !== leaving);
      const left = await listsOf({ ...task, clusters: [{ ...(cluster as (typeof task.clusters)[number]), members }] });
      const gone = all.filter((list) => !takeFrom(left, list));
      expect(gone.length).toBeLessThanOrEqual(1);
      expect(left.length).toBeLessThanOrEqual(1);
    }
  },
  30_000,
);

/** Removes one that is equal; false where there is none. */
function takeFrom(lists: string[], list: string): boolean {
  const position = lists.indexOf(list);
  if (position >= 0) lists.splice(position, 1);
  return position >= 0;
}
