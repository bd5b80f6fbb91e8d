/** `insights preview --facets N`: what the facets of a few conversations come to. */
import { createRandom } from '../core/random.ts';
import { conversationsToAsk } from '../insights/conversations-to-ask.ts';
import { describeConversations } from '../insights/facets/describe.ts';
import type { FacetValue } from '../insights/records.ts';
import type { AnalyzeOptions } from './analyze.ts';
import { SAMPLED } from './estimate-questions.ts';
import { estimateRun, type RunEstimate, withLockedRun } from './estimate-run.ts';

export interface PreviewFacetsOptions extends AnalyzeOptions {
  /** Conversations that are looked at, drawn at random by the seed of the settings: 1 to 200. */
  readonly count: number;
}

export interface FacetsPreview {
  readonly facets: readonly { readonly name: string; readonly title: string; readonly asked: boolean }[];
  /** Of each conversation, by the name of the facet; null where there is none. They are private, for their owner's eyes. */
  readonly values: readonly Readonly<Record<string, FacetValue>>[];
  /** What became of the questions, by name. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the whole would take; null where no model is asked. */
  readonly estimate: RunEstimate | null;
}

/** What is answered is kept in the workspace: a run that asks the same pays for the rest alone. */
export async function previewFacets(options: PreviewFacetsOptions): Promise<FacetsPreview> {
  const preview = await withLockedRun(options, async ({ environment, ...run }) => {
    // The sample of the estimate: its probes are among them.
    const random = createRandom(`${environment.seed}/estimate`);
    const { sample } = await conversationsToAsk({ environment, ...run }, random, SAMPLED);
    const { rows, counts } = await describeConversations(sample.slice(0, options.count), environment, (done) =>
      options.onProgress?.({ stage: 'preview', done, total: options.count, unit: 'conversations' }),
    );
    const facets = environment.facets.map(({ name, title, source }) => ({ name, title, asked: 'asked' in source }));
    return { facets, values: rows.map(({ values }) => values), counts, asks: environment.questioned !== null };
  });
  const { asks, ...seen } = preview;
  return { ...seen, estimate: asks ? await estimateRun(options) : null };
}
