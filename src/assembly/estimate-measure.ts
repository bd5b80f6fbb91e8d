/** `evals measure --estimate`: what is left to ask of subjects, in calls, tokens, dollars and time. Nobody is asked for it. */
import { type Estimate, estimateCalls, type Likely, together } from '../calls/estimate.ts';
import { probeLogprobs, probeScores, probeThinking } from '../calls/probe.ts';
import { completeSettings } from '../config/index.ts';
import type { SubjectToMeasure } from '../evals/measure/environment.ts';
import { foreseenQuestions } from '../evals/measure/foreseen-questions.ts';
import { callNotes, NotAnswered } from '../evals/write/foreseen-calls.ts';
import { allowedModel } from './chosen-model.ts';
import { knownOf, measuredOf, sizesOf } from './estimate-asked.ts';
import { type CapFit, capsOf } from './estimate-caps.ts';
import type { ModelEstimate } from './estimate-run.ts';
import { type MeasureOptions, type OpenedMeasuring, withMeasuring } from './prepared-measuring.ts';
import type { PlacedSubject } from './subjects-to-measure.ts';

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
export async function estimateMeasure(options: MeasureOptions): Promise<MeasureEstimate> {
  const settings = completeSettings(options.settings ?? {});
  const fromLedger = { ...options, settings: { ...options.settings, replay: true } };
  return withMeasuring(fromLedger, async (opened) => {
    const { sets, subjects, environment, calls } = opened;
    const estimates: SubjectEstimate[] = [];
    for (const [at, placed] of subjects.entries())
      estimates.push(await estimateOf(opened, placed, environment.subjects[at] as SubjectToMeasure));
    const whole = together(estimates.map(({ estimate }) => estimate));
    const { spending } = await calls.open();
    return {
      sets: sets.length,
      items: sets.reduce((sum, { items }) => sum + items.length, 0),
      subjects: estimates,
      whole,
      caps: capsOf(whole, settings, await spending()),
    };
  });
}

/** Requests that are looked at for their length, and for what they took. */
const SAMPLED = 200;

async function estimateOf(
  { calls, environment, settings, keys }: OpenedMeasuring,
  { subject, placed }: PlacedSubject,
  asked: SubjectToMeasure,
): Promise<SubjectEstimate> {
  const { services, caller: callerOf } = await calls.open();
  const recalling = await callerOf(allowedModel(placed, settings, keys));
  const { capabilities } = recalling.model;
  const { caller } = callNotes(recalling, { standIn: false });
  const found = await probed(caller);
  const asker = {
    caller: recalling,
    logprobs: found?.logprobs ?? capabilities.logprobs,
    thinks: found?.thinks ?? false,
    scores: found?.scores ?? capabilities.scores ?? false,
  };
  const { first, more } = foreseenQuestions(environment, asked, asker);
  const known = await knownOf(services.ledger, new Set([...first.keys(), ...more.keys()]));
  const open = [...first].filter(([key]) => !known.has(key));
  const further = [...more.keys()].filter((key) => !known.has(key)).length;
  const answered = [...first, ...more].filter(([key]) => known.has(key));
  const probes = found === null ? 1 : 0;
  const estimate = estimateCalls({
    calls: callsLeft(open.length + probes, further, asker.logprobs > 0),
    sampled: sizesOf(open.slice(0, SAMPLED).map(([, call]) => call)),
    measured: measuredOf(
      answered.slice(0, SAMPLED).map(([key, { request }]) => ({ key, request })),
      known,
    ),
    price: placed.price,
    parallel: placed.provider?.maxParallel ?? capabilities.maxParallel,
  });
  return { name: subject.name, asks: placed.id, estimate, made: answered.length };
}

/** Further draws are made where there are no probabilities, or those are of no label. */
function callsLeft(first: number, further: number, isTold: boolean): Likely {
  return { likely: isTold ? first : first + further, low: first, high: first + further };
}

/** What one call shows of the server; null where it was not tried yet. */
async function probed(caller: Parameters<typeof probeLogprobs>[0]) {
  try {
    const { alternatives } = await probeLogprobs(caller, 0);
    const thinks = await probeThinking(caller, 0);
    return { logprobs: alternatives, thinks, scores: await probeScores(caller, 0) };
  } catch (error) {
    if (error instanceof NotAnswered) return null;
    throw error;
  }
}
