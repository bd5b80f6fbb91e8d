import type { Withheld } from '../../../src/public-records/release.ts';
import { withheldGroups } from '../data/format.ts';

interface WithheldNoteProps {
  readonly withheld: Withheld;
  /** Where they were left out, e.g. "at the top of the tree". */
  readonly place: string;
}

/** What was left out at one place of the tree. */
export function WithheldNote({ withheld, place }: WithheldNoteProps) {
  return (
    <p className="withheld-note">
      {withheldGroups(withheld)} are left out {place}: they fell below a threshold or had no safe name.
    </p>
  );
}
