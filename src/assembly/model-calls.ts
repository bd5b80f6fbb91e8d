/** Everything that calls models, put together. */
import { createBatchCaller } from '../calls/batch-caller.ts';
import type { BatchParts } from '../calls/batch-parts.ts';
import type { RecallingCaller } from '../calls/call.ts';
import { type CallerParts, createCaller } from '../calls/caller.ts';
import { createPickingUp } from '../calls/picking-up.ts';
import { createReplay } from '../calls/replay.ts';
import { usageError } from '../core/errors.ts';
import type { ChosenModel } from '../models/choose-model.ts';
import type { LanguageModel } from '../models/language-model.ts';
import { openBatchModel } from '../models/open-batch-model.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import type { Spending } from '../store/ledger/ledger.ts';
import { openProbeStore } from '../store/probes.ts';
import { type CallServices, type CallServicesOptions, openCallServices } from './call-services.ts';

export interface ModelCallsOptions extends CallServicesOptions {
  /** How far a batch is that is with a vendor. */
  readonly onBatch: BatchParts['onStatus'];
}

export interface ModelCalls {
  /**
   * Who makes calls to it, the same for all who ask: live, left with the vendor (`--batch`), or from the ledger alone
   * (`--replay`). What an earlier process left with the vendor is picked up first, either way.
   *
   * @throws AppError `BATCH_SDK_MISSING`, `BATCH_UNAVAILABLE` (exit code 2)
   */
  caller(chosen: ChosenModel): Promise<RecallingCaller>;
  /** For requests that are left with the vendor; null where it takes none. @throws AppError `BATCH_SDK_MISSING` */
  batchParts(chosen: ChosenModel): Promise<BatchParts | null>;
  /** For calls that are not to a language model. */
  readonly services: CallServices;
  spending(): Promise<Spending>;
  close(): Promise<void>;
}

export async function openModelCalls(options: ModelCallsOptions): Promise<ModelCalls> {
  const services = await openCallServices(options);
  const { ledger, run, isReplay } = services;
  const modelOf = eachOnce((chosen) => openModel(services, options, chosen));
  const partsFor = async (chosen: ChosenModel): Promise<CallerParts> => {
    const model = await modelOf(chosen);
    return { ...services.partsFor(chosen, model.capabilities.maxParallel), model };
  };
  const batchParts = async (chosen: ChosenModel): Promise<BatchParts | null> => {
    const batch = await openBatchModel(chosen, services.opening);
    return batch && { ...(await partsFor(chosen)), batch, fault: options.fault, onStatus: options.onBatch };
  };
  const live = async (chosen: ChosenModel): Promise<RecallingCaller> => createCaller(await partsFor(chosen));
  return {
    caller: eachOnce(async (chosen) => {
      if (isReplay) return createReplay({ model: await modelOf(chosen), ledger, run });
      const { batch } = options.settings;
      const isLeft = (await ledger.batches.open(run)).some(({ model }) => model === chosen.id);
      const parts = batch || isLeft ? await batchParts(chosen) : null;
      if (!batch) return parts === null ? live(chosen) : createPickingUp(parts, await live(chosen));
      if (parts === null) throw noBatches(chosen);
      return createBatchCaller(parts);
    }),
    batchParts,
    services,
    spending: () => ledger.spending(run),
    close: services.close,
  };
}

/** One for a model at its place, whoever asks: callers that are two would make the same call twice at once. */
function eachOnce<Made>(open: (chosen: ChosenModel) => Made): (chosen: ChosenModel) => Made {
  const opened = new Map<string, Made>();
  return (chosen) => {
    const place = JSON.stringify([chosen.id, chosen.provider?.baseUrl, chosen.route]);
    const made = opened.get(place) ?? open(chosen);
    opened.set(place, made);
    return made;
  };
}

/** With what was found of its server, where it was ever checked. */
async function openModel(
  { opening }: CallServices,
  { workspace, isCheck }: ModelCallsOptions,
  chosen: ChosenModel,
): Promise<LanguageModel> {
  const model = await openLanguageModel(chosen, opening);
  const { capabilities } = model;
  const { provider } = chosen;
  const found =
    !isCheck && provider !== null ? openProbeStore(workspace.probes).read(provider.baseUrl, chosen.model) : null;
  const logprobs = Math.min(capabilities.logprobs, found?.logprobs ?? capabilities.logprobs);
  return { ...model, capabilities: { ...capabilities, logprobs } };
}

function noBatches({ id }: ChosenModel): Error {
  return usageError(
    'BATCH_UNAVAILABLE',
    `${id} takes no batches.`,
    'Leave out --batch, or choose a model of anthropic: or openai:.',
  );
}
