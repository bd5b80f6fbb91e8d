/** Statistics, each checked against published values. */
export { type ClusteringAgreement, clusteringAgreement } from './clustering-agreement.ts';
export { falseDiscoveryRates } from './false-discovery.ts';
export { fisherExact } from './fisher-exact.ts';
export { shareInterval, wilsonInterval } from './intervals.ts';
export { type RankCorrelation, rankCorrelation } from './rank-correlation.ts';
export { type RaterAgreement, raterAgreement } from './rater-agreement.ts';
export { ratioInterval, type ShareWithInterval } from './ratio-interval.ts';
export { type ShareRatio, shareRatio, type TwoShares } from './share-ratio.ts';
export { type WeightedShare, weightedShare } from './weighted-share.ts';
