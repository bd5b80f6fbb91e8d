/** Statistics, each checked against published values. */
export { type ClusteringAgreement, clusteringAgreement } from './clustering-agreement.ts';
export { shareInterval, wilsonInterval } from './intervals.ts';
