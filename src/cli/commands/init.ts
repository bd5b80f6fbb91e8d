import { relative } from 'node:path';
import { init } from '../../assembly/init.ts';
import { modelsAtHand } from '../../assembly/models-at-hand.ts';
import { counted } from '../../core/figures.ts';
import { terminalText } from '../../core/terminal-text.ts';
import type { Command } from '../command.ts';

export const initCommand: Command = {
  name: 'init',
  usage: '[INPUT...]',
  summary: 'Writes a commented sightline.yaml, fitted to an input.',
  details:
    'Every option is in it as a comment, with its default and what it is for. Where an input is named it is looked at: its path is set, and its fields are offered as facets.',
  options: [],
  positionals: [0, 10_000],
  example: 'sightline init logs/',
  run: async ({ workingFolder, positionals, environment, signal, terminal }) => {
    const { path, seen } = await init({ workingFolder, inputs: positionals, signal });
    terminal.out(`${path}\n`);
    for (const line of await modelsAtHand({ keys: environment, signal }))
      terminal.note(`Model: ${terminalText(line)}\n`);
    if (seen === null) return 0;
    const { usable, rows, accounts, fields } = seen;
    terminal.note(
      `Looked at ${counted(rows, 'row')}: ${counted(usable, 'conversation')}, ${counted(accounts, 'account')}, ${counted(fields.length, 'field')}.\n`,
    );
    if (accounts === 0) {
      terminal.note(
        'No row names an account: set input.accountField, or accounts: false, which is weaker and stamped on the release.\n',
      );
    }
    terminal.note(`Read ${relative(workingFolder, path)}, then: sightline insights run\n`);
    return 0;
  },
};
