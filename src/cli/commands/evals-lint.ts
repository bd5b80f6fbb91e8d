import { lintSets } from '../../assembly/lint-sets.ts';
import { usageError } from '../../core/errors.ts';
import type { LintResult } from '../../index.ts';
import type { Command, CommandContext } from '../command.ts';
import { lintText } from '../lint-text.ts';

export const evalsLint: Command = {
  name: 'evals lint',
  usage: 'FILE|DIR...',
  summary: 'Finds what is wrong with sets of evaluation items.',
  details:
    'Reads the published layouts (statements, questions with options, sycophancy, Winogender-style sentences), asks no model and changes nothing. Exit code 4 where a finding is as grave as --fail-on says. The rules, and what their counts mean: docs/lint-rules.md.',
  options: ['json'],
  flags: [
    { flag: 'sarif', help: 'Findings as SARIF 2.1.0, for code hosts and editors.' },
    { flag: 'rules', value: 'ID,ID', help: 'Only these rules. Default: all.' },
    { flag: 'fix', value: 'DIR', help: 'Write copies to DIR with what can be mended without judgement.' },
    { flag: 'fail-on', value: 'SEVERITY', help: 'error, warning, note or never. Default: error.' },
  ],
  positionals: [1, 1000],
  example: 'sightline evals lint sets/ --fail-on warning',
  run: async (context) => {
    const { positionals, own, workingFolder, terminal, resolved } = context;
    const threshold = thresholdOf(context);
    const result = lintSets({
      paths: positionals,
      workingFolder,
      rules: textOf(own['rules'])
        ?.split(',')
        .map((id) => id.trim()),
      fixInto: textOf(own['fix']),
    });
    if (own['sarif'] === true) terminal.out(`${JSON.stringify(result.sarif(), null, 2)}\n`);
    else terminal.out(resolved.settings.json ? `${JSON.stringify(result, null, 2)}\n` : lintText(result));
    return isGrave(result, threshold) ? 4 : 0;
  },
};

const severities = ['note', 'warning', 'error', 'never'] as const;

function thresholdOf({ own }: CommandContext): number {
  const written = textOf(own['fail-on']) ?? 'error';
  const threshold = severities.indexOf(written as (typeof severities)[number]);
  if (threshold >= 0) return threshold;
  throw usageError('USAGE', `--fail-on ${written} is no severity.`, 'Write error, warning, note or never.');
}

function isGrave({ findings }: LintResult, threshold: number): boolean {
  return findings.some(({ severity }) => severities.indexOf(severity) >= threshold);
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
