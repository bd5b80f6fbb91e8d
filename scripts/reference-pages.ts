// The reference pages, from the declarations that the command line itself is made of.
import { commands } from '../src/cli/commands/index.ts';
import { commandHelp } from '../src/cli/help.ts';
import { environmentName, type Option, options } from '../src/config/index.ts';
import { behaviorGroups, libraryEntries } from '../src/evals/behaviors/library/index.ts';
import { rules } from '../src/evals/lint/rules/index.ts';

const MADE = '<!-- Made by "node scripts/generate.ts" from the declarations in the source. -->';

export function commandsPage(): string {
  const sections = commands.map(
    (command) => `## ${command.name}\n\n\`\`\`text\n${commandHelp(command).trimEnd()}\n\`\`\`\n`,
  );
  return [
    '# Commands',
    MADE,
    '',
    'Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage,',
    '3 stopped at a limit (run again to go on), 4 a check did not pass, 130 stopped by a signal.',
    'RUN and RELEASE are folders, or the name of a run in the workspace. What the options mean in a file:',
    '[configuration](configuration.md).',
    '',
    ...sections,
  ].join('\n');
}

export function configurationPage(): string {
  const inFile = Object.values<Option>(options).filter((option) => option.file !== undefined);
  return `# Configuration
${MADE}

Everything has a default, so none of it is needed. A value is looked for in this order, and the first that is found
counts: a flag, the environment, the file, the default. \`sightline config --explain\` shows which one it was.

The file is the nearest \`sightline.yaml\` at or above the working folder; \`sightline init\` writes one in which every
line is a comment. It is data. A \`sightline.config.ts\` is executed, and therefore read only where \`--config\` names it.
A file that was found and not named (\`--config\`, \`SIGHTLINE_CONFIG\`) decides neither where text may go nor which key goes
along: its \`allowRemote\` and \`keyVariable\` do not count ([models](models.md)). One of another user is not read.
The environment name of a flag is its own in capitals: \`${environmentName('min-accounts')}\` for \`--min-accounts\`. An empty
variable is not set; a switch is on with \`1\` or \`true\`. Paths in the file are relative to it.

\`\`\`yaml
input:   { path: exports/ }
privacy: internal
facets:
  - turns
  - language
  - { field: meta.plan, title: Plan }
\`\`\`

| in the file | flag | default | |
|---|---|---|---|
${inFile.map(rowOf).join('\n')}

What can be written under \`facets\`: [facets](facets.md). The thresholds and what they protect from:
[how a release protects people](method/privacy.md). As JSON Schema: \`sightline config schema config\`.
`;
}

export function lintRulesPage(): string {
  const sections = rules.map(
    ({ id, severity, reason, counts, hint, examples, fix }) =>
      `## ${id}\n\n${reason}\n\n- Severity: ${severity}.${fix === undefined ? '' : ' `--fix` mends it.'}\n- Count: ${counts}.\n- Breaks it: ${examples.breaks}. Keeps it: ${examples.keeps}.\n- ${hint}\n`,
  );
  return `# Rules of \`sightline evals lint\`
${MADE}

It reads files of one JSON object a line (\`.jsonl\`, \`.jsonl.gz\`) in the layouts of Anthropic's published model-written evaluations
(Perez et al. 2022, [arXiv 2212.09251](https://arxiv.org/abs/2212.09251)): statements with yes or no, questions with lettered options,
sycophancy sets (also with their field names before release), sentences with a blank for a pronoun. The layout is told by the fields
of the rows. Seeds of the same name are found in a folder \`prompts_for_few_shot_generation\` or \`seeds\`, named or next to
the set; README files in the folder of a set or the one above.

\`--json\` gives \`findings: [{rule, severity, set, count, items, examples, message, hint}]\`: \`items\` are numbers of lines, from 1.
Ids and what \`count\` means do not change. An error makes the set wrong, a warning makes what it measures doubtful, a note is for whoever
writes about it. The exit code is 4 from \`--fail-on\` upward.

${sections.join('\n')}`;
}

export function behaviorsPage(): string {
  const sections = behaviorGroups.map((group) => {
    const rows = libraryEntries()
      .filter((entry) => entry.group === group)
      .map(({ name, kind, who, description }) => `| ${code(name)} | ${kind} | ${who} who ${description} |`);
    return `## ${group}\n\n| name | kind | |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# The library of behaviors
${MADE}

\`sightline evals write NAME\` writes items of one; \`sightline evals behaviors NAME\` gives its spec, to change ([writing](evals-write.md)).
The groups are those of the published sets (Perez et al. 2022, [arXiv 2212.09251](https://arxiv.org/abs/2212.09251)); the words are our own.

${sections.join('\n')}`;
}

function rowOf({ schema, flag, value, file, help }: Option): string {
  const initial: unknown = schema.safeParse(undefined).data;
  const written = flag === undefined ? '' : code(value === undefined ? `--${flag}` : `--${flag} ${value}`);
  return `| ${code(file ?? '')} | ${written} | ${initial === undefined ? '' : code(JSON.stringify(initial))} | ${help} |`;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
