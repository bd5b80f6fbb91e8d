/**
 * Sightline as a library: one function per command. Nothing here exits, prints or reads the environment; `signal`,
 * `clock` and callbacks come in. The command line uses nothing else. docs/api.generated.d.ts says what each name is.
 */
export { type AnalyzeOptions, analyze } from './assembly/analyze.ts';
export { type AnotherTreeOptions, anotherTree } from './assembly/another-tree.ts';
export { type CheckModelOptions, checkModel, type ModelCheck, type ModelReport } from './assembly/check-model.ts';
export { type CompareOptions, compareResults } from './assembly/compare-results.ts';
export { defineFacet, defineFormat, type FieldFacet } from './assembly/define.ts';
export { DEMO_FOLDER, type DemoOptions, type DemoResult, demo } from './assembly/demo.ts';
export { type DiagnoseOptions, type Diagnosis, diagnose } from './assembly/doctor.ts';
export { estimateMeasure, type MeasureEstimate } from './assembly/estimate-measure.ts';
export { estimateRun, type RunEstimate } from './assembly/estimate-run.ts';
export { estimateWriting, type WritingEstimate } from './assembly/estimate-writing.ts';
export { type EvalsPageOptions, evalsPageOf, isMeasurement, isOfEvals } from './assembly/evals-page.ts';
export { type ExportReleaseOptions, exportRelease } from './assembly/export-release.ts';
export { type ExposureOptions, type ExposureResult, exposures } from './assembly/exposure.ts';
export { type ExtendOptions, extend } from './assembly/extend.ts';
export { type ImportSetOptions, importSet } from './assembly/import-set.ts';
export { type InitOptions, type InitResult, init } from './assembly/init.ts';
export {
  type ExportSetOptions,
  exportSet,
  openSet,
  setFormats,
  writeSet,
} from './assembly/item-sets.ts';
export { type LintOptions, type LintResult, lintSets } from './assembly/lint-sets.ts';
export { type MapSetOptions, type MapSetResult, mapSet } from './assembly/map-set.ts';
export { type MeasureResult, measure } from './assembly/measure.ts';
export { type MergedFile, type MergeRatingsOptions, mergeRatings } from './assembly/merge-ratings.ts';
export { type AtHandOptions, modelsAtHand } from './assembly/models-at-hand.ts';
export { openRelease } from './assembly/open-release.ts';
export { type MeasureOptions, planMeasure } from './assembly/prepared-measuring.ts';
export { setSizes, type WriteItemsOptions } from './assembly/prepared-writing.ts';
export { type Preview, type PreviewOptions, preview } from './assembly/preview.ts';
export { type FacetsPreview, type PreviewFacetsOptions, previewFacets } from './assembly/preview-facets.ts';
export type { PreviewField } from './assembly/preview-fields.ts';
export type { PreviewSample } from './assembly/preview-samples.ts';
export { type PullOptions, type PullPlan, type PullResult, pullModel } from './assembly/pull-model.ts';
export {
  modelStates,
  modelsPulled,
  type PullableModelState,
  removeModel,
  runtimeHint,
} from './assembly/pulled-models.ts';
export { type PurgeOptions, type PurgeResult, purge } from './assembly/purge.ts';
export { type RateOptions, rate } from './assembly/rate.ts';
export { type RatingHtmlOptions, writeRatingHtml } from './assembly/rating-html.ts';
export type { RatingChoice } from './assembly/rating-plan.ts';
export { type RatingResults, type RatingResultsOptions, ratingResults } from './assembly/rating-results.ts';
export { type ReleaseOptions, release } from './assembly/release.ts';
export { publicFolderOf } from './assembly/releases.ts';
export { type ReviewOptions, review } from './assembly/review.ts';
export { type ReviewOpening, type ReviewResults, reviewResults } from './assembly/review-results.ts';
export { type SampleOptions, writeSample } from './assembly/sample.ts';
export { type ServeOptions, serve, serveEvals } from './assembly/serve.ts';
export { type ServeReleasesOptions, serveReleases } from './assembly/serve-mcp.ts';
export { type SuggestBehaviorsOptions, type SuggestBehaviorsResult, suggestFor } from './assembly/suggest.ts';
export { type TreesToShow, treesToShow } from './assembly/trees-to-show.ts';
export { type ValidateOptions, validateClustering } from './assembly/validate.ts';
export { type ValidateAttacksOptions, validateAttacks } from './assembly/validate-attacks.ts';
export { verify } from './assembly/verify.ts';
export type { RunResult, WorkOptions } from './assembly/work.ts';
export { type WriteItemsResult, writeItems } from './assembly/write-items.ts';
export { writeEvalsReport, writeReport } from './assembly/write-report.ts';
export { dollarText } from './calls/cost.ts';
export { configJsonSchema, defineConfig, type Settings } from './config/index.ts';
export { type Clock, systemClock } from './core/clock.ts';
export { AppError, isAppError } from './core/errors.ts';
export type { Log } from './core/log.ts';
export { type Behavior, defineBehavior, type WrittenBehavior } from './evals/behaviors/behavior.ts';
export {
  type BehaviorGroup,
  behaviorGroups,
  behaviorLibrary,
  type LibraryEntry,
  libraryBehavior,
  libraryEntries,
} from './evals/behaviors/library/index.ts';
export type { Comparison } from './evals/compare/comparison.ts';
export type { Prediction } from './evals/compare/prediction.ts';
export type { MeasurePower } from './evals/measure/power.ts';
export type { Item, ItemSet } from './evals/records.ts';
export { type Statistic, type Statistics, statisticsOfItems } from './evals/sets/statistics.ts';
export type { AttackOutcome } from './insights/attacks/measure-attacks.ts';
export type { ConversationFormat, Part, ReadResult, ReadRow, RejectReason } from './insights/conversations/format.ts';
export { conversationFormats } from './insights/conversations/formats/index.ts';
export { type HeldInput, holdInput } from './insights/conversations/held-input.ts';
export type { ConversationMapper } from './insights/conversations/mapper-format.ts';
export { rejectHelp } from './insights/conversations/reject-help.ts';
export type { ConversationInput, MessageInput } from './insights/conversations/stream-source.ts';
export type { FacetDefinition } from './insights/facets/definitions.ts';
export { type LongRow, longTable, longTableJsonSchema } from './insights/release/long-table.ts';
export { tableFormats } from './insights/release/long-table-files.ts';
export type { VerifyReport } from './insights/release/verify.ts';
export type { Usefulness } from './insights/run-manifest.ts';
export type { ClusteringValidation } from './insights/validate-clustering.ts';
export { type ItemsMap, itemsMapJsonSchema } from './public-records/items-map.ts';
export {
  type MeasuredAnswer,
  type Measurement,
  measuredAnswerJsonSchema,
  measurementJsonSchema,
} from './public-records/measurement.ts';
export {
  type AgreementRecord,
  agreementJsonSchema,
  type CalibrationRecord,
  calibrationJsonSchema,
} from './public-records/people.ts';
export type { ReleaseData } from './public-records/release.ts';
export { releaseJsonSchema } from './public-records/release-json-schema.ts';
export { type UsageCoverage, usageCoverageJsonSchema } from './public-records/usage-coverage.ts';
export { faultPoints, parseFaults, runFaultPoints } from './runner/fault-points.ts';
export type { StageReport } from './runner/run-stages.ts';
export type { StageProgress } from './runner/stage.ts';
export { makeSample } from './sample/make-sample.ts';
export type { RunningServer } from './server/local-server.ts';
export { VERSION } from './version.ts';
