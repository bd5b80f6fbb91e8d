import { isObject } from '../../../core/json.ts';

/** Whether any of the messages was flagged; nothing where that was not looked at. */
export function flaggedOf(moderation: unknown): { readonly flagged?: boolean } {
  return Array.isArray(moderation)
    ? { flagged: moderation.some((each) => isObject(each) && each.flagged === true) }
    : {};
}
