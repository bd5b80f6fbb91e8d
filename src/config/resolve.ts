/** From what people wrote to complete settings: flag before environment before file before default. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { usageError } from '../core/errors.ts';
import { isObject } from '../core/json.ts';
import { nearest } from './nearest.ts';
import { environmentName, type Option } from './option.ts';
import { type OptionName, options, type Settings } from './options.ts';

export type Source = 'flag' | 'environment' | 'file' | 'default';
export type Written = Readonly<Record<string, unknown>>;

export interface WrittenSettings {
  /** By option name. */
  readonly flags: Written;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The configuration file as data, or null where there is none. */
  readonly file: Written | null;
  /** Whether a person named that file; one that was found sends nothing anywhere. Default: false. */
  readonly isFileNamed?: boolean;
}

export interface ResolvedSettings {
  readonly settings: Settings;
  /** What the strongest place alone says, where weaker ones add to it in `settings`. */
  readonly strongest: Settings;
  readonly sources: Readonly<Record<OptionName, Source>>;
  /** Options of which something in the file does not count, because it was found and not named. */
  readonly setAside: readonly OptionName[];
}

export function resolveSettings(written: WrittenSettings): ResolvedSettings {
  const file = flattenFile(written.file ?? {});
  const settings: Record<string, unknown> = {};
  const strongest: Record<string, unknown> = {};
  const sources: Record<string, Source> = {};
  const setAside: OptionName[] = [];
  const counted = (name: string, declaration: Option, source: Source, value: unknown): unknown => {
    const whole = parse(name, declaration, source, value);
    if (source !== 'file' || written.isFileNamed || declaration.found === undefined) return whole;
    const counting = declaration.found(whole);
    if (!isDeepStrictEqual(counting, whole)) setAside.push(name as OptionName);
    return counting;
  };
  for (const [name, declaration] of Object.entries<Option>(options)) {
    const places = allWritten(name, declaration, written, file);
    const [source, value] = places[0] ?? ['default', undefined];
    sources[name] = source;
    strongest[name] = counted(name, declaration, source, value);
    settings[name] = strongest[name];
    if (declaration.combine === undefined) continue;
    for (const [weaker, other] of places.slice(1)) {
      settings[name] = declaration.combine(counted(name, declaration, weaker, other), settings[name]);
    }
  }
  return {
    settings: settings as Settings,
    strongest: strongest as Settings,
    sources: sources as Record<OptionName, Source>,
    setAside,
  };
}

/** Complete settings from those that a program gives, by option name. */
export function completeSettings(given: Partial<Settings>): Settings {
  return resolveSettings({ flags: given, environment: {}, file: null }).settings;
}

/** Every place where the option is written, the strongest first. */
function allWritten(
  name: string,
  declaration: Option,
  written: WrittenSettings,
  file: ReadonlyMap<string, unknown>,
): [Source, unknown][] {
  const places: [Source, unknown][] = [];
  if (written.flags[name] !== undefined) places.push(['flag', written.flags[name]]);
  const variable = declaration.flag === undefined ? undefined : written.environment[environmentName(declaration.flag)];
  if (variable !== undefined && variable !== '') places.push(['environment', fromEnvironment(declaration, variable)]);
  if (declaration.file !== undefined && file.has(declaration.file)) places.push(['file', file.get(declaration.file)]);
  return places;
}

function fromEnvironment({ value: takesValue, repeatable, negative }: Option, value: string): unknown {
  if (takesValue !== undefined) return repeatable ? value.split(',').map((part) => part.trim()) : value;
  const on = value === '1' || value === 'true';
  return negative ? !on : on;
}

function parse(name: string, declaration: Option, source: Source, value: unknown): unknown {
  const result = declaration.schema.safeParse(value);
  if (result.success) return result.data;
  const where = source === 'file' ? `${declaration.file} in the configuration file` : whereWritten(declaration, source);
  throw usageError(
    'OPTION_INVALID',
    `${where} cannot be used: ${explain(result.error)}`,
    `${name}: ${declaration.help}`,
  );
}

function whereWritten(declaration: Option, source: Source): string {
  return source === 'flag' ? `--${declaration.flag}` : environmentName(declaration.flag ?? '');
}

function explain(error: z.ZodError): string {
  return error.issues.map(sayIssue).join('; ');
}

/** What is allowed, in words; never what was given. */
function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `it must be one of ${issue.values.join(', ')}`;
  // Where an option says it itself, what it says is kept.
  if (
    issue.code === 'invalid_type' &&
    /^(?:number|int)$/u.test(issue.expected) &&
    /^Invalid input/u.test(issue.message)
  )
    return 'it must be a whole number';
  if (issue.code === 'too_small' && issue.origin !== 'string') return `it must be ${issue.minimum} or more`;
  if (issue.code === 'too_big')
    return `it must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
  return issue.message;
}

/** The file's places by dotted name. A place that no option declares is refused with the names that exist. */
function flattenFile(file: Written): Map<string, unknown> {
  const known = Object.values<Option>(options).flatMap((declaration) => declaration.file ?? []);
  const found = new Map<string, unknown>();
  const visit = (value: unknown, path: string): void => {
    if (known.includes(path)) {
      found.set(path, value);
      return;
    }
    const inside = known.some((place) => place.startsWith(`${path}.`));
    if (!(inside && isObject(value))) throw unknownPlace(path, known);
    for (const [key, member] of Object.entries(value)) visit(member, `${path}.${key}`);
  };
  for (const [key, value] of Object.entries(file)) visit(value, key);
  return found;
}

function unknownPlace(path: string, known: readonly string[]): Error {
  const meant = nearest(path, known);
  return usageError(
    'CONFIG_UNKNOWN',
    `The configuration file has "${path}", which is no option.`,
    `${meant === null ? '' : `Did you mean ${meant}? `}Known: ${known.toSorted().join(', ')}.`,
  );
}
