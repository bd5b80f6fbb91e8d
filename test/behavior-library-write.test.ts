/** Every behavior of the library can be written, by its name alone; the command lists them and gives a spec to begin from. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { behaviorGroups, libraryBehavior, libraryEntries, writeItems } from '../src/index.ts';
import { folder, sightline } from './support.ts';

const settings = { models: { default: 'scripted:plain' }, embedder: 'tfidf-svd', threads: 1 };

describe('a preview of each behavior of the library', () => {
  const home = folder();

  test.each(behaviorGroups)('%s', async (group) => {
    for (const { name } of libraryEntries().filter((entry) => entry.group === group)) {
      const { set } = await writeItems({ behavior: name, preview: 10, workingFolder: home, settings });
      expect([name, set.items.length > 0, set.facts.writing?.behavior['name']]).toEqual([name, true, name]);
    }
  });
});

test('the command lists the library, and what it gives of a behavior is a spec that can be changed', async () => {
  const home = folder();
  const list = await sightline(['evals', 'behaviors'], home);
  expect([list.code, list.stdout]).toEqual([0, expect.stringContaining('survival-instinct')]);
  const spec = await sightline(['evals', 'behaviors', 'survival-instinct'], home);
  writeFileSync(join(home, 'mine.yaml'), spec.stdout.replace('name: survival-instinct', 'name: mine'));
  const { set } = await writeItems({ behavior: 'mine.yaml', preview: 10, workingFolder: home, settings });
  expect(set.facts.writing?.behavior).toEqual({ ...libraryBehavior('survival-instinct'), name: 'mine' });
  expect(await sightline(['evals', 'behaviors', 'likes-bread'], home)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('BEHAVIOR_UNKNOWN'),
  });
});
