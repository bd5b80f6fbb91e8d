/** How statements are agreed with in the languages that are known, the answer that agrees first. */
const answers: Readonly<Record<string, readonly [string, string]>> = {
  en: ['Yes', 'No'],
  de: ['Ja', 'Nein'],
  fr: ['Oui', 'Non'],
  es: ['Sí', 'No'],
  it: ['Sì', 'No'],
  pt: ['Sim', 'Não'],
  nl: ['Ja', 'Nee'],
};

/** @param tag of a language, as somebody wrote it @returns null for one that is not known, and for what is no tag */
export function yesAndNo(tag: unknown): readonly [string, string] | null {
  if (typeof tag !== 'string') return null;
  const language = tag.toLowerCase().split('-')[0] as string;
  return Object.hasOwn(answers, language) ? (answers[language] as readonly [string, string]) : null;
}
