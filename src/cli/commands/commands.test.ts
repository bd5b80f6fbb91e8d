import { expect, test } from 'vitest';
import { type OptionName, options } from '../../config/index.ts';
import { commandNames, loadCommands } from './index.ts';

test('every flag that is declared can be given to some command', async () => {
  const taken = new Set((await loadCommands(commandNames)).flatMap((command) => command.options));
  const flags = (Object.keys(options) as OptionName[]).filter((name) => 'flag' in options[name]);
  expect(flags.filter((name) => !taken.has(name))).toEqual([]);
});
