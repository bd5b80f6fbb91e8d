/** A temporary folder for all tests of a run and the programs that they start, removed when the run is over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-tests-'));
  process.env['TMPDIR'] = folder;
  // A program that a test stopped may be about to write still.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
