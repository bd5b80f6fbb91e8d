/** Help texts, made from the declarations. */
import { type Option, options } from '../config/index.ts';
import type { Command } from './command.ts';

const WIDTH = 96;
const EXIT_CODES =
  'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 stopped at a limit (run again to go on), 4 a check did not pass, 130 stopped by a signal.';

export function generalHelp(commands: readonly Command[], version: string): string {
  return [
    `sightline ${version}: what people do with an AI system, seen only as patterns.`,
    '',
    'Usage: sightline COMMAND [ARGUMENTS] [OPTIONS]',
    '',
    ...listOf(commands),
    '',
    'To begin: sightline demo, or sightline insights run FILE with conversations of your own.',
    'Options of a command: sightline COMMAND --help',
    ...wrapped(EXIT_CODES, WIDTH),
    '',
  ].join('\n');
}

/** @param members the commands that begin with one word, as `insights` */
export function groupHelp(group: string, members: readonly Command[]): string {
  return [
    `Usage: sightline ${group} COMMAND [ARGUMENTS] [OPTIONS]`,
    '',
    ...listOf(members),
    '',
    `Options of a command: sightline ${group} COMMAND --help`,
    '',
  ].join('\n');
}

function listOf(commands: readonly Command[]): string[] {
  const width = Math.max(...commands.map((command) => titleOf(command).length));
  return commands.flatMap((command) => indented(`  ${titleOf(command).padEnd(width)}  `, command.summary));
}

export function commandHelp(command: Command): string {
  const flags = [
    ...command.options.flatMap((name) => lineOf(options[name])),
    ...(command.flags ?? []).map(({ flag, value, help }) => ({ title: title(flag, value), help })),
  ];
  const width = Math.max(0, ...flags.map((flag) => flag.title.length));
  return [
    `Usage: sightline ${titleOf(command)}${flags.length > 0 ? ' [OPTIONS]' : ''}`,
    '',
    ...wrapped([command.summary, command.details ?? ''].join(' ').trim(), WIDTH),
    '',
    ...(flags.length > 0 ? ['Options:'] : []),
    ...flags.flatMap(({ title: name, help }) => indented(`  ${name.padEnd(width)}  `, help)),
    ...(flags.length > 0 ? [''] : []),
    `Example: ${command.example}`,
    '',
  ].join('\n');
}

function titleOf(command: Command): string {
  return `${command.name} ${command.usage}`.trim();
}

function lineOf({ flag, value, help }: Option): { title: string; help: string }[] {
  return flag === undefined ? [] : [{ title: title(flag, value), help }];
}

function title(flag: string, value: string | undefined): string {
  return value === undefined ? `--${flag}` : `--${flag} ${value}`;
}

function indented(first: string, text: string): string[] {
  return wrapped(text, WIDTH - first.length).map((line, index) =>
    index === 0 ? `${first}${line}` : `${' '.repeat(first.length)}${line}`,
  );
}

/** Lines of whole words, none longer than `width` where words allow it. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) as string;
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
