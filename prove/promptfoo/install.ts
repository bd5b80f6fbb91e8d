/** promptfoo in a folder of its own: it is far too large to be a dependency. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../../test/support.ts';

export const PROMPTFOO_VERSION = '0.123.1';

/** The folder that holds its `node_modules`; null where it cannot be had. */
export function installPromptfoo(say: (line: string) => void): string | null {
  const home = folder();
  say(`installing promptfoo ${PROMPTFOO_VERSION} into ${home}`);
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  const words = ['install', `promptfoo@${PROMPTFOO_VERSION}`, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', words, {
    cwd: home,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) say(String(stderr).trim());
  return status === 0 ? home : null;
}
