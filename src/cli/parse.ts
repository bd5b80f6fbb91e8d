/** From the words of a command line to a command, its flags and its arguments. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest, type Option, options } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { Command } from './command.ts';

export interface ParsedLine {
  readonly positionals: readonly string[];
  /** By option name, as `resolveSettings` takes them. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly own: Readonly<Record<string, string | boolean | undefined>>;
}

/** The name of the command that the first words call, and the words after it; null where they call none. */
export function findCommand(
  words: readonly string[],
  names: readonly string[],
): { name: string; rest: readonly string[] } | null {
  // Longer names first: `insights run` before a command that would be called `insights`.
  for (const name of names.toSorted((left, right) => right.length - left.length)) {
    const called = name.split(' ');
    if (called.every((word, index) => words[index] === word)) return { name, rest: words.slice(called.length) };
  }
  return null;
}

export function parseLine(command: Command, words: readonly string[]): ParsedLine {
  const { values, positionals } = parseStrictly(command, words);
  const [least, most] = command.positionals;
  if (positionals.length < least) throw usage(command, 'An argument is missing.');
  if (positionals.length > most) throw usage(command, 'There is an argument too many.');
  const flags: Record<string, unknown> = {};
  for (const name of command.options) {
    const declaration: Option = options[name];
    const value = values[declaration.flag ?? ''];
    if (value !== undefined) flags[name] = declaration.negative ? !value : value;
  }
  const own = Object.fromEntries(
    (command.flags ?? []).map(({ flag }) => [flag, values[flag] as string | boolean | undefined]),
  );
  return { positionals, flags, own };
}

type Values = Record<string, string | boolean | string[] | undefined>;

function parseStrictly(command: Command, words: readonly string[]): { values: Values; positionals: string[] } {
  const known: NonNullable<ParseArgsConfig['options']> = {};
  for (const name of command.options) {
    const { flag, value, repeatable }: Option = options[name];
    if (flag !== undefined)
      known[flag] = { type: value === undefined ? 'boolean' : 'string', multiple: repeatable === true };
  }
  for (const { flag, value } of command.flags ?? []) known[flag] = { type: value === undefined ? 'boolean' : 'string' };
  try {
    const parsed = parseArgs({ args: [...words], options: known, allowPositionals: true, strict: true });
    return { values: parsed.values as Values, positionals: parsed.positionals };
  } catch (error) {
    // The message of the parser quotes the flag as typed, never a value from data.
    const message = (error as Error).message.split('. ')[0] ?? 'The command line cannot be read';
    const unknown = /^Unknown option '(--?[^']+)'/u.exec(message)?.[1];
    const meant = unknown === undefined ? null : nearest(unknown.replace(/^-+/u, ''), Object.keys(known));
    throw usage(command, terminalText(message), meant === null ? '' : `Did you mean --${meant}? `);
  }
}

function usage(command: Command, message: string, suggestion = ''): Error {
  return usageError(
    'USAGE',
    message.endsWith('.') ? message : `${message}.`,
    `${suggestion}Usage: sightline ${`${command.name} ${command.usage}`.trim()} (all of it: sightline ${command.name} --help)`,
  );
}

/** For words that name no command. What was typed is shown without its arguments: those may be private. */
export function unknownCommand(words: readonly string[], names: readonly string[]): Error {
  const groups = groupsOf(names);
  const [first = '', second = ''] = words;
  const typed = groups.includes(first) ? `${first} ${second}`.trim() : first;
  const meant = nearest(`${first} ${second}`, names) ?? nearest(first, [...names, ...groups, '--version', '--help']);
  return usageError(
    'USAGE',
    `There is no ${first.startsWith('-') ? 'option' : 'command'} "${terminalText(typed, 40)}".`,
    `${meant === null ? '' : `Did you mean "sightline ${meant}"? `}All commands: sightline --help`,
  );
}

/** First words of commands that are no command by themselves: `insights`. */
export function groupsOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.split(' ')[0] as string))].filter((group) => !names.includes(group));
}
