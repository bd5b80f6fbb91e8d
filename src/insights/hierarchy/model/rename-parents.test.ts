import { describe, expect, it } from 'vitest';
import type { ParentToName } from '../../analyst/analyst.ts';
import type { AuditVerdict, ClusterName, ClusterNode } from '../../records.ts';
import { renameParents } from './rename-parents.ts';

const named = (id: string, name = `Name of ${id}`): ClusterName => ({ id, name, description: '', support: 5 });
const byId = (names: readonly ClusterName[]): Map<string, ClusterName> => new Map(names.map((name) => [name.id, name]));
const base = (id: string, parent: string): ClusterNode => ({ id, parent, level: 0, partition: 0, children: [] });
const above = (id: string, level: number, children: string[], parent: string | null = null): ClusterNode => ({
  ...{ id, parent, level, partition: 0, children },
});
const verdict = (id: string): AuditVerdict => ({
  ...{ id, rating: 5, justification: '', passes: true, model: 'm', prompt: 'p' },
});

const nodes = [
  ...['a', 'b'].map((id) => base(id, 'p')),
  ...['c', 'd', 'e'].map((id) => base(id, 'q')),
  above('p', 1, ['a', 'b'], 'top'),
  above('q', 1, ['c', 'd', 'e'], 'top'),
  above('top', 2, ['p', 'q']),
];
const all = ['a', 'b', 'c', 'd', 'e', 'p', 'q', 'top'];

/** @param left base clusters that have a name under the stronger thresholds */
async function renamed(left: readonly string[], owned: readonly string[] = [], refuses: readonly string[] = []) {
  const asked: ParentToName[] = [];
  const outcome = await renameParents(
    {
      nodes,
      sizes: new Map([...'abcde'].map((id, position) => [id, 10 + position])),
      before: byId(all.map((id) => named(id))),
      verdicts: new Map(['p', 'q', 'top'].map((id) => [id, verdict(id)])),
      bases: byId(left.map((id) => named(id))),
      owned,
    },
    {
      nameParents: (parents) => {
        asked.push(...parents);
        const given = parents.filter(({ id }) => !refuses.includes(id));
        const names = given.map(({ id, children }) => named(id, children.map((child) => child.id).join('+')));
        const verdicts = parents.map(({ id }) => ({ ...verdict(id), passes: !refuses.includes(id) }));
        return Promise.resolve({ names, supporters: [], verdicts, counts: { 'parents.answered': parents.length } });
      },
    },
  );
  return { asked, ...outcome, names: Object.fromEntries(outcome.names.map(({ id, name }) => [id, name])) };
}

describe('parents under stronger thresholds', () => {
  it('keep their names, unasked, where their children keep theirs', async () => {
    const { asked, names, verdicts } = await renamed(['a', 'b', 'c', 'd', 'e']);
    expect(asked).toEqual([]);
    expect(names).toEqual({ p: 'Name of p', q: 'Name of q', top: 'Name of top' });
    expect(verdicts.map(({ id }) => id)).toEqual(['p', 'q', 'top']);
  });

  it('are named from what is left, the largest first, and know nothing of what they were called', async () => {
    const { asked, names } = await renamed(['a', 'b', 'c', 'e']);
    expect(asked.map(({ id, category }) => [id, category])).toEqual([
      ['q', null],
      ['top', null],
    ]);
    expect(names).toEqual({ p: 'Name of p', q: 'e+c', top: 'q+p' });
  });

  it('have no name where one child is left, which then stands one level further up', async () => {
    const { names, counts } = await renamed(['a', 'b', 'd']);
    expect(names).toEqual({ p: 'Name of p', top: 'p+d' });
    expect(counts['parents.withheld']).toBe(1);
  });

  it('have none where the name did not pass, nor where nothing is left', async () => {
    expect((await renamed(['a', 'c', 'd'], [], ['q'])).names).toEqual({ top: 'd+c+a' });
    expect((await renamed([])).names).toEqual({});
  });

  it('of the owner stay with one child', async () => {
    const { asked } = await renamed(['a', 'c', 'd', 'e'], ['Name of p']);
    expect(asked.map(({ id, own }) => [id, own])).toEqual([
      ['p', 'Name of p'],
      ['top', null],
    ]);
  });

  it('that had no name before get none', async () => {
    const before = byId(all.filter((id) => id !== 'q').map((id) => named(id)));
    const tree = { nodes, sizes: new Map(), before, verdicts: new Map(), bases: before, owned: [] };
    const nameParents = () => Promise.reject(new Error('Nobody is to be asked.'));
    const { names } = await renameParents(tree, { nameParents });
    expect(names.map(({ id }) => id)).toEqual(['p', 'top']);
  });
});
