/** What a differentially private release says of how it was made: settings, versions and sentences, nothing that data decides. */

import { dpLimits } from '../../privacy/dp/limits.ts';
import { MECHANISM_VERSION } from '../../privacy/dp/mechanism.ts';
import { type DpFacts, RELEASE_SCHEMA } from '../../public-records/release.ts';
import { type Choice, choiceStatements } from '../choice.ts';
import type { HeaderFacts } from '../release/write-release.ts';
import { screenedBy } from '../screened-by.ts';
import type { Reading } from './reading.ts';

export interface DpHeaderFacts {
  readonly title: string;
  readonly version: string;
  readonly reading: Reading;
  readonly asked: string | null;
  /** The question of the screener; null where there was none. */
  readonly screen: string | null;
  readonly choice: Choice;
  /** Titles of facets that no table may be made of. */
  readonly leftOut: readonly string[];
}

export function dpHeader(
  { title, version, reading, asked, screen, choice, leftOut }: DpHeaderFacts,
  dp: Pick<DpFacts, 'tables'>,
): HeaderFacts {
  return {
    schema: RELEASE_SCHEMA,
    tool: { name: 'sightline', version },
    title,
    limits: [
      ...dpLimits(dp),
      ...(leftOut.length === 0 ? [] : [noTablesOf(leftOut)]),
      ...choiceStatements(choice),
      ...(screen === null ? [] : [screenedBy(screen)]),
      ...(asked === null ? [] : [saidBy(asked)]),
    ],
    analyst: 'keywords',
    embedder: reading.words.id,
    seed: 0,
    stages: [{ name: 'dp', version: MECHANISM_VERSION }],
  };
}

function noTablesOf(titles: readonly string[]): string {
  return `There is no table of what has values that are known from the conversations alone: ${titles.join(', ')}.`;
}

function saidBy(model: string): string {
  return `What a conversation is about was said by a language model (${model}), which read some 2,000 tokens of it at most.`;
}
