/**
 * promptfoo on what we export for it. It is no dependency: where SIGHTLINE_PROMPTFOO_TEST names a folder that holds `node_modules` with it
 * (`npm install promptfoo@0.123.1 --ignore-scripts`). `npm run prove -- promptfoo` does the same over the published sets.
 */
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { madeUpSets } from '../prove/promptfoo/made-up-sets.ts';
import { comparePromptfoo } from '../prove/promptfoo/scene.ts';
import { folder, writeRows } from './support.ts';

const home = process.env['SIGHTLINE_PROMPTFOO_TEST'];
if (home === undefined) {
  process.stderr.write('Skipped: promptfoo on exported sets. SIGHTLINE_PROMPTFOO_TEST names no folder that has it.\n');
}

describe.skipIf(home === undefined)(
  'promptfoo on an exported set (where SIGHTLINE_PROMPTFOO_TEST names its folder)',
  () => {
    test.each(Object.entries(madeUpSets))('counts for %s what we count', async (name, rows) => {
      const path = writeRows(join(folder(), `${name}.jsonl`), rows);
      const { passed, expected, errors, items, differences } = await comparePromptfoo(resolve(home as string), path);
      expect({ passed, errors, differences }).toEqual({ passed: expected, errors: 0, differences: [] });
      expect(expected).toBeGreaterThan(0);
      expect(expected).toBeLessThan(items);
    });
  },
);
