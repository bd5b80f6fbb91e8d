/** Finds and reads the configuration file. YAML is data; TypeScript executes and is read only where it is named. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { usageError } from '../core/errors.ts';
import { isModulePath } from './module-path.ts';
import type { Written } from './resolve.ts';

export const CONFIG_FILE = 'sightline.yaml';

export interface ConfigFile {
  readonly path: string;
  readonly data: Written;
  /** Whether a person named it, and not only stood below it. */
  readonly isNamed: boolean;
}

/**
 * Reads the named file, else the nearest `sightline.yaml` at or above `from`, else null.
 *
 * @param user who reads, as a number; undefined where the system has none
 * @throws AppError with exit code 2: `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `CONFIG_NOT_YOURS`
 */
export async function readConfigFile(
  named: string | undefined,
  from: string,
  user: number | undefined = process.getuid?.(),
): Promise<ConfigFile | null> {
  const isNamed = named !== undefined;
  const path = isNamed ? resolve(from, named) : findUpward(from);
  if (path === null) return null;
  if (!isNamed) refuseForeign(path, user);
  if (!existsSync(path)) {
    throw usageError('CONFIG_NOT_FOUND', `There is no configuration file ${path}.`, 'Write one with "sightline init".');
  }
  const data = isModulePath(path) ? await importConfig(path) : parseYaml(path);
  if (data === null || data === undefined) return { path, data: {}, isNamed };
  if (typeof data !== 'object' || Array.isArray(data)) {
    throw usageError('CONFIG_INVALID', `${path} does not hold a mapping of options.`, 'See "sightline config schema".');
  }
  return { path, data: data as Written, isNamed };
}

/** Gives a configuration its type in a `sightline.config.ts`. */
export function defineConfig<Config extends Written>(config: Config): Config {
  return config;
}

function findUpward(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const candidate = join(folder, CONFIG_FILE);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return null;
  }
}

/** Above the working folder there may be one that others write to, as for temporary files. */
function refuseForeign(path: string, user: number | undefined): void {
  const { uid } = statSync(path);
  if (user === undefined || uid === user || uid === 0) return;
  throw usageError(
    'CONFIG_NOT_YOURS',
    `The configuration file ${path} belongs to another user of this machine.`,
    `To use it all the same, name it: --config ${path}, or SIGHTLINE_CONFIG.`,
  );
}

async function importConfig(path: string): Promise<unknown> {
  const module: { default?: unknown } = await import(pathToFileURL(path).href);
  return module.default;
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const place = (cause as { linePos?: { line: number }[] }).linePos?.[0]?.line;
    const where = place === undefined ? '' : ` (line ${place})`;
    throw usageError(
      'CONFIG_INVALID',
      `${path} is not valid YAML${where}.`,
      'Correct it; "sightline init" writes an example.',
    );
  }
}
