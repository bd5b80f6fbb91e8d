/** Who writes items and who judges them. */
import type { NotedCalls } from '../calls/noted-calls.ts';
import { probeLogprobs, probeThinking } from '../calls/probe.ts';
import type { Settings } from '../config/index.ts';
import type { Log } from '../core/log.ts';
import { once } from '../core/once.ts';
import type { Behavior } from '../evals/behaviors/behavior.ts';
import type { WritingEnvironment } from '../evals/environment.ts';
import { createDiscriminator } from '../evals/filter/discriminator.ts';
import { type PlacedModel, placeModel } from '../models/choose-model.ts';
import { modelFamily } from '../models/model-family.ts';
import { askedModel } from './analyst-model.ts';
import type { CallsWhenNeeded } from './calls-when-needed.ts';
import type { Keys } from './chosen-model.ts';
import { modelMissing } from './model-missing.ts';

type WritingRole = 'writer' | 'discriminator';

/** What the command line or the configuration names for a role, else the spec, else the model of all roles. @throws AppError `MODEL_MISSING` */
export function modelFor(role: WritingRole, settings: Settings, { models }: Behavior): PlacedModel {
  const name = settings.models?.[role] ?? models[role] ?? settings.models?.default;
  if (name === undefined) throw modelMissing(`for the ${role}`);
  return placeModel(name, settings);
}

/** Draws for one check, where a server gives no probabilities. */
export const VOTES = 8;

interface AskingParts {
  readonly settings: Settings;
  readonly keys: Keys;
  readonly log: Log;
  /** What the set rests on. */
  readonly noted: NotedCalls;
}

/** Its calls are noted. */
export function writerOf(
  placed: PlacedModel,
  calls: CallsWhenNeeded,
  parts: AskingParts,
): WritingEnvironment['writer'] {
  const { id, open } = askedModel(placed, calls, parts);
  return { id, open: async () => parts.noted.of(await open()) };
}

/** What servers say of their log-probabilities is not believed: it is tried with one call. */
export function discriminatorOf(
  placed: PlacedModel,
  calls: CallsWhenNeeded,
  parts: AskingParts,
): WritingEnvironment['discriminator'] {
  const { id, open } = askedModel(placed, calls, parts);
  return {
    id,
    votes: VOTES,
    open: once(async () => {
      const caller = parts.noted.of(await open());
      const { alternatives } = await probeLogprobs(caller, 0);
      if (parts.settings.batch && alternatives === 0) parts.log.warn(votesInBatches(placed));
      const thinks = await probeThinking(caller, 0);
      return createDiscriminator(caller, { logprobs: alternatives, votes: VOTES, thinks });
    }),
  };
}

function votesInBatches({ id }: PlacedModel): string {
  return `${id} gives no log-probabilities in batches: labels and requirements are judged by votes, ${VOTES} draws for each item.`;
}

/** A model that judges what its own family wrote shares its blind spots. */
export function familyWarnings(writer: PlacedModel, discriminator: PlacedModel): string[] {
  const family = modelFamily(writer.id);
  if (family !== modelFamily(discriminator.id)) return [];
  return [
    `The writer and the discriminator are of one family (${family}): what the one gets wrong the other is likely to let pass. Name another for --model discriminator=...`,
  ];
}
