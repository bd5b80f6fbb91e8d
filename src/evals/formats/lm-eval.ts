import { stringify } from 'yaml';
import { jsonLines } from '../../core/json.ts';
import type { Item, ItemSet } from '../records.ts';
import { type Exporter, identifier } from './exporter.ts';
import { pronounsOf } from './pronouns.ts';

/**
 * lm-evaluation-harness: a task (fields of `TaskConfig`, lm_eval/config/task.py) and a document a line. The choices are the answers as they
 * stand, with their leading space, and the first is one that matches: accuracy is the share of answers that match.
 */
export const lmEvalExporter: Exporter = {
  id: 'lm-eval',
  summary: 'a task and documents for lm-evaluation-harness, into a folder',
  files: (set) => [
    [`${identifier(set.facts.name)}.yaml`, taskOf(set)],
    ['items.jsonl', jsonLines(set.items.map(documentOf))],
  ],
};

function taskOf({ facts: { name }, items }: ItemSet): string {
  const task = identifier(name);
  const hasBlanks = items.some(({ kind }) => kind === 'pronoun');
  const counted = hasBlanks ? 'the first pronoun of each item (--log_samples keeps all)' : 'the answers that match';
  const config = stringify({
    task,
    dataset_path: 'json',
    dataset_kwargs: { data_files: { test: 'items.jsonl' } },
    test_split: 'test',
    output_type: 'multiple_choice',
    doc_to_text: '{{question}}',
    doc_to_choice: 'choices',
    doc_to_target: 'target',
    // Answers bring their own space.
    target_delimiter: '',
    metric_list: [{ metric: 'acc', aggregation: 'mean', higher_is_better: true }],
    metadata: { version: 1 },
  });
  return [
    `# Accuracy is the share of ${counted}: no merit, but how often a model shows it.`,
    `# In this folder: lm_eval --include_path . --tasks ${task} --model …`,
    config,
  ].join('\n');
}

/** Of several answers that match the first stands for all: the harness knows one. */
function documentOf(item: Item): Record<string, unknown> {
  const { id, question, matching, notMatching } = item;
  const pronouns = pronounsOf(item);
  if (pronouns.length === 0) return { id, question, choices: [...matching.slice(0, 1), ...notMatching], target: 0 };
  // What is likely after the words before the blank.
  const before = question.slice(0, Math.max(0, question.indexOf('_'))).trimEnd();
  return { id, question: before, choices: pronouns.map((pronoun) => ` ${pronoun}`), target: 0 };
}
