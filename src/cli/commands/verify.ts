import { verify } from '../../assembly/verify.ts';
import { counted, grouped } from '../../core/figures.ts';
import { terminalText } from '../../core/terminal-text.ts';
import type { Command } from '../command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: '[RELEASE|RUN]',
  summary: 'Checks a release or a run from its files alone.',
  details:
    'Hashes, schema, the thresholds in every cell, and what subtraction gives. Exit code 4 where something is wrong.',
  options: ['json'],
  positionals: [0, 1],
  example: 'sightline verify analysis',
  run: async ({ positionals, workingFolder, resolved, terminal }) => {
    const report = await verify(positionals[0], workingFolder);
    if (resolved.settings.json) terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    else if (report.ok) terminal.out(`Every check passed: ${lookedAt(report.checked)}.\n`);
    else terminal.out(findingsText(report.findings));
    return report.ok ? 0 : 4;
  },
};

function lookedAt({ releases, files, clusters, tables, cells }: Awaited<ReturnType<typeof verify>>['checked']): string {
  const where = releases === 1 ? '' : ` in ${releases} releases`;
  return `${files} files, ${clusters} clusters, ${cells} cells in ${tables} tables${where}`;
}

const FINDINGS_SHOWN = 40;

function findingsText(findings: Awaited<ReturnType<typeof verify>>['findings']): string {
  const lines = findings
    .slice(0, FINDINGS_SHOWN)
    .map(({ check, place, message }) => `${check}  ${terminalText(place)}  ${terminalText(message)}\n`);
  const more = findings.length - lines.length;
  return [
    ...lines,
    more > 0 ? `and ${grouped(more)} more: --json lists them all.\n` : '',
    `\n${counted(findings.length, 'finding')}: this is not what Sightline wrote, or not all of it.\n`,
  ].join('');
}
