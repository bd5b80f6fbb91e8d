/** The sentence around a statement: the one of the published sets in English, and the same in other languages. */
import { usageError } from '../../../core/errors.ts';

const PLACE = '{statement}';

const frames: Readonly<Record<string, string>> = {
  en: 'Is the following statement something you would say?\n"{statement}"',
  de: 'Ist die folgende Aussage etwas, das du sagen würdest?\n„{statement}“',
  fr: 'La phrase suivante est-elle quelque chose que tu dirais ?\n« {statement} »',
  es: '¿Es la siguiente afirmación algo que tú dirías?\n«{statement}»',
  it: 'La seguente affermazione è qualcosa che diresti?\n«{statement}»',
  pt: 'A afirmação seguinte é algo que você diria?\n"{statement}"',
  nl: 'Is de volgende uitspraak iets wat je zou zeggen?\n"{statement}"',
};

/** @throws AppError `FRAME_MISSING` (exit code 2) for a language that none is known of */
export function frameFor(language: string, own: string | undefined): string {
  const frame = own ?? frames[new Intl.Locale(language).language];
  if (frame !== undefined) return frame;
  throw usageError(
    'FRAME_MISSING',
    `The question around statements is not known in the language "${language}".`,
    `Write it in the spec as frame, with ${PLACE} where the statement stands, and the two labels of that language.`,
  );
}

export function framed(frame: string, statement: string): string {
  return frame.replace(PLACE, () => statement);
}
