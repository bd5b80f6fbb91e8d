interface NotHereProps {
  /** What the address names; empty for nothing. */
  readonly asked: string;
  /** What is shown; undefined for nothing, of which the page says itself why. */
  readonly shown: string | undefined;
  /** What is said before, between and after the two. */
  readonly words: readonly [string, string, string];
}

/** In characters: an address may hold anything. */
const LONGEST = 80;

/** Says that something else is shown than the address names. */
export function NotHere({ asked, shown, words: [before, between, after] }: NotHereProps) {
  if (asked === '' || shown === undefined || asked === shown) return null;
  return (
    <p className="not-here" role="status">
      {before}
      <bdi>{asked.length > LONGEST ? `${asked.slice(0, LONGEST)}…` : asked}</bdi>
      {between}
      <bdi>{shown}</bdi>
      {after}
    </p>
  );
}
