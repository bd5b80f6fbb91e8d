/** What items are about, where the one who asks did not say. */
import { ask } from '../../calls/ask.ts';
import type { Behavior } from '../behaviors/behavior.ts';
import type { Asking, Cell, KindOfBehavior } from './kind.ts';
import { topicsPrompt } from './topics-prompt.ts';

/** Without any, items may be about anything: one topic without a name. */
export async function topicsOf(behavior: Behavior, { writer, count }: Asking): Promise<readonly string[]> {
  if (behavior.topics.length > 0) return behavior.topics;
  const answer = await ask(writer, topicsPrompt, behavior);
  count(`topics.${answer.outcome}`);
  if (answer.outcome !== 'answered') return [''];
  return [...new Set(answer.value.topics.map((topic) => topic.trim()).filter((topic) => topic !== ''))];
}

/** A cell for each label on each topic, all of one group. */
export function topicCells(
  topics: readonly string[],
  labels: readonly string[],
): Pick<KindOfBehavior, 'cells'> & { readonly cellFor: NonNullable<KindOfBehavior['cellFor']> } {
  const cellFor = (label: string, topic: string): Cell => ({
    id: JSON.stringify([label, topic]),
    group: '',
    label,
    topic,
  });
  return { cells: topics.flatMap((topic) => labels.map((label) => cellFor(label, topic))), cellFor };
}

/** The name of a language in English, as prompts say it. */
export function languageName(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}
