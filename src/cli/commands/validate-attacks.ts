import { validateAttacks } from '../../assembly/validate-attacks.ts';
import { usageError } from '../../core/errors.ts';
import { percent, points } from '../../core/figures.ts';
import type { AttackOutcome } from '../../index.ts';
import type { Command } from '../command.ts';
import { workOptions } from '../work.ts';

export const validateAttacksCommand: Command = {
  name: 'validate attacks',
  usage: '',
  summary: 'Measures how far planted text can make names tell of one person.',
  details:
    'Made-up clusters with a target, accounts of an attacker and others; a model that obeys what it reads in the data; names by consensus and by the plain recipe. Exit code 4 where an attack on consensus comes to more than it may: with few trials that can be chance. In full: npm run prove -- attacks.',
  options: ['config', 'seed', 'json', 'quiet'],
  flags: [{ flag: 'trials', value: 'N', help: 'Trials of each attack. Default: 1000, under a minute.' }],
  positionals: [0, 0],
  example: 'sightline validate attacks --trials 500',
  run: async (context) => {
    const { options, end } = workOptions(context);
    const trials = trialsOf(context.own['trials']);
    const outcomes = await validateAttacks({ ...options, trials }).finally(end);
    const { json } = context.resolved.settings;
    context.terminal.out(json ? `${JSON.stringify(outcomes, null, 2)}\n` : textOf(outcomes));
    return outcomes.every(({ atMost, allowed }) => allowed === null || atMost <= allowed) ? 0 : 4;
  },
};

function textOf(outcomes: readonly AttackOutcome[]): string {
  const rows = outcomes.map(({ attack, naming, share, success, atMost, allowed }) => {
    const controls = share === null ? 'lists' : `${Math.round(100 * share)} %`;
    const limit = allowed === null ? '' : `  at most ${points(allowed)}${atMost <= allowed ? '' : ', which is passed'}`;
    return `${attack.padEnd(21)} ${naming.padEnd(10)} ${controls.padStart(8)} ${percent(success).padStart(9)} ${points(atMost).padStart(9)}${limit}`;
  });
  const head =
    'attack                naming     controls   success    beyond  (points, upper bound at 95 %; guessing is 12.5 %)';
  return `${[head, ...rows].join('\n')}\n`;
}

function trialsOf(written: string | boolean | undefined): number {
  const trials = written === undefined ? 1000 : Number(written);
  if (Number.isInteger(trials) && trials > 0) return trials;
  throw usageError('USAGE', '--trials is not a number.', 'Write a whole number greater than 0.');
}
