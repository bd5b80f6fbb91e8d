/** A kind of items, without what is written in another language than was asked for. */
import type { LanguageDetector } from '../../text/language.ts';
import type { NewItem, OpenedKind, Written } from './kind.ts';

/** @param tag of the language that items are to be in */
export function inLanguage(kind: OpenedKind, tag: string, languageOf: LanguageDetector): OpenedKind {
  const { language } = new Intl.Locale(tag);
  const isOther = (item: NewItem): boolean => isAnother(languageOf(kind.text(item)), language);
  return {
    ...kind,
    write: async (cell, call) => withoutOthers(await kind.write(cell, call), isOther, kind.text),
  };
}

/** What is asked in English is now and then answered in it, or in the first language of the model. Languages near one another are not told apart. */
function isAnother(said: string, asked: string): boolean {
  return said !== asked && said !== 'und' && (said === 'en' || asked === 'en');
}

function withoutOthers(
  { outcome, items, unusable }: Written,
  isOther: (item: NewItem) => boolean,
  text: OpenedKind['text'],
): Written {
  const others = items.filter(isOther).map((item) => ({ reason: 'another language', text: text(item) }));
  return { outcome, items: items.filter((item) => !isOther(item)), unusable: [...unusable, ...others] };
}
