import type { ComputedFacet } from '../computed-facet.ts';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** The language of the user's turns by its English name; no value where it cannot be told. */
export const languageFacet: ComputedFacet = {
  name: 'language',
  title: 'Language',
  kind: 'category',
  valueOf: ({ language }) => (language === 'und' ? null : languageTitle(language)),
};

/** Its English name. @param code ISO 639-1 */
export function languageTitle(code: string): string {
  return names.of(code) ?? code;
}
