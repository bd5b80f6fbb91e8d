/** A run to be killed: what it must come to, and whether a killed and resumed one comes to the same. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, conversations, folder, sightline, sightlineKilled, writeRows } from '../test/support.ts';

export interface KillScene {
  /** Milliseconds of a run that is let through. */
  readonly milliseconds: number;
  /** Hash of the names and bytes of the release. */
  readonly reference: string;
  /** Its folder. */
  readonly finished: string;
  /** A new folder with the input. */
  home(): string;
  words(home: string): string[];
}

export interface Killed {
  readonly killed: boolean;
  /** What was not as it must be; null where all was. */
  readonly problem: string | null;
}

export async function killScene(options: { seed: number; count: number; embedder: string }): Promise<KillScene> {
  const rows = conversations(options.count, options.seed);
  const home = (): string => {
    const path = folder();
    writeRows(join(path, 'rows.jsonl'), rows);
    return path;
  };
  const words = (path: string): string[] => [
    ...['insights', 'run', join(path, 'rows.jsonl'), '--privacy', 'local'],
    ...['--embedder', options.embedder, '--out', join(path, 'out')],
  ];
  const path = home();
  const started = performance.now();
  const { code, stderr } = await sightline(words(path), path);
  if (code !== 0) throw new Error(`The run that is to be killed does not succeed by itself: ${stderr}`);
  return { milliseconds: performance.now() - started, reference: publicBytes(path), finished: path, home, words };
}

/** Killed at a fault point (`point` or `point:n`) and run again. */
export async function killedAt(scene: KillScene, point: string, home = scene.home()): Promise<Killed> {
  const { signal } = await sightline(scene.words(home), home, { SIGHTLINE_FAULT: point });
  const killed = signal === 'SIGKILL';
  return { killed, problem: brokenRelease(scene, home) ?? (killed ? await resumed(scene, home) : null) };
}

/** Killed after each of the given times, one after the other in the same folder, and then run to the end. */
export async function killedAfter(scene: KillScene, times: readonly number[]): Promise<Killed> {
  const home = scene.home();
  let killed = false;
  for (const milliseconds of times) {
    const { signal } = await sightlineKilled(scene.words(home), home, milliseconds);
    killed ||= signal === 'SIGKILL';
    const problem = brokenRelease(scene, home);
    if (problem !== null) return { killed, problem };
  }
  return { killed, problem: await resumed(scene, home) };
}

/** The finished run, begun again, killed and begun again: its release is whole at every moment. It is finished again afterwards. */
export function killedOver(scene: KillScene, point: string): Promise<Killed> {
  return killedAt(scene, point, scene.finished);
}

/** At any moment there is either no release or all of it. */
function brokenRelease(scene: KillScene, home: string): string | null {
  const there = existsSync(join(home, 'out', 'public'));
  return there && publicBytes(home) !== scene.reference ? 'a release that is not whole' : null;
}

async function resumed(scene: KillScene, home: string): Promise<string | null> {
  const { code, stderr } = await sightline(scene.words(home), home);
  if (code !== 0) return `the resumed run ended with ${code}: ${stderr.trim().split('\n').at(-1)}`;
  if (publicBytes(home) !== scene.reference) return 'other public bytes';
  const manifest = readFileSync(join(home, 'out', 'private', 'manifest.json'), 'utf8');
  return (JSON.parse(manifest) as { status: string }).status === 'finished' ? null : 'not marked as finished';
}

function publicBytes(home: string): string {
  return bytesOf(join(home, 'out', 'public'));
}
