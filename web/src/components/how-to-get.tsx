interface HowToGetProps {
  readonly heading: string;
  readonly why: string;
  /** What to do, and how it is written. */
  readonly ways: readonly (readonly [what: string, how: string])[];
  readonly note: string;
}

/** In place of what a release does not carry: how to make one that does. */
export function HowToGet({ heading, why, ways, note }: HowToGetProps) {
  return (
    <div className="empty how-to-get">
      <h2>{heading}</h2>
      <p>{why}</p>
      <ul>
        {ways.map(([what, how]) => (
          <li key={how}>
            <p>{what}</p>
            <code>{how}</code>
          </li>
        ))}
      </ul>
      <p>{note}</p>
    </div>
  );
}
