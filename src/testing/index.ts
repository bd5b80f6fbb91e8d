/** For tests of what is built on Sightline: contract suites, scripted models, model servers on loopback and made-up releases. Needs Vitest; product code never imports it. */

export { type FaultRates, type FaultyOptions, openFaulty } from '../models/scripted/faulty.ts';
export { openGullible } from '../models/scripted/gullible.ts';
export { openPlain } from '../models/scripted/plain.ts';
export type { Rule, Seen } from '../models/scripted/rule.ts';
export type { ShownChoice } from '../models/scripted/shown-choice.ts';
export {
  isRefused,
  knownProbability,
  openSubject,
  type SimulatedSubject,
  type SubjectOptions,
} from '../models/scripted/subject.ts';
export { type SubjectTraits, usualTraits } from '../models/scripted/subject-traits.ts';
export { contractCorpus, describeEmbeddingModel } from './embedding-model-contract.ts';
export { measuredBy, type SimulatedSubject as MeasuredSubject } from './evals/measured-by.ts';
export { simulatedSet } from './evals/simulated-sets.ts';
export { describeFormat } from './format-contract.ts';
export { describeLanguageModel, type OpenedModel } from './language-model-contract.ts';
export { describeLedger, type OpenedLedger } from './ledger-contract.ts';
export { describePrompt, type PromptChecks } from './prompt-snapshots.ts';
export { type SampleReleaseOptions, sampleRelease } from './sample-release.ts';
export { stubAnthropicBatches } from './stub-server/batches/anthropic-batches.ts';
export { stubOpenAIBatches } from './stub-server/batches/openai-batches.ts';
export { type StubServer, startStubServer } from './stub-server/stub-server.ts';
export type { StubFaults, StubOptions } from './stub-server/stub-types.ts';
