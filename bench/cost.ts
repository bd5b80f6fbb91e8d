/** What Clio's steps cost with our prompts, under the assumptions and prices of the paper's Table 3. */
import { requestFor } from '../src/calls/ask.ts';
import { GROUPS } from '../src/insights/analyst/model/account-groups.ts';
import { claimsPrompt } from '../src/insights/analyst/model/claims-prompt.ts';
import { clusterNamePrompt } from '../src/insights/analyst/model/cluster-name-prompt.ts';
import { paperNamePrompt } from '../src/insights/analyst/model/paper-name-prompt.ts';
import { parentNamePrompt } from '../src/insights/analyst/model/parent-name-prompt.ts';
import { auditPrompt } from '../src/insights/audit/audit-prompt.ts';
import { askedFacets } from '../src/insights/facets/asked/built-in/index.ts';
import { facetPrompt, facetsPrompt, type NamedQuestion } from '../src/insights/facets/asked/facets-prompt.ts';
import { assignPrompt } from '../src/insights/hierarchy/model/assign-prompt.ts';
import { proposePrompt } from '../src/insights/hierarchy/model/propose-prompt.ts';
import type { ModelRequest } from '../src/models/language-model.ts';
import type { Price } from '../src/models/price.ts';
import { openPlain } from '../src/models/scripted/plain.ts';
import { estimateTokensOf, requestTokens } from '../src/models/token-estimate.ts';
import type { Check, Task } from './harness/task.ts';

/** Table 3: conversations, tokens of each, tokens of a summary, conversations of a base cluster. */
const CONVERSATIONS = 100_000;
const CONVERSATION_TOKENS = 1000;
const SUMMARY_TOKENS = 100;
const CLUSTERS = CONVERSATIONS / 100;
const TOPS = 10;
const MIDDLE = 100;
/** US dollars a million tokens: Claude 3 Haiku and Claude 3.5 Sonnet, then. */
const HAIKU: Price = { input: 0.25, output: 1.25 };
const SONNET: Price = { input: 3, output: 15 };
/** Of the issue: four facets at once, by the cost of one. */
const MOST_RATIO = 1.65;

const words = (tokens: number): string => 'word'.repeat(tokens);
const conversation = { transcript: words(CONVERSATION_TOKENS) };
const summary = words(SUMMARY_TOKENS);
const NAME_TOKENS = 12;
const described = { name: words(NAME_TOKENS), description: words(50) };

interface Step {
  readonly name: string;
  readonly calls: number;
  readonly request: ModelRequest;
  readonly output: number;
  readonly price: Price;
}

const asked = (request: (model: ReturnType<typeof openPlain>) => ModelRequest): ModelRequest => request(openPlain());

function facetSteps(): Step[] {
  const questions: readonly NamedQuestion[] = askedFacets;
  // Two of the four are answered in words, two with one.
  const outputOf = (some: readonly NamedQuestion[]): number =>
    some.reduce((sum, { question }) => sum + (question.answer === 'text' ? SUMMARY_TOKENS : 8), 0);
  const step = (name: string, some: readonly NamedQuestion[], prompt: ReturnType<typeof facetsPrompt>): Step => ({
    name,
    calls: CONVERSATIONS,
    request: asked((model) => requestFor(model, prompt, conversation)),
    output: outputOf(some),
    price: HAIKU,
  });
  return [
    step('four facets, one call', questions, facetsPrompt(questions)),
    ...questions.map((question) => step(`one facet (${question.name})`, [question], facetPrompt(question))),
  ];
}

function namingSteps(): Step[] {
  const summaries = (count: number): string[] => Array.from({ length: count }, () => summary);
  const claims = Array.from({ length: 16 }, () => words(4));
  const allowed = new Set<string>();
  return [
    {
      name: 'claims of groups (consensus)',
      calls: CLUSTERS * GROUPS,
      // Of a hundred conversations a group hears five.
      request: asked((model) => requestFor(model, claimsPrompt, { summaries: summaries(5) })),
      output: 60,
      price: SONNET,
    },
    {
      name: 'names from claims (consensus)',
      calls: CLUSTERS,
      request: asked((model) =>
        requestFor(model, clusterNamePrompt({ criteria: null, allowed }), { claims, contrast: claims, taken: [] }),
      ),
      output: 70,
      price: SONNET,
    },
    {
      name: 'names (paper)',
      calls: CLUSTERS,
      request: asked((model) =>
        requestFor(model, paperNamePrompt(null), { summaries: summaries(50), outside: summaries(50), taken: [] }),
      ),
      output: 70,
      price: SONNET,
    },
  ];
}

function treeSteps(): Step[] {
  const groups = Array.from({ length: 40 }, () => `${described.name}: ${described.description}`);
  const boundary = Array.from({ length: 8 }, () => described.name);
  const range = { least: 2, wanted: 4, most: 6 };
  const categories = Array.from({ length: 60 }, (_, index) => `${words(NAME_TOKENS)} ${index}`);
  const parents = MIDDLE + TOPS;
  const step = (name: string, calls: number, request: Step['request'], output: number): Step => ({
    name,
    calls,
    request,
    output,
    price: SONNET,
  });
  return [
    step(
      'propose',
      (CLUSTERS + MIDDLE) / 40,
      asked((model) => requestFor(model, proposePrompt, { clusters: groups, boundary, ...range })),
      60,
    ),
    step(
      'assign',
      CLUSTERS + MIDDLE,
      asked((model) => requestFor(model, assignPrompt(categories), described)),
      20,
    ),
    step(
      'rename parents',
      parents,
      asked((model) =>
        requestFor(model, parentNamePrompt({ criteria: null, mayBe: () => true }), {
          children: Array.from({ length: 10 }, () => described),
          taken: [],
        }),
      ),
      70,
    ),
    step(
      'audit',
      CLUSTERS + parents,
      asked((model) => requestFor(model, auditPrompt, described)),
      40,
    ),
  ];
}

const dollars = ({ calls, request, output, price }: Step): number =>
  (calls * (requestTokens(request) * price.input + output * price.output)) / 1e6;

export const cost: Task = {
  name: 'cost',
  summary: "What each step costs with our prompts, under the assumptions and prices of the paper's Table 3.",
  run: async () => {
    const facets = facetSteps();
    // The request is the first of the four.
    const [together, one, ...others] = facets.map(dollars) as [number, number, ...number[]];
    const apart = one + others.reduce((sum, value) => sum + value, 0);
    const steps = [...facets, ...namingSteps(), ...treeSteps()];
    const ratio = together / one;
    const check: Check = {
      what: 'four facets in one call, by the cost of one facet',
      limit: `<= ${MOST_RATIO}`,
      found: ratio.toFixed(2),
      met: ratio <= MOST_RATIO,
    };
    return {
      tables: [{ title: 'Steps', columns, rows: steps.map(rowOf) }],
      checks: [check],
      notes: [
        `Assumed as there: ${CONVERSATIONS.toLocaleString('en-GB')} conversations of ${CONVERSATION_TOKENS} tokens, summaries of ${SUMMARY_TOKENS}, ${CLUSTERS} base clusters, Claude 3 Haiku for facets ($0.25 and $1.25 a million tokens), Claude 3.5 Sonnet for the rest ($3 and $15). The paper: $45.00 for one facet, $3.75 for names, $0.06 for the hierarchy, $48.81 in all.`,
        `Four calls, one for each facet: $${apart.toFixed(2)}, ${(apart / one).toFixed(2)} times the cost of one.`,
        'Tokens of prompts as estimated from their letters (four to a token), the schema counted once; no cached prefix, no batch (half of all).',
        `A conversation's own ${estimateTokensOf([conversation.transcript])} tokens are in every facet call.`,
      ],
    };
  },
};

const columns = ['step', 'calls', 'input tokens a call', 'output tokens a call', 'dollars'];

function rowOf(step: Step): string[] {
  const { name, calls, request, output } = step;
  return [
    name,
    calls.toLocaleString('en-GB'),
    String(requestTokens(request)),
    String(output),
    dollars(step).toFixed(2),
  ];
}
