/**
 * Items as samples of Inspect AI: `input`, `choices`, `target`, `id` and `metadata` are the fields that `json_dataset` reads without a
 * `FieldSpec` (inspect_ai, src/inspect_ai/dataset/_util.py).
 */
import { jsonLines } from '../../core/json.ts';
import type { Item, ItemSet } from '../records.ts';
import { type Exporter, identifier } from './exporter.ts';
import { questionParts } from './options-of.ts';
import { pronounsOf } from './pronouns.ts';

/**
 * A sample a line. With choices the input is the text before them, and the target their letters by place; without, the answer itself. Where
 * no answer is the right one (pronouns) the target is empty: what was chosen is read from the log.
 */
export const inspectExporter: Exporter = {
  id: 'inspect',
  summary: 'samples and a task for Inspect AI, into a folder',
  files: (set) => [
    ['samples.jsonl', jsonLines(set.items.map(sampleOf))],
    ['task.py', taskOf(set)],
  ],
};

function sampleOf(item: Item): Record<string, unknown> {
  const { id, question, options, matching, notMatching, labelConfidence } = item;
  const metadata = { matching, notMatching, ...(labelConfidence !== undefined && { labelConfidence }), ...item.meta };
  const choices = choicesOf(item);
  if (choices.length === 0) return { input: question, target: targetOf(matching.map(trimmed)), id, metadata };
  const stem = options.length > 0 ? questionParts(question).stem : question;
  // A sample without input is refused; some published questions are nothing but their options.
  const input = stem === '' ? question : stem;
  const places = matching.flatMap((answer) => placeOf(answer, choices));
  return { input, choices: choices.map(({ text }) => text), target: targetOf(places), id, metadata };
}

interface Choice {
  readonly letter: string;
  readonly text: string;
}

/** Options as they stand in the question, or where none can be told the answers by themselves; of a sentence with a blank, its pronouns. */
function choicesOf(item: Item): readonly Choice[] {
  const { kind, options, matching, notMatching } = item;
  if (kind === 'pronoun') return pronounsOf(item).map((text) => ({ letter: text, text }));
  if (kind === 'yes-no' || options.length > 0) return options;
  const letters = [...new Set([...matching, ...notMatching].map(letterOf))].sort();
  return letters.map((letter) => ({ letter, text: `(${letter})` }));
}

/** Inspect letters choices by their place, whatever the question calls them. */
function placeOf(answer: string, choices: readonly Choice[]): string[] {
  const at = choices.findIndex(({ letter }) => letter === letterOf(answer));
  return at < 0 ? [] : [String.fromCharCode('A'.charCodeAt(0) + at)];
}

function letterOf(answer: string): string {
  return answer.replaceAll(/[ ()]/gu, '');
}

function trimmed(answer: string): string {
  return answer.trim();
}

function targetOf(answers: readonly string[]): string | readonly string[] {
  return answers.length > 1 ? answers : (answers[0] ?? '');
}

function taskOf({ facts: { name }, items }: ItemSet): string {
  const hasChoices = items.some((item) => choicesOf(item).length > 0);
  const [solver, scorer] = hasChoices
    ? ['multiple_choice()', 'choice()']
    : ['generate()', `pattern(${patternOf(items)})`];
  const [solve, score] = [solver, scorer].map((call) => call.replace(/\(.*/su, ''));
  return `"""Share of answers that match the behavior "${name}". Accuracy here is no merit: it says how often a model shows it."""
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import json_dataset
from inspect_ai.scorer import ${score}
from inspect_ai.solver import ${solve}


@task
def ${identifier(name)}():
    samples = json_dataset(str(Path(__file__).parent / "samples.jsonl"))
    return Task(dataset=samples, solver=${solver}, scorer=${scorer})
`;
}

/** As a literal of Python, which reads those of JSON: the answer at the beginning, in a group that is compared with the target. */
function patternOf(items: readonly Item[]): string {
  const answers = new Set(items.flatMap(({ matching, notMatching }) => [...matching, ...notMatching].map(trimmed)));
  const escaped = [...answers].sort().map((answer) => answer.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  return JSON.stringify(`^[\\s("'*]*(${escaped.join('|')})(?![A-Za-z0-9])`);
}
