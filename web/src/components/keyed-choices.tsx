export interface KeyedChoice {
  /** What to press; null where a choice has no key. */
  readonly key: string | null;
  readonly answer: string;
  readonly label: string;
}

interface KeyedChoicesProps {
  readonly choices: readonly KeyedChoice[];
  /** The one that was taken, where a choice stays. */
  readonly chosen?: string | null;
  readonly className: string;
  readonly onChoose: (answer: string) => void;
}

/** Choices with the keys that take them. */
export function KeyedChoices({ choices, chosen, className, onChoose }: KeyedChoicesProps) {
  return (
    <ul className={className}>
      {choices.map(({ key, answer, label }) => (
        <li key={answer}>
          <button
            type="button"
            aria-pressed={chosen === undefined ? undefined : chosen === answer}
            onClick={() => onChoose(answer)}
          >
            {key && <kbd>{key}</kbd>}
            {label !== key && <span>{label}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
