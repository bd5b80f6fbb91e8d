/** The command line of `npm run bench` and `npm run prove`. */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './facts.ts';
import { resultText, writeResult } from './result-file.ts';
import type { Findings, Outcome, Task, TaskOptions } from './task.ts';

export interface Collection {
  /** As in `npm run VERB`. */
  readonly verb: string;
  readonly things: string;
  readonly tasks: readonly Task[];
  /** Folder of the result files. */
  readonly results: string;
}

/** Runs what the words ask for and returns the exit code: 0 also for what was skipped, 1 for a limit that is not met. */
export async function runTasks(collection: Collection, words: readonly string[]): Promise<number> {
  if (words.length === 0) {
    print(listOf(collection));
    return 0;
  }
  const asked = parse(collection, words);
  if (asked === null) {
    note(`${listOf(collection)}\nThis cannot be run: ${words.join(' ')}`);
    return 2;
  }
  const { task, options } = asked;
  const outcome = await task.run(options);
  const command = [`npm run ${collection.verb} --`, ...words].join(' ');
  return report(collection, task, { command, outcome, partial: options.quick || options.sets !== undefined });
}

/** Null where the words name no task, or no option of one. */
function parse({ tasks }: Collection, words: readonly string[]): { task: Task; options: TaskOptions } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { runs: { type: 'string' }, sets: { type: 'string' }, quick: { type: 'boolean', default: false } },
    });
    const task = tasks.find(({ name }) => name === positionals[0]);
    const runs = values.runs === undefined ? undefined : Number(values.runs);
    if (task === undefined || positionals.length > 1 || !(runs === undefined || (Number.isInteger(runs) && runs > 0)))
      return null;
    return { task, options: { runs, sets: values.sets?.split(','), quick: values.quick, say: note } };
  } catch {
    return null;
  }
}

interface Run {
  readonly command: string;
  readonly outcome: Outcome;
  readonly partial: boolean;
}

/** A run over a part is shown and not kept: the file holds the figures of a whole one. */
function report({ results }: Collection, task: Task, { command, outcome, partial }: Run): number {
  if ('skipped' in outcome) {
    print(`SKIPPED: ${task.name} was NOT run. ${outcome.skipped}\n`);
    return 0;
  }
  const text = resultText(task, command, outcome);
  const path = join(results, `${task.name}.md`);
  print(`${text}\n`);
  if (partial) print('Over a part only: no result file was written.\n');
  else {
    writeResult(path, text);
    print(`Written to ${relative(root, path)}.\n`);
  }
  return conclude(outcome);
}

function conclude({ checks }: Findings): number {
  const failed = checks.filter(({ met }) => !met);
  for (const { what, limit, found } of failed) print(`NOT MET: ${what} ${found}, limit ${limit}\n`);
  if (failed.length === 0 && checks.length > 0) print(`All limits are met (${checks.length}).\n`);
  return failed.length === 0 ? 0 : 1;
}

function listOf({ verb, things, tasks }: Collection): string {
  const width = Math.max(...tasks.map(({ name }) => name.length)) + 2;
  const lines = tasks.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return `${[
    `${things}:`,
    ...lines,
    '',
    `npm run ${verb} -- NAME [--runs N] [--sets a,b] [--quick]`,
    'With --sets or --quick nothing is written to the results.',
  ].join('\n')}\n`;
}

function print(text: string): void {
  process.stdout.write(text);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
