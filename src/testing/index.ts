/** For tests of what is built on Sightline: contract suites, scripted models and made-up releases. Needs Vitest; product code never imports it. */

export { type FaultRates, type FaultyOptions, openFaulty } from '../models/scripted/faulty.ts';
export { openGullible } from '../models/scripted/gullible.ts';
export { openPlain } from '../models/scripted/plain.ts';
export type { Rule, Seen } from '../models/scripted/rule.ts';
export { contractCorpus, describeEmbeddingModel } from './embedding-model-contract.ts';
export { describeFormat } from './format-contract.ts';
export { describeLanguageModel, type OpenedModel } from './language-model-contract.ts';
export { describePrompt, type PromptChecks } from './prompt-snapshots.ts';
export { type SampleReleaseOptions, sampleRelease } from './sample-release.ts';
