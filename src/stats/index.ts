/** Statistics, each checked against published values. */
export {
  type AgreementWithInterval,
  agreementInterval,
  type Coefficient,
  cohenInterval,
} from './agreement/agreement-interval.ts';
export type { Label, Ratings } from './agreement/counts.ts';
export { fleissKappa } from './agreement/fleiss-kappa.ts';
export { gwetAc1 } from './agreement/gwet-ac1.ts';
export { krippendorffAlpha, type Scale } from './agreement/krippendorff-alpha.ts';
export { type PercentAgreement, percentAgreement } from './agreement/percent-agreement.ts';
export { type Auroc, auroc } from './calibration/auroc.ts';
export { type Brier, brier } from './calibration/brier.ts';
export type { Forecasts } from './calibration/forecast.ts';
export { isotonic, type Recalibration } from './calibration/isotonic.ts';
export { platt } from './calibration/platt.ts';
export { type PredictedItems, type PredictionPowered, predictionPowered } from './calibration/prediction-powered.ts';
export { type Binning, type Reliability, type ReliabilityBin, reliability } from './calibration/reliability.ts';
export { type CorrectedShare, type RaterCounts, roganGladen } from './calibration/rogan-gladen.ts';
export { type ClusteringAgreement, clusteringAgreement } from './clustering-agreement.ts';
export { type Correlation, correlationInterval } from './correlation-interval.ts';
export { type EffectiveShare, effectiveShare, type WeightedValue } from './effective-share.ts';
export { falseDiscoveryRates } from './false-discovery.ts';
export { fisherExact } from './fisher-exact.ts';
export { groupedShareInterval, shareInterval, wilsonInterval } from './intervals.ts';
export { intraclassCorrelation } from './planning/intraclass-correlation.ts';
export {
  type Aim,
  designEffect,
  type Groups,
  groupsFor,
  itemsForHalfWidth,
  itemsForMeanDifference,
  itemsForPair,
  itemsForShare,
  type OneShare,
  powerForPair,
  powerForShare,
  type TwoSubjects,
} from './planning/sample-size.ts';
export { type RankCorrelation, rankCorrelation } from './rank-correlation.ts';
export { type RaterAgreement, raterAgreement } from './rater-agreement.ts';
export { ratioInterval, type ShareWithInterval } from './ratio-interval.ts';
export { type Bootstrap, bootstrap, type Resampling } from './resampling/bootstrap.ts';
export { bootstrapMean, type ItemResampling } from './resampling/bootstrap-mean.ts';
export { type McNemar, mcNemar } from './resampling/mcnemar.ts';
export { type PairedDifference, pairedDifference } from './resampling/paired-difference.ts';
export { type PermutationTest, type Permuting, permutationTest, signFlipTest } from './resampling/permutation.ts';
export { type MeanSequence, type MeanSequenceOptions, openMeanSequence } from './sequential/mean-sequence.ts';
export { proportionSequence } from './sequential/proportion-sequence.ts';
export { type ShareRatio, shareRatio, type TwoShares } from './share-ratio.ts';
export { type BinomialRow, type LogisticFit, type LogisticOutcome, logisticFit } from './trend/logistic.ts';
export { LEAST_SIZES, type Trend, type TrendOptions, type TrendVerdict, trend } from './trend/trend.ts';
export { type PowerQuestion, trendPower } from './trend/trend-power.ts';
export { type WeightedShare, weightedShare } from './weighted-share.ts';
