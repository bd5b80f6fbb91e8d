/** What names, the tree and audits would take, from how many clusters there will be and how long the prompts are. */
import { requestFor } from '../calls/ask.ts';
import { type Estimate, estimateCalls, exactly, type Likely, product, together } from '../calls/estimate.ts';
import { promptLabel } from '../calls/ledger-replies.ts';
import { GROUPS, HEARD_IN_A_GROUP } from '../insights/analyst/model/account-groups.ts';
import { claimsPrompt } from '../insights/analyst/model/claims-prompt.ts';
import { clusterNamePrompt } from '../insights/analyst/model/cluster-name-prompt.ts';
import { paperNamePrompt } from '../insights/analyst/model/paper-name-prompt.ts';
import { parentNamePrompt } from '../insights/analyst/model/parent-name-prompt.ts';
import { auditPrompt } from '../insights/audit/audit-prompt.ts';
import { numberOfClusters } from '../insights/clusters/number-of-clusters.ts';
import type { InsightsEnvironment } from '../insights/environment.ts';
import { levelSizes } from '../insights/hierarchy/levels.ts';
import { assignPrompt } from '../insights/hierarchy/model/assign-prompt.ts';
import { proposePrompt } from '../insights/hierarchy/model/propose-prompt.ts';
import { around } from '../insights/hierarchy/model/range.ts';
import type { Capabilities } from '../models/capabilities.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import type { ModelRequest } from '../models/language-model.ts';
import type { Prompt } from '../models/prompts/prompt.ts';
import type { UsedPrompt } from '../store/ledger/ledger.ts';
import { sizeOf } from './estimate-asked.ts';

export interface NamesInput {
  readonly environment: InsightsEnvironment;
  readonly conversations: number;
  readonly perAccount: readonly number[];
  /** Answers of a model that will be named from; empty where none was asked yet. */
  readonly texts: readonly string[];
  readonly naming: 'consensus' | 'paper';
  readonly analyst: PlacedModel;
  readonly auditor: PlacedModel;
  readonly capabilities: Capabilities;
  /** Of the questions: how long a call takes is known of no others. */
  readonly pace: Likely;
  /** What the run has asked already, by prompt. */
  readonly used: ReadonlyMap<string, UsedPrompt>;
  /** Stages that are done: nothing is asked for them. */
  readonly done: ReadonlySet<string>;
}

interface Kind {
  readonly stage: 'names' | 'hierarchy';
  readonly prompt: Pick<Prompt<never, never>, 'name' | 'version'>;
  readonly calls: Likely;
  readonly request: ModelRequest;
}

/** Bounds of a number of calls by what may become of clusters and answers: some dissolve, some answers are asked for again. */
const CLUSTERS: Bounds = { low: 0.75, high: 1.15 };
/** What becomes of the tree depends on what the model proposes. */
const TREE: Bounds = { low: 0.5, high: 1.5 };

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A name with its description, as long as they usually are. */
const NAME = 'Help with writing and correcting letters to employers';
const DESCRIBED = `${NAME}: Requests about writing, correcting and shortening letters and summaries for job applications.`;
const SUMMARY =
  'To write a letter to an employer in a polite tone and to correct the mistakes in an earlier version of it.';
const PAPER_SUMMARIES = 50;

export function estimateNames(input: NamesInput): Readonly<Record<'names' | 'tree' | 'audit', StageEstimate>> {
  const { environment, analyst, auditor, capabilities } = input;
  const clusters = environment.k ?? numberOfClusters(input.conversations, input.perAccount, environment.thresholds);
  const levels = levelSizes(clusters, environment.hierarchy.top);
  const audited = requestFor({ capabilities }, auditPrompt, { name: NAME, description: DESCRIBED });
  const parents = levels.reduce((sum, size) => sum + size, 0);
  const audits: Kind[] = [
    { stage: 'names', prompt: auditPrompt, calls: within(clusters, CLUSTERS), request: audited },
    { stage: 'hierarchy', prompt: auditPrompt, calls: within(parents, TREE), request: audited },
  ];
  return {
    names: leftOf(namingKinds(input, clusters), analyst, input),
    tree: leftOf(treeKinds(input, clusters, levels), analyst, input),
    audit: leftOf(audits, auditor, input),
  };
}

export interface StageEstimate {
  /** Of what is not answered yet. */
  readonly estimate: Estimate;
  /** Calls that are answered already. */
  readonly made: number;
}

function leftOf(kinds: readonly Kind[], { price }: PlacedModel, { used, done, pace }: NamesInput): StageEstimate {
  const labels = [...new Set(kinds.map(({ prompt }) => promptLabel(prompt)))];
  const made = labels.reduce((sum, label) => sum + (used.get(label)?.calls ?? 0), 0);
  const estimates = kinds.map((kind): Estimate => {
    const calls = done.has(kind.stage) ? exactly(0) : callsLeft(kind, kinds, { used, done });
    const estimate = estimateCalls({ calls, sampled: [sizeOf(kind.request)], measured: [], price, parallel: 1 });
    return { ...estimate, seconds: calls.high === 0 ? exactly(0) : product(calls, pace) };
  });
  return { estimate: together(estimates), made };
}

/** What a run has asked of one prompt is first that of stages that are done; the rest is shared out among the others. */
function callsLeft(
  { prompt, calls }: Kind,
  kinds: readonly Kind[],
  { used, done }: Pick<NamesInput, 'used' | 'done'>,
): Likely {
  const label = promptLabel(prompt);
  const same = kinds.filter((kind) => promptLabel(kind.prompt) === label);
  const likely = (some: readonly Kind[]): number => some.reduce((sum, kind) => sum + kind.calls.likely, 0);
  const [ended, open] = [same.filter(({ stage }) => done.has(stage)), same.filter(({ stage }) => !done.has(stage))];
  const ofOpen = Math.max(0, (used.get(label)?.calls ?? 0) - likely(ended));
  const made = (ofOpen * calls.likely) / Math.max(1, likely(open));
  const left = (of: number): number => Math.max(0, of - made);
  return { likely: left(calls.likely), low: left(calls.low), high: left(calls.high) };
}

function within(calls: number, { low, high }: Bounds): Likely {
  return { likely: calls, low: low * calls, high: high * calls };
}

function namingKinds({ naming, texts, conversations, perAccount, capabilities }: NamesInput, clusters: number): Kind[] {
  const model = { capabilities };
  const summary = texts.toSorted((left, right) => right.length - left.length)[0] ?? SUMMARY;
  const summaries = (count: number): string[] => Array.from({ length: count }, () => summary);
  if (naming === 'paper') {
    const sample = { summaries: summaries(PAPER_SUMMARIES), outside: summaries(PAPER_SUMMARIES), taken: [] };
    const prompt = paperNamePrompt(null);
    return [{ stage: 'names', prompt, calls: within(clusters, CLUSTERS), request: requestFor(model, prompt, sample) }];
  }
  const people = Math.max(1, (perAccount.length > 0 ? perAccount.length : conversations) / clusters);
  const groups = Math.min(GROUPS, Math.ceil(people));
  const heard = Math.min(HEARD_IN_A_GROUP, Math.ceil(people / groups));
  const claims = Array.from({ length: 16 }, () => 'job application');
  const composing = clusterNamePrompt({ criteria: null, allowed: new Set() });
  return [
    {
      stage: 'names',
      prompt: claimsPrompt,
      calls: within(clusters * groups, CLUSTERS),
      request: requestFor(model, claimsPrompt, { summaries: summaries(heard) }),
    },
    {
      stage: 'names',
      prompt: composing,
      calls: within(clusters, CLUSTERS),
      request: requestFor(model, composing, { claims, contrast: claims, taken: [] }),
    },
  ];
}

function treeKinds({ environment, capabilities }: NamesInput, clusters: number, levels: readonly number[]): Kind[] {
  const model = { capabilities };
  const { neighbourhood, boundary } = environment.hierarchy;
  return levels.flatMap((wanted, below) => {
    const items = levels[below - 1] ?? clusters;
    const near = Math.min(items, neighbourhood);
    const neighbours = { clusters: Array<string>(near).fill(DESCRIBED), boundary: Array<string>(boundary).fill(NAME) };
    const categories = Array.from({ length: Math.max(2, wanted) }, (_, index) => `${NAME} ${index}`);
    const children = Array.from({ length: Math.ceil(items / wanted) }, () => ({ name: NAME, description: DESCRIBED }));
    const assigning = assignPrompt(categories);
    const naming = parentNamePrompt({ criteria: null, mayBe: () => true });
    const kind = (prompt: Kind['prompt'], calls: number, request: ModelRequest): Kind => ({
      stage: 'hierarchy',
      prompt,
      calls: within(calls, TREE),
      request,
    });
    const proposing = requestFor(model, proposePrompt, { ...neighbours, ...around(wanted) });
    return [
      kind(proposePrompt, Math.ceil(items / neighbourhood), proposing),
      kind(assigning, items, requestFor(model, assigning, { name: NAME, description: DESCRIBED })),
      kind(naming, wanted, requestFor(model, naming, { children, taken: [] })),
    ];
  });
}
