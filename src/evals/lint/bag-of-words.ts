/** How well the words of a text alone tell its label: multinomial naive Bayes, cross-validated (Manning et al. 2008, chapter 13). */
import { wordsOf } from '../../text/words.ts';

const FOLDS = 5;

export interface LabelledText {
  readonly text: string;
  readonly label: boolean;
}

/** By position: whether the label is told rightly by the words of the other folds. Fold of a text: its position modulo five. */
export function toldByWords(texts: readonly LabelledText[]): boolean[] {
  const words = texts.map(({ text }) => [...new Set(wordsOf(text).map(({ key }) => key))]);
  const told: boolean[] = new Array(texts.length).fill(false);
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitted(words, texts, (at) => at % FOLDS !== fold);
    for (let at = fold; at < texts.length; at += FOLDS) {
      told[at] = model(words[at] as string[]) === (texts[at] as LabelledText).label;
    }
  }
  return told;
}

function fitted(words: readonly string[][], texts: readonly LabelledText[], isUsed: (at: number) => boolean) {
  const counts = [new Map<string, number>(), new Map<string, number>()] as const;
  const totals = [0, 0];
  const rows = [0, 0];
  words.forEach((own, at) => {
    if (!isUsed(at)) return;
    const label = Number((texts[at] as LabelledText).label) as 0 | 1;
    rows[label] = (rows[label] as number) + 1;
    for (const word of own) {
      counts[label].set(word, (counts[label].get(word) ?? 0) + 1);
      totals[label] = (totals[label] as number) + 1;
    }
  });
  const vocabulary = new Set([...counts[0].keys(), ...counts[1].keys()]).size;
  return (own: readonly string[]): boolean => {
    const score = (label: 0 | 1): number =>
      own.reduce(
        (sum, word) => sum + Math.log(((counts[label].get(word) ?? 0) + 1) / ((totals[label] as number) + vocabulary)),
        Math.log((rows[label] as number) + 1),
      );
    return score(1) > score(0);
  };
}
