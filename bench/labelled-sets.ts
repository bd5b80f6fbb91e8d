/** Data sets with a `label`, and what `validate clustering` must reach on them. */

export interface LabelledSet {
  readonly name: string;
  /** Of a file of several languages the rows of this one; absent where all count. */
  readonly only?: { readonly file: string; readonly language: string };
  /** Whether a label names what the text is about. Others name a skill, a source or a verdict: shown, held to nothing. */
  readonly byTopic: boolean;
  /** Least NMI by embedder. */
  readonly least?: Readonly<Record<string, number>>;
}

export const labelledSets: readonly LabelledSet[] = [
  { name: 'hwu64', byTopic: true, least: { hybrid: 0.74, 'tfidf-svd': 0.56 } },
  { name: 'clinc150-six-domains', byTopic: true, least: { hybrid: 0.84, 'tfidf-svd': 0.68 } },
  { name: 'dstc11-insurance', byTopic: true },
  { name: 'sgd-dialogues', byTopic: true },
  { name: 'harmful-qa', byTopic: true },
  { name: 'do-not-answer', byTopic: true },
  { name: 'arena-hard-v01', byTopic: true },
  { name: 'mt-bench-and-vicuna-questions', byTopic: true },
  { name: 'xsid-dev', byTopic: true },
  { name: 'xsid-dev-en', byTopic: true, only: { file: 'xsid-dev', language: 'en' } },
  { name: 'wildchat-ru', byTopic: true },
  { name: 'crosswoz-zh', byTopic: true },
  { name: 'mt-bench-101', byTopic: false },
  { name: 'alpaca-eval-prompts', byTopic: false },
  { name: 'xstest', byTopic: false },
  { name: 'toxic-chat', byTopic: false },
];

export const embedders = ['use-lite', 'tfidf-svd', 'hybrid', 'vocabulary'] as const;
/** Measured where the model was fetched and what runs it is installed. */
export const fetchedEmbedders = ['minilm', 'minilm-hybrid'] as const;
/** How far the default may be behind the best embedder on a set that is labelled by topic. */
export const MOST_BEHIND = 0.03;

/** English sets labelled by topic or intent, by whose mean embedders are held to one another. */
export const comparedSets: readonly string[] = [
  'hwu64',
  'clinc150-six-domains',
  'dstc11-insurance',
  'sgd-dialogues',
  'harmful-qa',
  'arena-hard-v01',
  'xsid-dev-en',
];
/** How far the default is to be above the embedded encoder alone. */
export const DEFAULT_AHEAD = 0.03;
/** How far the vocabulary route, which does not read every text, may be behind these, which do. */
export const vocabularyBehind: Readonly<Record<string, number>> = { 'use-lite': 0.02, hybrid: 0.03 };
