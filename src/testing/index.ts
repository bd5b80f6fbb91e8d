/** For tests of what is built on Sightline: contract suites and made-up releases. Needs Vitest; product code never imports it. */
export { contractCorpus, describeEmbeddingModel } from './embedding-model-contract.ts';
export { describeFormat } from './format-contract.ts';
export { type SampleReleaseOptions, sampleRelease } from './sample-release.ts';
