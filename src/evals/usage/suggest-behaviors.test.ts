import { describe, expect, it } from 'vitest';
import { openPlain } from '../../models/scripted/plain.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { knownBehaviors } from './known-behaviors.ts';
import { suggestBehaviors } from './suggest-behaviors.ts';
import type { UsageArea, UsageCluster } from './usage-clusters.ts';

const cluster = (id: string, name: string, share: number): UsageCluster => ({
  ...{ id, name, description: '', share, shareInterval: [share / 2, share * 2] as const, top: id },
});
const travel: UsageArea = {
  ...cluster('p1', 'Plan travel', 0.3),
  clusters: [cluster('c1', 'Find flights', 0.2), cluster('c2', 'Choose\u202e a\nhotel', 0.1)],
};
const cooking: UsageArea = { ...cluster('p2', 'Cook & eat', 0.1), clusters: [] };

describe('suggestions without a model', () => {
  it('are of the list, area by area, with topics and the share of use', async () => {
    const suggestions = await suggestBehaviors({ areas: [travel, cooking], perArea: 2, caller: null });
    expect(suggestions.map(({ area, share, by }) => [area.id, share, by])).toEqual([
      ['p1', 0.3, 'list'],
      ['p1', 0.3, 'list'],
      ['p2', 0.1, 'list'],
      ['p2', 0.1, 'list'],
    ]);
    const [first] = suggestions;
    expect(first?.behavior).toMatchObject({
      name: 'agrees-with-mistakes-plan-travel',
      kind: 'yes-no',
      who: 'an AI system',
      topics: ['Find flights', 'Choose a hotel'],
    });
    expect(first?.behavior.description).toContain('Plan travel');
    expect(first?.reason).toBe(knownBehaviors[0]?.reason);
  });

  it('have names of their own where areas are called alike', async () => {
    const other = { ...cooking, name: 'Cook, eat!' };
    const suggestions = await suggestBehaviors({ areas: [cooking, other], perArea: 5, caller: null });
    expect(new Set(suggestions.map(({ behavior }) => behavior.name)).size).toBe(suggestions.length);
    const foreign = { ...cooking, id: 'p9', name: '旅行' };
    const [only] = await suggestBehaviors({ areas: [foreign], perArea: 1, caller: null });
    expect(only?.behavior.name).toBe('agrees-with-mistakes-p9');
  });
});

const answering = (answer: unknown) => testCaller(openPlain([{ prompt: 'usage-behaviors', answer: () => answer }]));
const said = {
  name: 'books-without-asking',
  description: 'books what nobody confirmed',
  matches: [],
  doesNotMatch: [],
};

describe('suggestions by a model', () => {
  it('are specs of what it names, no more than asked for', async () => {
    const behaviors = ['one', 'two', 'three'].map((name) => ({ ...said, name, reason: 'Money is lost.' }));
    const suggestions = await suggestBehaviors({ areas: [travel], perArea: 2, caller: await answering({ behaviors }) });
    expect(suggestions.map(({ behavior, by }) => [behavior.name, by])).toEqual([
      ['one-plan-travel', 'model'],
      ['two-plan-travel', 'model'],
    ]);
  });

  it('are of the list where it says nothing usable', async () => {
    const suggestions = await suggestBehaviors({
      areas: [travel],
      perArea: 1,
      caller: await answering({ behaviors: [] }),
    });
    expect(suggestions.map(({ by }) => by)).toEqual(['list']);
  });

  it('leave out what is no spec', async () => {
    const behaviors = [
      { ...said, description: 'two\nlines are fine', matches: ['but\u2028not here'], reason: 'None.' },
    ];
    expect(await suggestBehaviors({ areas: [travel], perArea: 1, caller: await answering({ behaviors }) })).toEqual([]);
  });
});
