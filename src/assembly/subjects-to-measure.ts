/** Models under test: who they are, how each is asked, and how it is reached. */
import { probeLogprobs, probeThinking } from '../calls/probe.ts';
import type { Settings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
import { once } from '../core/once.ts';
import type { SubjectToMeasure } from '../evals/measure/environment.ts';
import { protocolFor } from '../evals/measure/protocol.ts';
import type { SetToMeasure } from '../evals/measure/set-to-measure.ts';
import type { Capabilities } from '../models/capabilities.ts';
import { type PlacedModel, placeModel } from '../models/choose-model.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import type { Protocol, Subject } from '../public-records/measurement.ts';
import type { CallsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel, identityOf, type Keys } from './chosen-model.ts';

export interface PlacedSubject {
  readonly subject: Subject;
  readonly placed: PlacedModel;
}

/** @throws AppError `SUBJECT_MISSING`, `SUBJECTS_SAME_NAME`, and what `placeModel` throws (exit code 2) */
export function placedSubjects(settings: Settings): PlacedSubject[] {
  if (settings.subjects.length === 0) throw noSubject();
  const all = settings.subjects.map(({ model, name, family, parameters, steps, form, format }): PlacedSubject => {
    const placed = placeModel(model, settings);
    const known = { family: family ?? null, parameters: parameters ?? null, steps: steps ?? null };
    return { placed, subject: { name: name ?? model, model: identityOf(placed), ...known, form, format } };
  });
  const twice = all.find(({ subject }, at) => all.findIndex((other) => other.subject.name === subject.name) !== at);
  if (twice !== undefined) throw sameName(twice.subject.name);
  return all;
}

export interface AskingOptions {
  readonly settings: Settings;
  readonly keys: Keys;
  /** As the command line says it; absent: as fits the subject. */
  readonly framing?: Protocol['framing'] | undefined;
  readonly system?: string | undefined;
}

export function subjectToMeasure(
  { subject, placed }: PlacedSubject,
  calls: CallsWhenNeeded,
  options: AskingOptions,
): SubjectToMeasure {
  const { settings, keys } = options;
  const protocols = new Map<string, Protocol>();
  return {
    subject,
    protocol: (set) => {
      const known = protocols.get(set.facts.name) ?? protocolOf(subject, set, capabilitiesOf(placed), options);
      protocols.set(set.facts.name, known);
      return known;
    },
    open: once(async () => {
      const caller = await (await calls.open()).caller(allowedModel(placed, settings, keys));
      const { alternatives } = await probeLogprobs(caller, 0);
      const thinks = await probeThinking(caller, 0);
      return { caller, logprobs: alternatives, thinks };
    }),
  };
}

function protocolOf(
  subject: Subject,
  set: SetToMeasure,
  { prefill, maxTemperature }: Capabilities,
  { framing, system }: AskingOptions,
): Protocol {
  return protocolFor({
    kind: set.facts.kind,
    isEnglish: set.isEnglish,
    subject,
    framing,
    system: system ?? null,
    prefix: set.prefix,
    prefill,
    samples: maxTemperature !== null,
  });
}

/** What is known of it before anything is asked: nothing is opened for that. */
function capabilitiesOf(placed: PlacedModel): Capabilities {
  const nobody = { fetch: globalThis.fetch, timeout: 1, clock: systemClock };
  return openLanguageModel({ ...placed, apiKey: undefined }, nobody).capabilities;
}

function noSubject(): Error {
  return usageError(
    'SUBJECT_MISSING',
    'No model is named that is to be measured.',
    'Name one with --subject ollama:qwen3:8b, once for each; --subject scripted:subject/rate=0.7 tries it without a model. A model that is named with --model is never measured.',
  );
}

function sameName(name: string): Error {
  return usageError(
    'SUBJECTS_SAME_NAME',
    `Two subjects are called ${name}.`,
    'Give one of them another name: --subject PROVIDER:MODEL,name=NAME.',
  );
}
