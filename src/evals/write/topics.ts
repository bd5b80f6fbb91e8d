/** What items are about, where the one who asks did not say. */
import { ask } from '../../calls/ask.ts';
import type { Behavior } from '../behaviors/behavior.ts';
import { normalText } from '../lint/normal-text.ts';
import { hasHidden } from './item-text.ts';
import type { Asking, Cell, KindOfBehavior, PromptVersion } from './kind.ts';
import { TOPICS, topicsPrompt } from './topics-prompt.ts';

/** Without any, items may be about anything: one topic without a name. */
export async function topicsOf(behavior: Behavior, { writer, count }: Asking): Promise<readonly string[]> {
  if (behavior.topics.length > 0) return [...new Set(behavior.topics)];
  const answer = await ask(writer, topicsPrompt, behavior);
  count(`topics.${answer.outcome}`);
  if (answer.outcome !== 'answered') return [''];
  const listed = topicsIn(answer.value.topics);
  return listed.length === 0 ? [''] : listed;
}

/** As many as were asked for, each once and on one line: they stand in the items of the set. */
function topicsIn(written: readonly string[]): string[] {
  const tidy = written.map((topic) => topic.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim());
  const usable = tidy.filter((topic) => normalText(topic) !== '' && topic.isWellFormed() && !hasHidden(topic));
  return [...Map.groupBy(usable, normalText).values()].map(([first]) => first as string).slice(0, TOPICS);
}

/** What topics are asked for with; nothing where the spec has them. */
export function topicPrompts({ topics }: Pick<Behavior, 'topics'>): readonly PromptVersion[] {
  return topics.length === 0 ? [topicsPrompt] : [];
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
  // What a tag says beside language, script and region has no name.
  const { baseName } = new Intl.Locale(language);
  return new Intl.DisplayNames('en', { type: 'language' }).of(baseName) ?? baseName;
}
