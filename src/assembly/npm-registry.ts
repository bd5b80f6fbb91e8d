/** Where this user's npm fetches packages from: mirrors are set up there once, for everything. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Keys } from './chosen-model.ts';

const DEFAULT = 'https://registry.npmjs.org/';
const VARIABLES = ['npm_config_registry', 'NPM_CONFIG_REGISTRY'] as const;
const PATIENCE_MS = 20_000;

export interface RegistryOptions {
  readonly keys: Keys;
  readonly workingFolder: string;
  readonly signal: AbortSignal;
}

/** From the environment, else as npm says, else npm's default. Ends with a slash. */
export async function npmRegistry(options: RegistryOptions): Promise<string> {
  const named = VARIABLES.map((name) => options.keys[name]).find(Boolean) ?? (await askNpm(options));
  return usable(named) ?? DEFAULT;
}

/** npm reads files in several places. Where there is no npm, nobody set up anything. */
async function askNpm({ workingFolder, signal }: RegistryOptions): Promise<string> {
  try {
    // On Windows npm is a script, which only a shell starts; nothing of the line comes from outside.
    const shell = process.platform === 'win32';
    const options = { cwd: workingFolder, signal, timeout: PATIENCE_MS, shell };
    return (await promisify(execFile)('npm', ['config', 'get', 'registry'], options)).stdout.trim();
  } catch {
    signal.throwIfAborted();
    return '';
  }
}

/** Without what would log in: fetching with it is left to npm. */
function usable(named: string): string | null {
  if (!URL.canParse(named)) return null;
  const url = new URL(named);
  if (!/^https?:$/u.test(url.protocol)) return null;
  return `${url.origin}${url.pathname.replace(/\/*$/u, '/')}`;
}
