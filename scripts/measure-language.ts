// How well the language of a text is told: `node scripts/measure-language.ts FILE...`. Rows are {"text", "language"?};
// a file whose rows name no language is taken as English. One table line for each language and length of text.
import { readFileSync } from 'node:fs';
import { eld } from 'eld';
import { languageDetector } from '../src/text/language.ts';

const FEW = 5;

interface Tally {
  texts: number;
  right: number;
  unknown: number;
  /** Taken for English. */
  english: number;
  /** By the n-grams without our rules. */
  rawWrong: number;
}

const detect = await languageDetector();
if ('load' in eld) await eld.load('large');
const tallies = new Map<string, Tally>();
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() !== '') count(JSON.parse(line));
  }
}

function count({ text, language = 'en' }: { text: string; language?: string }): void {
  const words = text.trim().split(/\s+/u).length;
  const key = `${language}\t${words <= FEW ? `1 to ${FEW}` : `${FEW + 1} and more`}`;
  const tally = tallies.get(key) ?? { texts: 0, right: 0, unknown: 0, english: 0, rawWrong: 0 };
  const found = detect(text);
  tally.texts++;
  if (found === language) tally.right++;
  if (found === 'und') tally.unknown++;
  if (found === 'en' && language !== 'en') tally.english++;
  if (eld.detect(text).language !== language) tally.rawWrong++;
  tallies.set(key, tally);
}

const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;
const lines = [...tallies].sort(([left], [right]) => (left < right ? -1 : 1));
process.stdout.write(
  '| language | words | texts | right | undetermined | wrong | of it as English | wrong by n-grams alone |\n|---|---|--:|--:|--:|--:|--:|--:|\n',
);
for (const [key, { texts, right, unknown, english, rawWrong }] of lines) {
  const wrong = texts - right - unknown;
  const row = [...key.split('\t'), texts, percent(right, texts), percent(unknown, texts), percent(wrong, texts)];
  row.push(percent(english, texts), percent(rawWrong, texts));
  process.stdout.write(`| ${row.join(' | ')} |\n`);
}
