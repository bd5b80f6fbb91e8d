/**
 * Private and public values as types of their own. Both are closed boxes: a private one cannot be written, spread or
 * printed by accident, and a public one can be made nowhere but in the gate, so a leak does not compile.
 */
import { AppError } from '../core/errors.ts';

/** A value that must not leave the private side. Its content shows in no JSON, no template and no inspection. */
export class Private<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  /** The content, for code that stays on the private side. */
  open(): Value {
    return this.#value;
  }

  toJSON(): never {
    throw refused();
  }

  toString(): never {
    throw refused();
  }
}

/** A value that the gate has let through. Frozen to its depth: nothing can be added to it afterwards. */
export class Public<Value> {
  readonly #value: Value;

  private constructor(value: Value) {
    this.#value = value;
  }

  /** For `gate.ts` and `dp/dp-gate.ts` alone; a test holds every other file to that. */
  static byGate<Value>(value: Value): Public<Value> {
    return new Public(freeze(value));
  }

  get value(): Value {
    return this.#value;
  }
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  // What is frozen already may hold what is not.
  for (const member of Object.values(value)) freeze(member);
  return Object.freeze(value);
}

function refused(): AppError {
  return new AppError({
    code: 'PRIVATE_VALUE_WRITTEN',
    message: 'A private value was about to be written as text.',
    hint: 'This is a fault of Sightline: please report it. Nothing was written.',
  });
}
