/** Calls of one run that are opened when the first is to be made, and closed where they were. */
import { once } from '../core/once.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import type { ModelCalls } from './model-calls.ts';

export interface CallsWhenNeeded {
  open(): Promise<ModelCalls>;
  /** What was asked of models so far, and where text went; null where `models` is empty. */
  use(models: readonly PlacedModel[], isReplay: boolean): Promise<ModelUse | null>;
  close(): Promise<void>;
}

export function callsWhenNeeded(openCalls: () => Promise<ModelCalls>): CallsWhenNeeded {
  let opened: ModelCalls | null = null;
  const open = once(async () => {
    opened = await openCalls();
    return opened;
  });
  return {
    open,
    use: async (models, isReplay) => {
      if (models.length === 0) return null;
      const hosts = isReplay ? [] : models.map(({ host }) => host ?? 'this machine');
      return { sentTo: [...new Set(hosts)].sort(), ...(await (await open()).spending()) };
    },
    close: async () => {
      await opened?.close();
    },
  };
}
