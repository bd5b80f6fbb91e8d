/** The layouts that are read. To add one, write its file and list it here. */
import type { Layout, Row } from './layout.ts';
import { multipleChoiceLayout, prereleaseLayout } from './multiple-choice.ts';
import { personaLayout } from './persona.ts';
import { pronounLayout } from './pronouns.ts';

/** The narrower before the wider. */
export const layouts: readonly Layout[] = [personaLayout, pronounLayout, multipleChoiceLayout, prereleaseLayout];

/** The layout of most of the rows; null where none has any. */
export function layoutOf(rows: readonly (Row | null)[]): Layout | null {
  const counts = layouts.map((layout) => rows.filter((row) => row !== null && layout.recognises(row)).length);
  const most = Math.max(...counts);
  return most === 0 ? null : (layouts[counts.indexOf(most)] as Layout);
}

export function layoutNamed(id: string): Layout | null {
  return layouts.find((layout) => layout.id === id) ?? null;
}
