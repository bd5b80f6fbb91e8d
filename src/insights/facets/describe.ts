/** The facets of conversations, as a run finds them. */

import { languageDetector } from '../../text/language.ts';
import { type InsightsEnvironment, questionedOf } from '../environment.ts';
import type { Conversation, FacetRow, ScreenVerdict } from '../records.ts';
import { type AskedValues, facetAsker } from './asked/ask-facets.ts';
import { questionsOf } from './asked/questions-of.ts';
import { screener } from './asked/screen.ts';
import { facetRowOf } from './facet-rows.ts';

export interface Described {
  /** In the order of the conversations; of those that were kept, where there is a screener. */
  readonly rows: readonly FacetRow[];
  /** Of all conversations, in their order; empty where there is no screener. */
  readonly verdicts: readonly ScreenVerdict[];
  /** What became of the questions, by name; of the screener's after `screen.`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** @param onAnswered how many are answered, each time that it grew */
export async function describeConversations(
  conversations: readonly Conversation[],
  environment: InsightsEnvironment,
  onAnswered: (done: number) => void,
): Promise<Described> {
  const { kept, verdicts } = await screened(conversations, environment);
  const left = conversations.length - kept.length;
  const asked =
    environment.questioned === null ? null : await answersTo(kept, environment, (done) => onAnswered(left + done));
  const detectLanguage = await languageDetector();
  const rows = kept.map((conversation, index) => {
    const answers = asked?.[index]?.values;
    const { facets, shorten } = environment;
    return facetRowOf(conversation, facets, { detectLanguage, shorten, ...(answers && { answers }) });
  });
  const counts = verdicts.map(({ verdict }) => ({ [`screen.${verdict}`]: 1 }));
  return { rows, verdicts, counts: sumOf([...counts, ...(asked?.map((answers) => answers.counts) ?? [])]) };
}

/** All of them where there is no screener. */
async function screened(
  conversations: readonly Conversation[],
  environment: InsightsEnvironment,
): Promise<{ kept: readonly Conversation[]; verdicts: readonly ScreenVerdict[] }> {
  const { screen } = environment;
  if (screen === null) return { kept: conversations, verdicts: [] };
  const verdictOn = screener(await questionedOf(environment).open(), screen);
  const said = await Promise.all(conversations.map(({ messages }) => verdictOn(messages)));
  return {
    kept: conversations.filter((_, index) => said[index]?.isKept),
    verdicts: said.map(({ verdict }, index) => ({ conversation: (conversations[index] as Conversation).id, verdict })),
  };
}

/** All at once: who leaves calls with a vendor gathers them. */
async function answersTo(
  conversations: readonly Conversation[],
  environment: InsightsEnvironment,
  onAnswered: (done: number) => void,
): Promise<AskedValues[]> {
  const { calls, open } = questionedOf(environment);
  const asker = facetAsker(await open(), { questions: questionsOf(environment.facets), calls });
  let done = 0;
  return Promise.all(
    conversations.map(async ({ messages }) => {
      const answered = await asker(messages);
      onAnswered(++done);
      return answered;
    }),
  );
}

function sumOf(counts: readonly AskedValues['counts'][]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((all) => Object.entries(all))) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
