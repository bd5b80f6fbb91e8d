/** What names, the tree and audits would take, from how many clusters there will be and how long the prompts are. */
import { requestFor } from '../calls/ask.ts';
import { type Estimate, estimateCalls, scaled, together } from '../calls/estimate.ts';
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
import { sizeOf } from './estimate-questions.ts';

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
  readonly questions: Estimate;
}

interface Kind {
  readonly calls: number;
  readonly request: ModelRequest;
}

/** A name with its description, as long as they usually are. */
const NAME = 'Help with writing and correcting letters to employers';
const DESCRIBED = `${NAME}: Requests about writing, correcting and shortening letters and summaries for job applications.`;
const SUMMARY =
  'To write a letter to an employer in a polite tone and to correct the mistakes in an earlier version of it.';
const PAPER_SUMMARIES = 50;

export function estimateNames(input: NamesInput): { readonly names: Estimate; readonly audit: Estimate } {
  const { environment, analyst, auditor, capabilities, questions } = input;
  const clusters = environment.k ?? numberOfClusters(input.conversations, input.perAccount, environment.thresholds);
  const levels = levelSizes(clusters, environment.hierarchy.top);
  const model = { capabilities };
  const audited: Kind = {
    calls: clusters + levels.reduce((sum, size) => sum + size, 0),
    request: requestFor(model, auditPrompt, { name: NAME, description: DESCRIBED }),
  };
  const kinds = [...namingKinds(input, clusters), ...treeKinds(input, clusters, levels)];
  const estimateOf = ({ calls, request }: Kind, { price }: PlacedModel): Estimate => {
    const estimate = estimateCalls({ calls, sampled: [sizeOf(request)], measured: [], price, parallel: 1 });
    return { ...estimate, seconds: scaled(questions.seconds, calls / Math.max(1, questions.calls)) };
  };
  return {
    names: together(kinds.map((kind) => estimateOf(kind, analyst))),
    audit: estimateOf(audited, auditor),
  };
}

function namingKinds({ naming, texts, conversations, perAccount, capabilities }: NamesInput, clusters: number): Kind[] {
  const model = { capabilities };
  const summary = texts.toSorted((left, right) => right.length - left.length)[0] ?? SUMMARY;
  const summaries = (count: number): string[] => Array.from({ length: count }, () => summary);
  if (naming === 'paper') {
    const sample = { summaries: summaries(PAPER_SUMMARIES), outside: summaries(PAPER_SUMMARIES), taken: [] };
    return [{ calls: clusters, request: requestFor(model, paperNamePrompt(null), sample) }];
  }
  const people = Math.max(1, (perAccount.length > 0 ? perAccount.length : conversations) / clusters);
  const groups = Math.min(GROUPS, Math.ceil(people));
  const heard = Math.min(HEARD_IN_A_GROUP, Math.ceil(people / groups));
  const claims = Array.from({ length: 16 }, () => 'job application');
  return [
    { calls: clusters * groups, request: requestFor(model, claimsPrompt, { summaries: summaries(heard) }) },
    {
      calls: clusters,
      request: requestFor(model, clusterNamePrompt({ criteria: null, allowed: new Set() }), {
        claims,
        contrast: claims,
        taken: [],
      }),
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
    return [
      {
        calls: Math.ceil(items / neighbourhood),
        request: requestFor(model, proposePrompt, { ...neighbours, ...around(wanted) }),
      },
      { calls: items, request: requestFor(model, assignPrompt(categories), { name: NAME, description: DESCRIBED }) },
      {
        calls: wanted,
        request: requestFor(model, parentNamePrompt({ criteria: null, mayBe: () => true }), { children, taken: [] }),
      },
    ];
  });
}
