/** What the name of a parent may tell of people: what its children's names tell, and no more by putting two of them together. */
import { sensitiveKind } from '../sensitive/sensitive-words.ts';
import { SideBySide } from '../sensitive/side-by-side.ts';
import { contentWords } from './content-words.ts';

/** @param children names with descriptions */
export function mayNameParent(name: string, children: readonly string[]): boolean {
  const known = children.map((text) => ({ stems: stemsIn(text) }));
  const shown = new SideBySide(known);
  return stemsIn(name).every((stem) => {
    const isTold = sensitiveKind(stem) === null || known.some(({ stems }) => stems.includes(stem));
    const term = { stems: [stem] };
    const may = isTold && shown.allows(term);
    shown.add(term);
    return may;
  });
}

function stemsIn(text: string): string[] {
  return contentWords(text).map(({ stem }) => stem);
}
