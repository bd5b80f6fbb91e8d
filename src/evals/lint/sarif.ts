/** Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines. */
import type { LintFinding, LintReport } from './lint.ts';
import type { Severity } from './rule.ts';
import { rules } from './rules/index.ts';

/** A viewer shows so many places of one finding; --json lists all. */
const MOST_PLACES = 100;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

export function sarifOf({ findings }: LintReport, version: string): Record<string, unknown> {
  const used = rules.filter(({ id }) => findings.some(({ rule }) => rule === id));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'sightline',
            version,
            rules: used.map(({ id, reason, counts, hint, severity }) => ({
              id,
              shortDescription: { text: reason },
              fullDescription: { text: `Counts ${counts}.` },
              help: { text: hint },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        results: findings.map(resultOf),
      },
    ],
  };
}

function resultOf({ rule, severity, set, items, message, count }: LintFinding): Record<string, unknown> {
  const lines = items.length === 0 ? [1] : items.slice(0, MOST_PLACES);
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: message },
    locations: lines.map((startLine) => ({
      physicalLocation: { artifactLocation: { uri: encodeURI(set.replaceAll('\\', '/')) }, region: { startLine } },
    })),
    properties: { count },
  };
}
