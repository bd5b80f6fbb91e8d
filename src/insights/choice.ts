/** Which of the conversations that were read a run is about, and what a release says of that. Every part of it is recorded with the run's settings. */

export interface Choice {
  /** Keep a seeded random sample of this many. */
  readonly sample?: number | undefined;
  /** What is drawn: conversations, or completions, of which each brings its conversation up to there (Clio, appendix G.1). Default: conversations. */
  readonly sampleBy?: 'conversations' | 'completions' | undefined;
  /** As many of each value of this field, or of each `time:day`, `time:week` or `time:month`. Default: whatever comes. */
  readonly stratify?: string | undefined;
  /** Begun at that time or later, and before that time; ISO 8601. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** In what the user wrote this expression is found. */
  readonly only?: string | undefined;
  /** What becomes of conversations of one account that are copies of one another. Default: keep. */
  readonly duplicates?: 'keep' | 'collapse' | undefined;
}

/** What a release says of the choice: how it was made, and nothing of what was chosen by. */
export function choiceStatements({ sample, sampleBy, stratify, since, until, only, duplicates }: Choice): string[] {
  return [
    ...(since === undefined && until === undefined
      ? []
      : ['Only conversations that began in a window of time were looked at, and shares are of these.']),
    ...(only === undefined
      ? []
      : [
          'Only conversations in which the user wrote what an expression looks for were looked at, and shares are of these.',
        ]),
    ...(duplicates === 'collapse'
      ? ['Of conversations of one account that say the same or nearly the same, one counts.']
      : []),
    ...(sample === undefined ? [] : sampleStatements(sampleBy, stratify)),
  ];
}

function sampleStatements(sampleBy: Choice['sampleBy'], stratify: Choice['stratify']): string[] {
  return [
    sampleBy === 'completions'
      ? 'The conversations are those of a random sample of completions, each up to the last that was drawn: the longer a conversation, the likelier it is here, and shares are larger for what is talked about at length.'
      : 'The conversations are a random sample in which each had the same chance, but for strata.',
    ...(stratify === undefined
      ? []
      : [
          'The sample was drawn in strata, as many from each as it has and as all others give: shares are of the sample, in which small strata weigh more than among all conversations.',
        ]),
  ];
}
