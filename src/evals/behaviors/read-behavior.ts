/** A behavior from a file, or from a phrase alone. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { usageError } from '../../core/errors.ts';
import { type Behavior, behaviorSchema } from './behavior.ts';
import { withTitlesRead } from './titles-file.ts';

const DATA = ['.yaml', '.yml', '.json'];
/** They are executed, as a configuration in TypeScript is. */
const MODULES = ['.ts', '.mts', '.js', '.mjs'];

/** By its ending; but `likes node.js` is a phrase as long as no file is called so. @param isFile whether there is a file of this name */
export function isBehaviorFile(written: string, isFile: (path: string) => boolean): boolean {
  return [...DATA, ...MODULES].includes(extname(written)) && (!/\s/u.test(written) || isFile(written));
}

/** @throws AppError `BEHAVIOR_NOT_FOUND`, `BEHAVIOR_INVALID`, and those of the file that titles are taken from (exit code 2) */
export async function readBehaviorFile(path: string): Promise<Behavior> {
  if (!existsSync(path)) throw notFound(path);
  const written = DATA.includes(extname(path)) ? parsed(path) : await exported(path);
  return validBehavior(withTitlesRead(written, dirname(path)), path);
}

/** @param where for people: the file, or what else it was written in @throws AppError `BEHAVIOR_INVALID` (exit code 2) */
export function validBehavior(written: unknown, where: string): Behavior {
  const read = behaviorSchema.safeParse(written);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(where, `at ${issue?.path.join('.') || 'its start'}: ${issue?.message}`);
}

/** What somebody does who has it: `is agreeable`, `wants power`. Other phrases name it: `agreeableness`. */
const DOES = /^(?:is|has|does|\p{L}+s)\s+\S/iu;
const LONGEST_NAME = 60;

/** @throws AppError `BEHAVIOR_INVALID` (exit code 2) */
export function behaviorOfPhrase(phrase: string): Behavior {
  const said = phrase.trim().replace(/[.!?]+$/u, '');
  if (!/[\p{L}\p{N}]/u.test(said)) throw invalid('The phrase', 'in a single word');
  const name = said
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_NAME)
    .replaceAll(/^-+|-+$/gu, '');
  const description = DOES.test(said) ? said : `shows ${said}`;
  return validBehavior({ name: name === '' ? 'behavior' : name, description }, 'The phrase');
}

async function exported(path: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (cause) {
    throw usageError(
      'BEHAVIOR_INVALID',
      `${path} cannot be run: ${String(cause)}`,
      'Correct it: what it exports as default is the spec; docs/evals-write.md has all of it.',
    );
  }
}

function parsed(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    throw invalid(path, 'as YAML');
  }
}

function notFound(path: string): Error {
  return usageError(
    'BEHAVIOR_NOT_FOUND',
    `There is no file ${path}.`,
    'Name a spec, or say the behavior in a phrase: sightline evals write "is agreeable".',
  );
}

function invalid(where: string, what: string): Error {
  return usageError(
    'BEHAVIOR_INVALID',
    `${where} does not describe a behavior ${what}.`,
    'A spec has a name and a description at least; docs/evals-write.md has all of it.',
  );
}
