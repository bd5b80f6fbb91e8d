/** One batch of a stub server: worked on when it ends, never before. */
import { createRandom, shuffled } from '../../../core/random.ts';
import type { BatchPlan, Fate, TakenBatch } from './batch-plan.ts';

export interface StubRequest {
  readonly id: string;
  readonly body: unknown;
}

export interface StubBatch {
  readonly reference: string;
  readonly label: string | null;
  readonly requests: readonly StubRequest[];
  readonly state: 'working' | 'cancelling' | 'ended' | 'invalid';
  /** Lines of results by what became of the request; empty before it ended. */
  readonly lines: readonly { readonly fate: Fate; readonly text: string }[];
  /** Somebody looks at its status, which is what moves it on. */
  look(): void;
  /** What is left is not begun any more: the later half. */
  cancel(): void;
  advance(): void;
}

export interface StubWork {
  readonly plan: BatchPlan;
  /** The line of results for a request; it is billed where it is worked for. */
  readonly lineOf: (request: StubRequest, fate: Fate) => string;
}

export function createStubBatch(
  facts: Pick<StubBatch, 'reference' | 'label' | 'requests'>,
  { plan, lineOf }: StubWork,
): StubBatch {
  const { requests, reference } = facts;
  const planned = plan.looks ?? 1;
  let looks = typeof planned === 'number' ? planned : planned(requests.length);
  let state: StubBatch['state'] = 'working';
  let lines: StubBatch['lines'] = [];
  const end = (): void => {
    if (state !== 'working' && state !== 'cancelling') return;
    const begun = state === 'cancelling' ? Math.floor(requests.length / 2) : requests.length;
    state = plan.invalid ? 'invalid' : 'ended';
    if (state === 'invalid') return;
    const made = requests.flatMap((request, index) => {
      const fate = index < begun ? (plan.fate?.(request.id) ?? 'answered') : 'cancelled';
      return linesFor(fate, () => lineOf(request, fate === 'twice' ? 'answered' : fate)).map((text) => ({
        fate,
        text,
      }));
    });
    const stray = (plan.strayLines ?? []).map((text) => ({ fate: 'answered' as const, text }));
    lines = shuffled(createRandom(`${plan.seed ?? 0}/${reference}`), [...made, ...stray]);
  };
  return {
    ...facts,
    get state() {
      return state;
    },
    get lines() {
      return lines;
    },
    look: () => {
      if (state === 'cancelling' || --looks < 0) end();
    },
    cancel: () => {
      if (state === 'working') state = 'cancelling';
    },
    advance: end,
  };
}

function linesFor(fate: Fate, line: () => string): string[] {
  if (fate === 'dropped') return [];
  const text = line();
  if (fate === 'broken') return [text.slice(0, text.length / 2)];
  return fate === 'twice' ? [text, text] : [text];
}

export function takenOf({ reference, label, requests }: StubBatch): TakenBatch {
  return { reference, label, ids: requests.map(({ id }) => id) };
}
