// The reference pages, from the declarations that the command line itself is made of.
import { commandNames, loadCommands } from '../src/cli/commands/index.ts';
import { commandHelp } from '../src/cli/help.ts';
import { environmentName, type Option, options } from '../src/config/index.ts';
import { behaviorGroups, libraryEntries } from '../src/evals/behaviors/library/index.ts';
import { rules } from '../src/evals/lint/rules/index.ts';
import { conversationFormats } from '../src/index.ts';

const MADE = '<!-- Made by "node scripts/generate.ts" from the declarations in the source. -->';

const commands = await loadCommands(commandNames);

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

export function formatsPage(): string {
  const rows = conversationFormats.map(
    ({ name, title, evidence = '', accounts }) => `| \`${name}\` | ${title} | ${evidence} | ${accounts ?? 'none'} |`,
  );
  return `# Formats of conversations
${MADE}

What a stack already exports is read as it is. The format of every row is told by what it holds, never by the name of its file; one folder may hold several.
The run says which it found and by what, \`sightline insights preview\` says it before, and \`--format NAME\` overrides it. The first format of this
table whose evidence a row shows is taken; a row that shows none is rejected.

| name | what it is | told by | accounts |
|---|---|---|---|
${rows.join('\n')}

**Accounts.** Thresholds count people, so an export that names none cannot meet them: the run says so and stops. Name a field with \`--account-field\`, or count
conversations alone with \`--no-accounts\`: weaker, and stamped on the release. Hashed addresses and keys of gateways stand for several people at once: fewer accounts are counted than there are.
In ChatGPT's and Claude's own exports everything is one person's.

## Files
Inputs are files, folders, patterns in quotes (\`'logs/**/*.jsonl.gz'\`: \`*\`, \`?\`, \`[ab]\`, \`{one,other}\`, \`**\` for folders at any depth) and \`-\` for standard input, which is held in a file of its owner alone in the
folder for temporary files while it is read. Whatever is packed, an archive or columns is known by its first bytes; without a name, a table is known by a first line that names columns.

- **Lines**: one JSON value a line (\`.jsonl\`, \`.ndjson\`, \`.json\`), split at line feeds alone; a line of more than 16 MB is skipped.
- **One array or document**: the elements of an array are rows, and a document laid out over many lines is one; each may have 128 MB.
- **Packed**: \`.gz\`, \`.zst\`, and archives: exports as they are downloaded (\`.zip\`) and logs of Inspect (\`.eval\`). Members of archives are streamed and written nowhere, but for columns, which are held as standard input is. A member that is locked with a password,
  packed by a method other than deflate and zstd, or unpacked to more than 250 times its size (as of any packed file) is rejected and named so.
- **Tables** (\`.csv\`, \`.tsv\`; commas, semicolons or tabs): the first record names the columns, each other is a row, and a cell that holds JSON is what it holds. Columns named as the members of a format are
  that format's; for others say which holds what.
- **Text**: in a \`.txt\` that is named, each line is a request.

- **Columns** (\`.parquet\`, or whatever begins as such): rows of one group after the other, of none but the columns that are needed, down to members of what is in lists; uncompressed or in Snappy, gzip, Brotli
  or Zstandard. Columns that show a format that keeps nothing else (\`lmsys\`, \`wildchat\`) show it for all rows; else each row is told by what it holds, as in a log, and a text that holds JSON is what it holds
  where nothing else shows a format. A group of rows is held in memory: of more than 1 GB it is rejected, as is what is encrypted or packed by LZO or LZ4. Damage costs the rows of its group.

## What counts, and what does not
- **Every record is accounted for**: it is in a conversation, or a duplicate, or rejected: used + duplicates + rejected = read. \`private/rejects.jsonl\` names the reason of each; \`sightline insights preview --samples\` shows before what is read as what, with all but the commonest words masked. A row may hold
  many records (spans of an OTLP export, samples of a log), and a conversation may be many records.
- **A session is one conversation.** Calls repeat what was said before them. They are joined by session, thread or conversation id, else by trace: the longest chain of histories counts, calls that
  bring only what is new are appended in time, a sliding window is laid over what is there. Of the calls within one trace the fullest counts. What is said in none of these (a call that makes up a title, a search) is left as \`other-branch\`. What is joined of one account depends on no other: ids are never joined across accounts, and records that name none go with each that has their id.
  Calls that name neither session nor trace, as logs of APIs have them, go on with the call of the same account whose words their history repeats, each with one.
- **Edits and branches.** In exports that keep the tree, the branch that was last is read; of several replies to one message the last, or where they are ranked the best.
- **Answers without requests** (results of a batch alone, stored completions) are rejected: nobody knows what was asked. Give the file of requests along; \`custom_id\` has to be unique over the files that are read together.
- **Left out, and counted**: results and calls of tools, reasoning, pictures and sound, attached files, text pasted into files, other branches. Each conversation has their numbers as fields
  (\`left_out.tool\`, \`left_out.reasoning\`, \`left_out.media\`, \`left_out.attachments\`, \`left_out.pasted\`, \`left_out.branches\`), so they can be facets.
- **Prompts of the system** are kept apart: they are never what is clustered, and can be a [facet](facets.md) (\`system-prompt\`).
- **Contents that a gateway or a tracer did not keep** are rejected as \`contents-left-out\`. LiteLLM keeps them where \`store_prompts_in_spend_logs\` is on and \`turn_off_message_logging\` is not; instrumentations of OpenTelemetry where
  \`OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT\` says so.
- **Times** are ISO 8601, or seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by size.

## Reasons
| reason | |
|---|---|
| \`not-json\`, \`not-a-conversation\`, \`no-user-turn\` | the row is broken, of no known format, or nobody asks in it |
| \`line-too-long\`, \`invalid-utf8\`, \`gzip-damaged\`, \`zip-damaged\`, \`zip-encrypted\`, \`zip-method-unknown\`, \`zip-bomb\` | the file cannot be read from there on, or that member of it |
| \`parquet-damaged\`, \`parquet-encrypted\`, \`parquet-codec-unknown\`, \`parquet-group-too-large\` | the file of columns cannot be read, or that group of its rows: written again with smaller groups it can |
| \`duplicate-id\`, \`repeated-history\` | duplicates: a fuller row has its id, or another part says all of it |
| \`other-branch\`, \`broken-thread\` | an edit, another answer or an inner call; messages that follow one another in a ring |
| \`other-record\` | a record of the tool that holds no talk: a span of other work, a line of housekeeping |
| \`failed-call\`, \`answer-without-request\`, \`contents-left-out\` | there is no answer, no request, or nothing was recorded |
| \`conversation-too-long\` | one id has more than 128 MB |
| \`left-out-by-mapper\`, \`mapper-failed\`, \`mapper-result-invalid\` | your mapper gave null, threw, or gave what is no conversation |

## Anything else
\`--map\` says which members or columns hold what, by dotted names:
\`\`\`
sightline insights preview tickets.csv --map text=question,answer=reply,account=customer,time=opened,id=ticket
sightline insights preview chats.jsonl --map messages=turns,role=speaker,content=words,account=customer.id
\`\`\`
Parts are \`text\` (what the user said), \`answer\`, \`system\`, \`messages\` with \`role\` and \`content\` in each, \`account\`, \`time\` and \`id\`. Whatever else a row holds is a field.

Where names are not enough, \`--map FILE.ts\` names a module (\`.ts\`, \`.mts\`, \`.js\`, \`.mjs\`) whose default export makes of a row one conversation, a list of them, or null to leave it out:
\`\`\`ts
import type { ConversationMapper } from 'sightline';

export default ((row) => ({
  id: row['ticket'] as number,
  user_id: row['customer'] as string,
  messages: [{ role: 'user', content: row['question'] as string }],
  queue: row['queue'], // whatever else it gives is a field
})) satisfies ConversationMapper;
\`\`\`
A row at which it throws is rejected: the run says the kind of error and the line of the mapper, and what the error says goes to \`private/rejects.jsonl\` alone, for it may quote the row. What is no conversation is told by what it lacks.
The file is executed, so it must be named by a person: in a configuration that was only found it does not count. A run knows it by its content; what it imports is not looked at.

A format of your own is one object: [CONTRIBUTING.md](../CONTRIBUTING.md), or \`defineFormat\` of the library.
`;
}
