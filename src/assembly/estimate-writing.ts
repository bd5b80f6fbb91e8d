/** `evals write --estimate`: what is left to ask for a set, in calls, tokens, dollars and time. Nobody is asked for it. */
import { type Estimate, estimateCalls, exactly, together } from '../calls/estimate.ts';
import { probeLogprobs, probeThinking } from '../calls/probe.ts';
import { completeSettings } from '../config/index.ts';
import { createDiscriminator } from '../evals/filter/discriminator.ts';
import { type Foreseen, type ForeseenStage, foresee } from '../evals/write/foresee.ts';
import { type CallNotes, callNotes, NotAnswered } from '../evals/write/foreseen-calls.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import { placeOfEmbeddings } from '../models/endpoint/embedding-place.ts';
import { estimateTokensOf } from '../models/token-estimate.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { askedModel } from './analyst-model.ts';
import { knownOf, measuredOf, sizesOf } from './estimate-asked.ts';
import { type CapFit, capsOf } from './estimate-caps.ts';
import type { ModelEstimate } from './estimate-run.ts';
import { type WriteItemsOptions, withWriting } from './prepared-writing.ts';
import { VOTES } from './writing-models.ts';

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
export async function estimateWriting(options: WriteItemsOptions): Promise<WritingEstimate> {
  const settings = completeSettings(options.settings ?? {});
  const fromLedger = { ...options, settings: { ...options.settings, replay: true } };
  return withWriting(fromLedger, async (opened) => {
    const { behavior, amounts, calls, writer, discriminator } = opened;
    const { services, spending } = await calls.open();
    const judge = await askedModel(discriminator, calls, opened).open();
    const probe = callNotes(judge, { standIn: false });
    const found = await probed(probe);
    const judging = (logprobs: number) => (caller: typeof probe.caller) =>
      createDiscriminator(caller, { votes: VOTES, thinks: false, ...found, logprobs });
    const asker = await askedModel(writer, calls, opened).open();
    const foreseen = await foresee({
      behavior,
      amounts,
      seed: opened.settings.seed,
      writer: asker,
      discriminator: judge,
      judging: {
        likely: judging(found?.logprobs ?? judge.model.capabilities.logprobs),
        most: judging(found?.logprobs ?? 0),
      },
      embedding: opened.embedder,
    });
    const rate = (placed: PlacedModel, { capabilities }: typeof judge.model): Rate => ({
      ledger: services.ledger,
      asks: placed.id,
      price: placed.price,
      parallel: placed.provider?.maxParallel ?? capabilities.maxParallel,
    });
    const parts = await partsOf(foreseen, probe, {
      writer: rate(writer, asker.model),
      discriminator: rate(discriminator, judge.model),
    });
    const vectors = vectorsOf(foreseen, opened.sentTo);
    const { preparationChecks } = parts;
    const stages = [
      ...Object.values(parts.writer),
      preparationChecks,
      ...parts.checks,
      ...(vectors === null ? [] : [vectors]),
    ];
    const whole = together(stages.map(({ estimate }) => estimate));
    return {
      name: behavior.name,
      items: foreseen.items,
      candidates: foreseen.wanted,
      share: foreseen.share,
      ...parts,
      vectors,
      whole,
      caps: capsOf(whole, settings, await spending()),
    };
  });
}

function vectorsOf({ embedded }: Foreseen, sentTo: PlacedModel | null): ModelEstimate | null {
  if (sentTo === null) return null;
  const { maxTextsPerCall } = placeOfEmbeddings(sentTo);
  const { likely, low, high } = embedded.texts;
  const calls = { likely: Math.ceil(likely / maxTextsPerCall), low, high: Math.ceil(high / maxTextsPerCall) };
  const input = (maxTextsPerCall * estimateTokensOf(embedded.examples)) / Math.max(1, embedded.examples.length);
  const sampled = [{ input, mostOutput: 0 }];
  return {
    asks: sentTo.id,
    estimate: estimateCalls({ calls, sampled, measured: [], ...sentTo, parallel: 1 }),
    made: 0,
  };
}

/** What one call shows of the server; null where it was not tried yet. */
async function probed({ caller }: CallNotes): Promise<{ readonly logprobs: number; readonly thinks: boolean } | null> {
  try {
    const { alternatives } = await probeLogprobs(caller, 0);
    return { logprobs: alternatives, thinks: await probeThinking(caller, 0) };
  } catch (error) {
    if (error instanceof NotAnswered) return null;
    throw error;
  }
}

interface Rate extends Pick<Parameters<typeof estimateCalls>[0], 'price' | 'parallel'> {
  readonly ledger: Ledger;
  readonly asks: string;
}

async function partsOf(
  { preparation, firstRound, moreRounds, checks }: Foreseen,
  probe: CallNotes,
  rates: Readonly<Record<'writer' | 'discriminator', Rate>>,
): Promise<Pick<WritingEstimate, 'writer' | 'preparationChecks' | 'checks'>> {
  const writes = [...firstRound.answered, ...moreRounds.answered];
  const [label] = checks;
  const tried = { calls: exactly(probe.open.length), answered: probe.answered, examples: [...probe.open] };
  const asked = await Promise.all(
    checks.map(async ({ name, ways, ...stage }, at): Promise<CheckEstimate> => {
      // Of what was never asked of this check, questions about the label tell how long an answer takes.
      const like = stage.answered.length > 0 ? stage.answered : (label?.answered ?? []);
      const of = await estimateOf(stage, like, rates.discriminator);
      if (at > 0) return { name, ways, ...of };
      const one = await estimateOf(tried, like, rates.discriminator);
      return { name, ways, ...of, estimate: together([one.estimate, of.estimate]), made: one.made + of.made };
    }),
  );
  return {
    writer: {
      preparation: await estimateOf(preparation.writer, preparation.writer.answered, rates.writer),
      firstRound: await estimateOf(firstRound, writes, rates.writer),
      moreRounds: await estimateOf(moreRounds, writes, rates.writer),
    },
    preparationChecks: await estimateOf(preparation.discriminator, label?.answered ?? [], rates.discriminator),
    checks: asked,
  };
}

/** Requests that are looked at for their length. */
const SAMPLED = 200;

/** @param like calls that were answered, of the same kind */
async function estimateOf(
  { calls, answered, examples }: ForeseenStage,
  like: ForeseenStage['answered'],
  { ledger, asks, price, parallel }: Rate,
): Promise<ModelEstimate> {
  const measured = like.map(({ key, call }) => ({ key, request: call.request }));
  const known = await knownOf(ledger, new Set(measured.map(({ key }) => key)));
  const estimate = estimateCalls({
    calls,
    sampled: sizesOf(examples.slice(0, SAMPLED).map(({ call }) => call)),
    measured: measuredOf(measured, known),
    price,
    parallel,
  });
  return { asks, estimate, made: answered.length };
}
