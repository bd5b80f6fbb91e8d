/** The pages, built once before any test: releases carry a report, and browser tests open it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', 'scripts', 'build-explorer.js')], { stdio: 'pipe' });
}
