/** What the screener would take, and how much it would leave. */
import { ask } from '../calls/ask.ts';
import type { Caller } from '../calls/call.ts';
import { type Estimate, type EstimateInput, estimateCalls, exactly, type Likely, together } from '../calls/estimate.ts';
import type { Screened } from '../insights/facets/asked/screen-prompt.ts';
import { wilsonInterval } from '../stats/index.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { knownOf, measuredOf, probesOf, type Question, sizesOf } from './estimate-asked.ts';
import { underCap } from './under-cap.ts';

/** Conversations that are screened, to see how many of them stay. */
const PROBES = 20;

export interface ScreenEstimate {
  /** Of what is not answered yet. */
  readonly estimate: Estimate;
  /** Calls that are answered already. */
  readonly made: number;
  /** Of the conversations, how many stay, 0 to 1. */
  readonly share: Likely;
}

/** Without a screener. */
export const ALL_KEPT: ScreenEstimate = { estimate: together([]), made: 0, share: exactly(1) };

export interface ScreenInput extends Pick<EstimateInput, 'price' | 'parallel'> {
  /** Of all conversations. */
  readonly keys: ReadonlySet<string>;
  readonly sampled: readonly Question<Screened>[];
  readonly caller: Caller;
  readonly ledger: Ledger;
  /** Whether calls are with a vendor still: then none is made. */
  readonly isLeft: boolean;
}

export async function estimateScreen({
  keys,
  sampled,
  caller,
  ledger,
  isLeft,
  ...common
}: ScreenInput): Promise<ScreenEstimate> {
  const before = await knownOf(ledger, keys);
  const verdicts: boolean[] = [];
  for (const { prompt, input } of isLeft ? [] : probesOf(sampled, before, PROBES)) {
    const isAsked = await underCap(async () => {
      const answer = await ask(caller, prompt, input);
      verdicts.push(answer.outcome === 'answered' && answer.value.answer === 'yes');
    });
    if (!isAsked) break;
  }
  const known = await knownOf(ledger, keys);
  const kept = verdicts.filter(Boolean).length;
  const [low, high] = wilsonInterval(kept, verdicts.length);
  return {
    estimate: estimateCalls({
      ...common,
      calls: exactly(keys.size - known.size),
      sampled: sizesOf(sampled),
      measured: measuredOf(sampled, known),
    }),
    made: known.size,
    share: { likely: verdicts.length === 0 ? 1 : kept / verdicts.length, low, high },
  };
}
