import { useId } from 'react';

interface NamedChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** One of several by name; nothing where there is only one. */
export function NamedChoice({ label, names, chosen, onChoose }: NamedChoiceProps) {
  const id = useId();
  if (names.length < 2) return null;
  return (
    <div className="tree-choice named-choice">
      <label htmlFor={id}>{label}</label>
      <span className="select">
        <select id={id} value={chosen} onChange={({ target }) => onChoose(target.value)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
