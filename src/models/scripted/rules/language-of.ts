/** The language of a text by its script or its smallest words: enough for a scripted model. */

const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Han}/u, 'Chinese'],
  [/\p{Script=Cyrillic}/u, 'Russian'],
  [/\p{Script=Arabic}/u, 'Arabic'],
  [/\p{Script=Devanagari}/u, 'Hindi'],
];

const words: Readonly<Record<string, readonly string[]>> = {
  English: ['the', 'and', 'to', 'of', 'is', 'my', 'how', 'what', 'with', 'for', 'can', 'you'],
  German: ['der', 'die', 'das', 'und', 'ist', 'ich', 'mein', 'wie', 'nicht', 'für', 'mit', 'ein', 'eine'],
  French: ['le', 'la', 'les', 'et', 'est', 'je', 'mon', 'comment', 'pour', 'avec', 'une', 'des', 'du'],
  Spanish: ['el', 'los', 'las', 'y', 'es', 'mi', 'cómo', 'para', 'con', 'una', 'que', 'qué', 'por'],
  Portuguese: ['o', 'os', 'as', 'e', 'é', 'meu', 'minha', 'como', 'para', 'com', 'uma', 'não', 'você'],
};

/** Its English name; null where it cannot be told. */
export function languageOf(text: string): string | null {
  const script = scripts.find(([letters]) => letters.test(text));
  if (script !== undefined) return script[1];
  const said = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(words).map(([language, own]): [string, number] => [
    language,
    said.filter((word) => own.includes(word)).length,
  ]);
  const [best] = scores.toSorted(([, left], [, right]) => right - left);
  return best !== undefined && best[1] > 0 ? best[0] : null;
}
