/** Models under test: who they are, how each is asked, and how it is reached. */
import { probeLogprobs, probeScores, probeThinking } from '../calls/probe.ts';
import type { Settings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
import { once } from '../core/once.ts';
import type { SubjectToMeasure } from '../evals/measure/environment.ts';
import { type ProtocolParts, protocolFor } from '../evals/measure/protocol.ts';
import type { SetToMeasure } from '../evals/measure/set-to-measure.ts';
import { sampledItems, variants } from '../evals/measure/variants.ts';
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
    const named = placeModel(model, settings);
    const placed: PlacedModel = form === 'base' && named.provider !== null ? { ...named, route: 'completions' } : named;
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

/** The same subject asked otherwise, one thing changed at a time, about some items of each set; its calls are those of the subject. */
export async function askedOtherwise(
  asked: SubjectToMeasure,
  { placed }: PlacedSubject,
  options: AskingOptions & { readonly items: number; readonly seed: number },
): Promise<SubjectToMeasure[]> {
  const { items, seed } = options;
  const capabilities = await capabilitiesOf(placed);
  return variants.map((variant) => ({
    subject: { ...asked.subject, name: `${asked.subject.name} ~ ${variant.name}` },
    protocol: eachSetOnce((set) =>
      protocolFor(variant.changed(partsOf(asked.subject, set, capabilities, options), set)),
    ),
    variant: {
      ...variant,
      of: asked.subject.name,
      items: (set) => (variant.fits(set, asked.protocol(set)) ? sampledItems(set, items, seed) : []),
    },
    open: asked.open,
  }));
}

export async function subjectToMeasure(
  { subject, placed }: PlacedSubject,
  calls: CallsWhenNeeded,
  options: AskingOptions,
): Promise<SubjectToMeasure> {
  const { settings, keys } = options;
  const capabilities = await capabilitiesOf(placed);
  return {
    subject,
    protocol: eachSetOnce((set) => protocolFor(partsOf(subject, set, capabilities, options))),
    open: once(async () => {
      const caller = await (await calls.open()).caller(allowedModel(placed, settings, keys));
      const { alternatives } = await probeLogprobs(caller, 0);
      const thinks = await probeThinking(caller, 0);
      const scores = await probeScores(caller, 0);
      return { caller, logprobs: alternatives, thinks, scores };
    }),
  };
}

function eachSetOnce(make: (set: SetToMeasure) => Protocol): (set: SetToMeasure) => Protocol {
  const protocols = new Map<string, Protocol>();
  return (set) => {
    const known = protocols.get(set.facts.name) ?? make(set);
    protocols.set(set.facts.name, known);
    return known;
  };
}

function partsOf(
  subject: Subject,
  set: SetToMeasure,
  { prefill, maxTemperature }: Capabilities,
  { framing, system }: AskingOptions,
): ProtocolParts {
  return {
    kind: set.facts.kind,
    isEnglish: set.isEnglish,
    subject,
    framing,
    system: system ?? null,
    prefix: set.prefix,
    prefill,
    samples: maxTemperature !== null,
  };
}

/** What is known of it before anything is asked: nothing is opened for that. */
async function capabilitiesOf(placed: PlacedModel): Promise<Capabilities> {
  const nobody = { fetch: globalThis.fetch, timeout: 1, clock: systemClock };
  return (await openLanguageModel({ ...placed, apiKey: undefined }, nobody)).capabilities;
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
