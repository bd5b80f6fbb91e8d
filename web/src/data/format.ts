import type { PublicLineage, Withheld } from '../../../src/public-records/release.ts';

const wholeNumber = new Intl.NumberFormat('en');

export function count(value: number): string {
  return wholeNumber.format(value);
}

/** `1 account`, `2,400 accounts`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share (0 to 1) in per cent with one decimal: `12.3%`, `<0.1%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}

/** `11.8 to 12.9%` */
export function percentInterval([low, high]: readonly [number, number]): string {
  return `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}%`;
}

/** What a mean Jaccard similarity means: the cut points that Hennig gives in the manual of `clusterboot` (R package fpc). */
export function stabilityWords(stability: number): string {
  if (stability >= 0.85) return 'highly stable';
  if (stability >= 0.75) return 'stable';
  return stability >= 0.6 ? 'a pattern with doubtful borders' : 'often divided otherwise';
}

/** What a cluster is to those of the earlier release: `continues c0003, joined by c0007`. */
export function lineageWords({ kind, from }: PublicLineage): string {
  const [own = '', ...joined] = from;
  if (kind === 'born') return 'new';
  if (kind === 'continues') return `continues ${own}${joined.length > 0 ? `, joined by ${joined.join(', ')}` : ''}`;
  return `${kind} from ${from.join(', ')}`;
}

/** How many times the baseline: `0.44×`, `1.6×`, `12×`. */
export function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 0.995 ? 2 : ratio < 9.95 ? 1 : 0)}×`;
}

/** `Three smaller groups with 210 conversations from 96 accounts` */
export function withheldGroups(withheld: Withheld): string {
  const from = withheld.accounts > 0 ? ` from ${counted(withheld.accounts, 'account')}` : '';
  return `${counted(withheld.clusters, 'group')} with ${counted(withheld.conversations, 'conversation')}${from}`;
}
