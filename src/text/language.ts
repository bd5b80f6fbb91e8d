/** The main language of a text, by n-grams (eld, 60 languages) and, where a script says enough, by its script. */
import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type NgramDatabase, readNgramDatabase } from './language-ngrams.ts';
import { type LanguageScoring, languageScorer } from './language-scores.ts';

/** ISO 639-1 code of the language of a text, or `und` where it cannot be told. */
export type LanguageDetector = (text: string) => string;

/** Texts of so few words have no language unless another than English leads it clearly; figures in docs/decisions/language.md. */
const FEW_WORDS = 5;
const CLEAR_LEAD = 1.25;
/** What detection reads of a text, in UTF-16 units. */
const READ_LENGTH = 1000;

/** Scripts that one language (nearly) alone is written in, Japanese before Chinese because it has Han characters too. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Han}/gu, 'zh'],
];
const TOLD_BY_SCRIPT =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}]/u;
/** A character of these scripts says about as much as this many letters. */
const LETTERS_A_CHARACTER = 2;

/** All that can be found: those of the detector, and those that a script tells. ISO 639-1. */
export const detectedLanguages: readonly string[] =
  `am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka km kn ko ku lo lt lv ml mr ms my nl no or
    pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh`.split(/\s+/u);

let detector: Promise<LanguageDetector> | undefined;

/** Loaded when first asked for: about 50 ms and 30 MB. */
export function languageDetector(): Promise<LanguageDetector> {
  detector ??= loadDetector();
  return detector;
}

async function loadDetector(): Promise<LanguageDetector> {
  const { scored, detect } = await loadEld();
  return (text) => {
    const read = text.slice(0, READ_LENGTH).toWellFormed();
    return byScript(read) ?? byNgrams(read, scored(read), detect);
  };
}

/** What the entries of eld are made with: they themselves take no database but objects. */
interface EldParts {
  createEld(): { readonly instance: { detect(text: string): Detection }; loadData(data: NgramDatabase): void };
}

export interface Eld {
  /** The language alone, or an empty string. */
  readonly scored: (text: string) => string;
  readonly detect: (text: string) => Detection;
}

/** The detector of the package, and its first step by itself. */
export async function loadEld(): Promise<Eld> {
  const source = new URL('src/', pathToFileURL(findPackageJSON('eld', import.meta.url) ?? ''));
  const part = (name: string) => import(new URL(name, source).href);
  const { createEld } = (await part('languageDetector.js')) as EldParts;
  const { separators } = (await part('regexPatterns.js')) as Pick<LanguageScoring, 'separators'>;
  const { dictionary } = (await part('dictionary.js')) as Pick<LanguageScoring, 'dictionary'>;
  const { instance, loadData } = createEld();
  const database = readNgramDatabase(await readFile(new URL('ngrams/large.js', source), 'utf8'));
  loadData(database);
  return { scored: languageScorer({ ...database, separators, dictionary }), detect: instance.detect };
}

function byScript(text: string): string | null {
  if (!TOLD_BY_SCRIPT.test(text)) return null;
  const letters = countOf(text, /\p{L}/gu);
  let own = 0;
  let language: string | null = null;
  for (const [script, code] of scripts) {
    const count = countOf(text, script);
    own += count;
    if (count > 0) language ??= code;
  }
  return own > 0 && own * LETTERS_A_CHARACTER >= letters - own ? language : null;
}

interface Detection {
  readonly language: string;
  getScores(): Readonly<Record<string, number>>;
  isReliable(): boolean;
}

/** Names, product words and slips make short English look like anything; no such trust is needed in another script. */
function byNgrams(text: string, language: string, detect: Eld['detect']): string {
  if (language === '' || language === 'en') return language === '' ? 'und' : 'en';
  const isShort = text.trim().split(/\s+/u).length <= FEW_WORDS;
  if (!isShort || !/\p{Script=Latin}/u.test(text)) return language;
  const detection = detect(text);
  const { [language]: score = 0, en = 0 } = detection.getScores();
  return detection.isReliable() && score > CLEAR_LEAD * en ? language : 'und';
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
