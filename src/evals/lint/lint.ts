/** Every rule over every set. */
import { shortened } from '../../core/shortened.ts';
import { askedText } from './groups.ts';
import type { LintedFolder, LintedSet, Rule, RuleFinding, Severity } from './rule.ts';
import { rules } from './rules/index.ts';

export interface LintFinding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Path of the file, as it was named or found. */
  readonly set: string;
  /** See the rule's description of its count. */
  readonly count: number;
  /** Numbers of lines in the file, from 1. */
  readonly items: readonly number[];
  /** Some of these rows, cut. */
  readonly examples: readonly string[];
  readonly message: string;
  readonly hint: string;
}

export interface LintReport {
  readonly sets: readonly { readonly path: string; readonly layout: string; readonly items: number }[];
  readonly findings: readonly LintFinding[];
}

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 120;

export function lint(folder: LintedFolder, chosen: readonly Rule[] = rules): LintReport {
  const findings = folder.sets.flatMap((set) =>
    chosen.flatMap((rule) => {
      const found = rule.check(set, folder);
      return found === null ? [] : [findingOf(rule, set, found)];
    }),
  );
  const sets = folder.sets.map(({ path, layout, rows }) => ({ path, layout: layout.id, items: rows.length }));
  return { sets, findings };
}

function findingOf({ id, severity, hint }: Rule, set: LintedSet, { count, lines, message }: RuleFinding): LintFinding {
  const about = new Set(lines.slice(0, EXAMPLES));
  const examples = set.rows
    .filter(({ line }) => about.has(line))
    .map((row) => shortened(askedText(row), EXAMPLE_LENGTH));
  return { rule: id, severity, set: set.path, count, items: lines, examples, message, hint };
}
