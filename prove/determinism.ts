/** The same conversations give the same bytes, whatever else differs. */
import type { Check, Task } from '../bench/harness/task.ts';
import { makeSample } from '../src/index.ts';
import buildPages from '../test/build-pages.ts';
import { reference, type Setting, type Variant, variants } from './variants.ts';

const CONVERSATIONS = 2000;

export const determinism: Task = {
  name: 'determinism',
  summary:
    'A release of 2,000 conversations made again under other threads, orders, files, caches, workspaces and names.',
  run: async ({ quick, say }) => {
    buildPages();
    const { conversations } = makeSample({ conversations: quick ? 300 : CONVERSATIONS, seed: 5 });
    const setting: Setting = { rows: conversations, options: quick ? ['--privacy', 'local'] : [] };
    const wanted = await reference(setting);
    const otherSeed = await reference({ ...setting, options: [...setting.options, '--seed', '9'] });
    const checks: Check[] = [differs(wanted, otherSeed)];
    for (const variant of variants) {
      checks.push(await compare(variant, setting, wanted));
      say(`${variant.name}: ${checks.at(-1)?.found}`);
    }
    return {
      tables: [],
      checks,
      notes: [
        `${conversations.length} sample conversations, default embedder. SHA-256 over the names and bytes of the release: ${wanted}.`,
        'Each variant has a folder, and with it a workspace, a secret and a cache, of its own.',
      ],
    };
  },
};

async function compare({ name, release }: Variant, setting: Setting, wanted: string): Promise<Check> {
  const made = await release(setting);
  return { what: name, limit: 'the same bytes', found: made === wanted ? 'the same' : made, met: made === wanted };
}

/** Were it the same, the comparison would say nothing. */
function differs(wanted: string, other: string): Check {
  const met = wanted !== other;
  return { what: 'another seed (shapes the result)', limit: 'other bytes', found: met ? 'other' : 'the same', met };
}
