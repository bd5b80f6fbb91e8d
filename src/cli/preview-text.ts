/** A preview for people. Names of fields come from data: they pass `terminalText`. */

import { counted, grouped } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import { type Preview, rejectHelp } from '../index.ts';
import { formatsRead } from './formats-read.ts';

const FIELDS_SHOWN = 40;
const LANGUAGES_SHOWN = 8;
const NAME_WIDTH = 40;
/** The count of different values stops here. */
const VALUES_COUNTED = 1000;

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

export function previewText(seen: Preview): string {
  const rows: [string, string][] = [
    [
      'files',
      [grouped(seen.files), ...(seen.filesSkipped > 0 ? [`${grouped(seen.filesSkipped)} of another kind`] : [])].join(
        ', ',
      ),
    ],
    ...formatsRead(seen.formats, seen.formatGiven).map((line, index): [string, string] => [
      index === 0 ? 'format' : '',
      line,
    ]),
    ['rows', `${grouped(seen.rows)}, of which ${grouped(seen.usable)} can be used${partsOf(seen)}`],
    ...(Object.keys(seen.rejected).length > 0 ? [['not usable', listed(seen.rejected)] as [string, string]] : []),
    ...Object.keys(seen.rejected).flatMap((reason): [string, string][] => {
      const help = rejectHelp(reason);
      return help === undefined ? [] : [['', `${reason}: ${help}`]];
    }),
    ...Object.entries(seen.said).map(([words, count], index): [string, string] => [
      index === 0 ? 'of these' : '',
      `${counted(count, 'row')}: ${terminalText(words)}`,
    ]),
    ['accounts', accountsOf(seen)],
    ['times', seen.times === null ? 'none' : `${seen.times.first.slice(0, 10)} to ${seen.times.last.slice(0, 10)}`],
    ['languages', languagesOf(seen)],
    ['tokens', `about ${grouped(seen.tokens)} in all that is said${seen.parts > 0 ? ', repeated parts among it' : ''}`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${[...rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`), '', ...fieldsOf(seen), ...samplesOf(seen)].join('\n')}\n`;
}

function partsOf({ parts }: Preview): string {
  return parts > 0 ? `, ${grouped(parts)} of them as parts of conversations, which a run joins` : '';
}

function accountsOf({ accounts, withoutAccount, usable }: Preview): string {
  if (accounts === 0)
    return 'none: name the field with --account-field, or count conversations alone with --no-accounts';
  const without = withoutAccount > 0 ? `; ${grouped(withoutAccount)} of ${counted(usable, 'row')} name none` : '';
  return `${grouped(accounts)}${without}`;
}

function languagesOf({ languages: counts }: Preview): string {
  const all = Object.entries(counts);
  // Parts in which nobody asks have no language.
  const rows = all.reduce((sum, [, count]) => sum + count, 0);
  const shown = all
    .slice(0, LANGUAGES_SHOWN)
    .map(
      ([code, count]) => `${code === 'und' ? 'not told' : languages.of(code)} ${((100 * count) / rows).toFixed(1)} %`,
    );
  return [...shown, ...(all.length > shown.length ? [`${all.length - shown.length} more`] : [])].join(', ');
}

function fieldsOf({ fields, rareFields, usable }: Preview): string[] {
  if (fields.length + rareFields === 0) return ['No other fields: the facets are those that are computed.'];
  const shown = fields.slice(0, FIELDS_SHOWN).map(({ name, conversations, values, numbers }) => {
    const share = `${((100 * conversations) / usable).toFixed(0)} %`.padStart(6);
    const different = values < VALUES_COUNTED ? grouped(values) : `${grouped(VALUES_COUNTED)} or more`;
    return `${share}  ${terminalText(name, NAME_WIDTH).padEnd(NAME_WIDTH)}  ${different}${numbers ? ' numbers' : ''}`;
  });
  const more = fields.length - shown.length;
  return [
    `  rows  ${'field, for facets'.padEnd(NAME_WIDTH)}  different values`,
    ...shown,
    ...(more > 0 ? [`        and ${more} more`] : []),
    ...(rareFields > 0 ? [`        and ${grouped(rareFields)} that few rows have, and whose names are not told`] : []),
  ];
}

/** What is read as what: words that carry a topic, names and numbers are masked already. */
function samplesOf({ samples }: Preview): string[] {
  return samples.flatMap(({ format, hasAccount, hasTime, messages, messageCount }, index) => [
    '',
    `Sample ${index + 1}, masked: ${terminalText(format ?? 'no format')}, ${hasAccount ? 'an account' : 'no account'}, ${hasTime ? 'a time' : 'no time'}, ${counted(messageCount, 'message')}`,
    ...messages.map(({ role, text, characters }) => `  ${role} (${grouped(characters)}): ${terminalText(text)}`),
    ...(messageCount > messages.length ? [`  and ${messageCount - messages.length} more`] : []),
  ]);
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${grouped(count)}`)
    .join(', ');
}
