/** What is asked for more where labels are thin. */
import { expect, test } from 'vitest';
import { hashOf } from '../../core/hash.ts';
import { writeCandidates } from './candidates.ts';
import type { Cell, KindOfBehavior, NewItem, OpenedKind } from './kind.ts';

const cellFor = (label: string, topic: string): Cell => ({
  id: JSON.stringify([label, topic]),
  group: '',
  label,
  topic,
});

/** Statements that have no word in common, so that no cluster of them has words of its own. @param asked is told each cell with its call */
function wordless(asked: string[]): OpenedKind {
  const write: KindOfBehavior['write'] = async ({ id, label }, call) => {
    asked.push(`${id} ${call}`);
    const items = Array.from({ length: 10 }, (_, at): NewItem => {
      const words = Array.from({ length: 5 }, (_, word) => hashOf([label, call, at, word]).slice(0, 12));
      const statement = `${label === 'No' && at % 2 === 0 ? 'x' : 'y'}${words.join(' ')}`;
      const labels = { matching: [label], notMatching: ['-'] };
      return { kind: 'yes-no', statement, question: `"${statement}"`, options: [], ...labels };
    });
    return { outcome: 'answered', items, unusable: [] };
  };
  return {
    layout: 'persona',
    cells: ['Yes', 'No'].map((label) => cellFor(label, '')),
    perCall: 10,
    cellFor,
    write,
    text: ({ statement = '' }) => statement,
    checks: () => [{ name: 'label', questions: [] }],
  };
}

test('no call is made twice, also for clusters that no word tells from the others', async () => {
  const asked: string[] = [];
  const discriminator = { how: 'votes', callsFor: () => 1, probability: async () => 0.9 } as const;
  const embedding = {
    name: 'test',
    sameAbove: null,
    // What one side alone says lies apart.
    embed: async (texts: readonly string[]) => ({
      vectors: Float32Array.from(texts.flatMap((text) => (text.startsWith('x') ? [1, 0] : [0, 1]))),
      dimensions: 2,
    }),
  };
  await writeCandidates(
    { kind: wordless(asked), discriminator, name: 'test', onProgress: () => {} },
    { perLabel: 30, surplus: 1, isPreview: false },
    embedding,
    0,
  );
  expect(asked).toContain('["Yes",""] 5');
  expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
});
