/** The language of what a user wrote. */
import { eld } from 'eld/medium';
import { isUnspaced } from '../../text/words.ts';

const FEWEST_WORDS = 3;
/** Short plain-ASCII text whose English score comes this near to the best is taken for English: 0.3 % of hwu64 and clinc150 then leave English, against 0.8 % without. */
const ENGLISH_MARGIN = 0.95;
const CHARACTERS_LOOKED_AT = 1000;
const ASCII = /^[\p{ASCII}]*$/u;

/** ISO 639-1 code, or `und` where the text is too short or no language is near. */
export function languageOf(text: string): string {
  const start = text.slice(0, CHARACTERS_LOOKED_AT);
  const words = start.trim().split(/\s+/u).length;
  if (words < FEWEST_WORDS && !isUnspaced(start)) return 'und';
  const detected = eld.detect(start);
  if (detected.language === '') return 'und';
  const scores = detected.getScores();
  const english = scores['en'] ?? 0;
  const nearEnglish = english >= ENGLISH_MARGIN * (scores[detected.language] ?? 0);
  return nearEnglish && ASCII.test(start) ? 'en' : detected.language;
}
