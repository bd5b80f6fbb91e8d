/** An item as a subject is asked about it, in each order of its options. */
import type { Message } from '../../models/language-model.ts';
import type { Protocol } from '../../public-records/measurement.ts';
import type { Item } from '../records.ts';
import { type Labels, labelsOf } from './labels.ts';
import { reversedOptions } from './reversed-options.ts';

export interface AskedOrder {
  readonly messages: readonly Message[];
  /** What may be answered, in the order in which it is shown. */
  readonly labels: readonly string[];
  /** Of each of these the position among the labels of the item. */
  readonly of: readonly number[];
}

export interface AskedItem extends Labels {
  readonly id: string;
  readonly kind: Item['kind'];
  readonly orders: readonly AskedOrder[];
}

/** Where the options of a question cannot be turned it is asked as it is, once. */
export function askedItem(item: Item, { asked, orders, negated }: Protocol): AskedItem {
  const { labels, counted: usual } = labelsOf(item);
  const counted = negated ? labels.flatMap((_, at) => (usual.includes(at) ? [] : [at])) : usual;
  const inOrders = orders.flatMap((order, at): AskedOrder[] => {
    const question =
      order === 'given' || item.kind !== 'multiple-choice' ? item.question : reversedOptions(item.question);
    if (question === null) return [];
    const isTurned = order === 'reversed' && item.kind === 'multiple-choice';
    const count = item.options.length > 0 ? item.options.length : labels.length;
    const of = labels.map((_, place) => (isTurned && place < count ? count - 1 - place : place));
    const messages = (asked[at] as Protocol['asked'][number]).map(({ role, text }) => ({
      role,
      text: filled(text, { ...placesOf(question, labels), statement: item.statement ?? question }),
    }));
    return [{ messages, labels, of }];
  });
  return { id: item.id, kind: item.kind, labels, counted, orders: inOrders };
}

function placesOf(question: string, labels: readonly string[]): Readonly<Record<string, string>> {
  const said = [...new Set(labels.map((label) => label.trim()))];
  const sorted = said.toSorted((one, other) => Number(isYes(other)) - Number(isYes(one)));
  return {
    question,
    sentence: question,
    before: question.slice(0, Math.max(0, question.indexOf('_'))).trimEnd(),
    labels: `${said.slice(0, -1).join(', ')} or ${said.at(-1)}`,
    letters: said.map((label) => label.replaceAll(/[()]/gu, '')).join(' / '),
    first: sorted[0] ?? '',
    second: sorted[1] ?? '',
  };
}

/** Yes is named first in the given order, whichever matches: an order that told the label would give it away. */
function isYes(label: string): boolean {
  return /^(?:yes|ja|oui|sí|si|sim)$/iu.test(label);
}

/** All at once, so that what an item says is never taken for a place. */
function filled(template: string, places: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => places[name] ?? whole);
}
