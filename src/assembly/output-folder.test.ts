import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { outputFolder } from './output-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'output-'));
afterAll(() => rmSync(root, { recursive: true }));

mkdirSync(join(root, 'run', 'private'), { recursive: true });
writeFileSync(join(root, 'run', 'private', 'manifest.json'), '{}');

test.each(['.sightline', '.sightline/cache', '.sightline/runs', 'run/private', 'run/private/out/deep'])(
  'nothing is put out into %s',
  (out) => {
    const refused = expect.objectContaining({ code: 'OUT_INSIDE_PRIVATE', exitCode: 2 });
    expect(() => outputFolder(out, root)).toThrow(refused);
    expect(() => outputFolder(join(root, out), '/')).toThrow(refused);
  },
);

test.each(['run', 'run/releases/local', 'private/out', '.sightline/runs/one', '.sightline/runs/one/releases/more'])(
  'but into %s',
  (out) => {
    expect(outputFolder(out, root)).toBe(join(root, out));
  },
);
