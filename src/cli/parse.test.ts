import { describe, expect, test } from 'vitest';
import type { Command } from './command.ts';
import { commandNames, loadCommands } from './commands/index.ts';
import { commandHelp, generalHelp } from './help.ts';
import { findCommand, parseLine } from './parse.ts';

const commands = await loadCommands(commandNames);
const run = commands.find((command) => command.name === 'insights run') as Command;

describe('the command line', () => {
  test('finds commands of one and two words', () => {
    expect(findCommand(['insights', 'run', 'x'], commandNames)?.rest).toEqual(['x']);
    expect(findCommand(['config', 'schema', 'release'], commandNames)?.name).toBe('config schema');
    expect(findCommand(['config', '--explain'], commandNames)?.name).toBe('config');
    expect(findCommand(['nothing'], commandNames)).toBeNull();
  });

  test('commands are called by their names', () => {
    expect(commands.map(({ name }) => name)).toEqual(commandNames);
  });

  test('gives flags by the names of options', () => {
    const line = parseLine(run, ['a.jsonl', '--no-accounts', '--min-accounts', '7', '--json', 'b.jsonl']);
    expect(line).toMatchObject({
      positionals: ['a.jsonl', 'b.jsonl'],
      flags: { accounts: false, minAccounts: '7', json: true },
    });
  });

  test.each([['--nothing'], ['--seed'], ['--json=1']])('%s is refused', (word) => {
    expect(() => parseLine(run, ['a', word])).toThrow(expect.objectContaining({ code: 'USAGE', exitCode: 2 }));
  });

  test('every command explains itself within the width of a terminal', () => {
    for (const text of [generalHelp(commands, '0'), ...commands.map(commandHelp)]) {
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
    for (const command of commands) expect(commandHelp(command)).toContain(command.example);
  });
});
