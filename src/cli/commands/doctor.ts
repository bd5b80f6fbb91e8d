import { diagnose, faultPoints } from '../../index.ts';
import type { Command } from '../command.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Checks the installation.',
  details: 'Runtime, encoder, pages and workspace. Exit code 4 where something does not work.',
  options: ['json'],
  flags: [
    { flag: 'fault-points', help: 'List the points at which SIGHTLINE_FAULT=point[:n] ends the process, for tests.' },
  ],
  positionals: [0, 0],
  example: 'sightline doctor',
  run: async ({ own, workingFolder, resolved, terminal }) => {
    const rows = own['fault-points'] === true ? faultRows() : await diagnose(workingFolder);
    if (resolved.settings.json) terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      const width = Math.max(...rows.map(({ name }) => name.length));
      terminal.out(rows.map(({ name, ok, text }) => `${ok ? '  ' : '! '}${name.padEnd(width)}  ${text}\n`).join(''));
    }
    return rows.every(({ ok }) => ok) ? 0 : 4;
  },
};

function faultRows(): { name: string; ok: boolean; text: string }[] {
  return Object.entries(faultPoints).map(([name, text]) => ({ name, ok: true, text }));
}
