import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../core/random.ts';
import type { LanguageModel } from '../../../models/language-model.ts';
import { openFaulty } from '../../../models/scripted/faulty.ts';
import { plainReply } from '../../../models/scripted/plain.ts';
import { answeringModel } from '../../../testing/answering-model.ts';
import { testCaller } from '../../../testing/test-caller.ts';
import type { ModelAnalyst, ParentToName } from '../../analyst/analyst.ts';
import type { HierarchySettings } from '../../environment.ts';
import type { ClusterNode } from '../../records.ts';
import { levelSizes } from '../levels.ts';
import { type ModelTree, modelTree, type NamedBase } from './model-tree.ts';

const settings: HierarchySettings = { top: 3, neighbourhood: 40, boundary: 3, categories: [], fixed: false };

/** Words as dimensions: names that share words are near. */
async function embed(texts: readonly string[]): Promise<Float32Array[]> {
  return texts.map((text) => {
    const vector = new Float32Array(64);
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const place = [...word].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 64, 7);
      vector[place] = (vector[place] ?? 0) + 1;
    }
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  });
}

const subjects = [
  'bake bread',
  'cook rice',
  'book flights',
  'pack suitcase',
  'pay rent',
  'bank loan',
  'fix python',
  'write sql',
];

async function basesOf(count: number): Promise<NamedBase[]> {
  const names = Array.from({ length: count }, (_, index) => `Help with ${subjects[index % subjects.length]} ${index}`);
  const vectors = await embed(names);
  return names.map((name, index) => ({
    id: `c${index}`,
    name,
    description: `${name}.`,
    support: 5 + (index % 3),
    size: 100 + index,
    vector: vectors[index] as Float32Array,
  }));
}

/** Names a parent after its first child, unless told otherwise. */
function namer(
  nameOf: (parent: ParentToName) => string | null = ({ id }) => `Parent ${id}`,
): ModelAnalyst['nameParents'] {
  return async (parents) => ({
    names: parents.flatMap((parent) => {
      const name = parent.own ?? nameOf(parent);
      return name === null ? [] : [{ id: parent.id, name, description: '', support: 5 }];
    }),
    supporters: [],
    verdicts: [],
    counts: {},
  });
}

interface Options {
  readonly model?: LanguageModel;
  readonly settings?: Partial<HierarchySettings>;
  readonly nameParents?: ModelAnalyst['nameParents'];
}

async function treeOf(
  count: number,
  { model, settings: other, nameParents = namer() }: Options = {},
): Promise<ModelTree> {
  return modelTree(
    await basesOf(count),
    { nameParents },
    {
      caller: await testCaller(model),
      settings: { ...settings, ...other },
      random: createRandom(1),
      embed,
      count: () => {},
    },
  );
}

function expectTree({ nodes, names }: ModelTree, bases: number): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  expect(byId.size).toBe(nodes.length);
  expect(nodes.filter(({ level }) => level === 0).length).toBe(bases);
  for (const node of nodes) {
    for (const child of node.children) expect(byId.get(child)?.parent).toBe(node.id);
    if (node.parent !== null) {
      const parent = byId.get(node.parent) as ClusterNode;
      expect(parent.children).toContain(node.id);
      expect(parent.level).toBeGreaterThan(node.level);
    }
    if (node.level > 0) {
      expect(node.children.length).toBeGreaterThan(0);
      expect(names.some(({ id }) => id === node.id)).toBe(true);
    }
  }
}

describe('a tree by a model', () => {
  test('is a tree over all named clusters, whatever the model says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        async (count, top, faulty) => {
          const tree = await treeOf(count, {
            settings: { top, neighbourhood: 10 },
            ...(faulty && { model: openFaulty() }),
          });
          expectTree(tree, count);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('puts together what a model finds alike, in as many parents as are wanted', async () => {
    const tree = await treeOf(24);
    const tops = tree.nodes.filter(({ parent }) => parent === null);
    expect(tops.length).toBeLessThanOrEqual(5);
    const parentOf = (id: string) => tree.nodes.find((node) => node.id === id)?.parent;
    expect(parentOf('c6')).toBe(parentOf('c14'));
    expect(parentOf('c2')).toBe(parentOf('c10'));
    expect(parentOf('c6')).not.toBe(parentOf('c2'));
  });

  test('has more levels where there are many clusters', async () => {
    const { nodes } = await treeOf(300, { settings: { top: 4 } });
    expect(Math.max(...nodes.map(({ level }) => level))).toBeGreaterThan(1);
  });

  test('offers every parent to every child, each time in another order', async () => {
    const model = answeringModel('assign-parent', (request) => plainReply(request).text);
    await treeOf(24, { model });
    const assigning = model.asked.filter(({ schema }) => schema?.['title'] === 'assign-parent');
    const orders = assigning.map(
      ({ schema }) => (schema as { properties: { category: { enum: string[] } } }).properties.category.enum,
    );
    expect(new Set(orders.map((order) => order.toSorted().join())).size).toBe(1);
    expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(3);
  });

  test('puts a child that the model will not place to the nearest parent', async () => {
    const tree = await treeOf(24, { model: answeringModel('assign-parent', () => '{"category":"Something else"}') });
    expectTree(tree, 24);
    expect(tree.nodes.filter(({ parent }) => parent === null).length).toBeLessThan(24);
  });

  test('where nothing was proposed has no parents', async () => {
    const tree = await treeOf(24, { model: answeringModel('propose-parents', () => 'I would rather not.') });
    expect(tree.nodes.every(({ parent }) => parent === null)).toBe(true);
  });

  test('does not fall into a few parents where the model joins more than it was asked to', async () => {
    const joining = answeringModel('deduplicate-parents', () => '{"categories":["Help with everything"]}');
    const { nodes } = await treeOf(200, { model: joining, settings: { top: 4 } });
    const lowest = nodes.filter(({ level }) => level === 1);
    const wanted = levelSizes(200, 4)[0] as number;
    expect(lowest.length).toBeGreaterThanOrEqual(wanted / 4);
    expect(Math.max(...lowest.map(({ children }) => children.length))).toBeLessThan(100);
  });

  test('a parent without a name is none: its children stand one level further up', async () => {
    const tree = await treeOf(24, { nameParents: namer(() => null) });
    expect(tree.nodes.length).toBe(24);
    const some = await treeOf(24, { nameParents: namer(({ id }) => (id.endsWith('1') ? null : `Parent ${id}`)) });
    expectTree(some, 24);
  });

  test('categories of the owner are at the top, alone where they are fixed', async () => {
    const categories = ['Write programs', 'Plan travel'];
    const seeded = await treeOf(24, { settings: { categories } });
    expect(seeded.names.map(({ name }) => name)).toEqual(expect.arrayContaining(categories));
    expect(seeded.names.length).toBeGreaterThan(2);
    const fixed = await treeOf(24, { settings: { categories, fixed: true } });
    expect(fixed.names.map(({ name }) => name).sort()).toEqual(categories.toSorted());
    expectTree(fixed, 24);
    const few = await treeOf(3, { settings: { categories, fixed: true } });
    expect(few.names.length).toBeGreaterThan(0);
  });

  test('among fixed categories a cluster may stay outside', async () => {
    const model = answeringModel('assign-parent', () => '{"category":"None of these"}');
    const tree = await treeOf(24, { model, settings: { categories: ['Write programs'], fixed: true } });
    expect(tree.nodes.every(({ parent }) => parent === null)).toBe(true);
  });

  test('is the same for the same', async () => {
    expect(await treeOf(60)).toEqual(await treeOf(60));
  });
});
