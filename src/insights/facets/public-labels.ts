/**
 * Labels that follow from the definition of a facet alone, whatever was written: what may be counted with noise without a
 * choice that depends on the data.
 */

import { detectedLanguages } from '../../text/language.ts';
import type { FacetValue } from '../records.ts';
import { languageTitle } from './computed/language.ts';
import type { TableFacet } from './definitions.ts';
import { OTHER } from './labels.ts';
import { binLabels, binOf } from './number-labels.ts';
import { type TimeStep, timeLabel } from './time-labels.ts';

export interface PublicLabels {
  /** All of them, in the order in which they are shown. */
  readonly labels: readonly string[];
  /** The one of a value. Never throws. */
  labelOf(value: FacetValue): string;
}

/** Of conversations without a value. */
const NO_VALUE = '(no value)';

/** Null where its values or bins would come from the data: a category without an order, a number without bins, a day. */
export function publicLabels(definition: TableFacet): PublicLabels | null {
  const { kind, bins, order, above, step = 'month', source } = definition;
  if (above !== undefined) return listed(['no', 'yes']);
  if (kind === 'number') return bins === undefined ? null : binned(bins, 'computed' in source);
  if (kind === 'time') return step === 'day' ? null : timed(step);
  if (order !== undefined) return listed(order);
  return isLanguage(source) ? listed(languages()) : null;
}

function isLanguage(source: TableFacet['source']): boolean {
  if ('computed' in source) return source.computed === 'language';
  return 'asked' in source && source.asked.answer === 'language';
}

/** Those that can be told without a model; what a model calls otherwise is pooled. */
function languages(): string[] {
  return [...new Set(detectedLanguages.map(languageTitle))].sort();
}

function listed(values: readonly string[]): PublicLabels {
  const known = new Set(values);
  return labelled([...known], (value) => (known.has(String(value)) ? String(value) : null));
}

function binned(bins: readonly number[], whole: boolean): PublicLabels {
  const all = binLabels(bins, whole);
  return labelled(all, (value) => (typeof value === 'number' ? (all[binOf(value, bins)] as string) : null));
}

/** Twenty years in which people have talked to assistants. */
const FIRST_YEAR = 2015;
const YEARS = 20;
const DAY_MS = 86_400_000;

function timed(step: TimeStep): PublicLabels {
  const start = Date.UTC(FIRST_YEAR, 0, 1);
  const days = (Date.UTC(FIRST_YEAR + YEARS, 0, 1) - start) / DAY_MS;
  const labels = Array.from({ length: days }, (_, day) =>
    timeLabel(new Date(start + day * DAY_MS).toISOString(), step),
  );
  const known = new Set(labels);
  return labelled([...known], (value) => {
    const label = Number.isNaN(Date.parse(String(value))) ? '' : timeLabel(String(value), step);
    return known.has(label) ? label : null;
  });
}

/** @param find the label of a value that is not null; null where it is none of them */
function labelled(all: readonly string[], find: (value: Exclude<FacetValue, null>) => string | null): PublicLabels {
  const labels = [...new Set([...all, OTHER, NO_VALUE])];
  return { labels, labelOf: (value) => (value === null ? NO_VALUE : (find(value) ?? OTHER)) };
}
