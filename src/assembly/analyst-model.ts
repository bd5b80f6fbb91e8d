/** Which models analyse conversations, where any does. */
import type { ModelRole, Settings } from '../config/index.ts';
import { once } from '../core/once.ts';
import type { ModelAnalyst } from '../insights/analyst/analyst.ts';
import { createModelAnalyst } from '../insights/analyst/model/model-analyst.ts';
import { createAuditor } from '../insights/audit/auditor.ts';
import type { AskedModel, HierarchySettings } from '../insights/environment.ts';
import { criteriaOf, type FacetDefinition } from '../insights/facets/definitions.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import type { CallsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel, identityOf } from './chosen-model.ts';
import type { EnvironmentOptions } from './environment.ts';
import { modelMissing } from './model-missing.ts';

/**
 * `provider:model`; null where the lexical analyst works alone.
 *
 * @throws AppError `MODEL_MISSING` (exit code 2) where a model was asked for and none is named
 */
export function analystModel(settings: Pick<Settings, 'analyst' | 'models'>): string | null {
  if (settings.analyst === 'lexical') return null;
  const named = modelOf('analyst', settings);
  if (named !== null || settings.analyst === undefined) return named;
  throw modelMissing('for the analyst');
}

/** The model of a role, or the one of all roles; null where neither is named. */
export function modelOf(role: ModelRole, { models }: Pick<Settings, 'models'>): string | null {
  return models?.[role] ?? models?.default ?? null;
}

/** Consent and a key are wanted when it is asked, and not for what is known already. */
export function askedModel(
  placed: PlacedModel,
  calls: CallsWhenNeeded,
  { settings, keys }: Pick<EnvironmentOptions, 'settings' | 'keys'>,
): AskedModel {
  const open = async () => (await calls.open()).caller(allowedModel(placed, settings, keys));
  return { id: identityOf(placed), name: placed.id, open: once(open) };
}

export function modelAnalyst(
  model: AskedModel,
  auditor: AskedModel,
  facets: readonly FacetDefinition[],
  { settings: { naming, auditMark }, workspace }: EnvironmentOptions,
): ModelAnalyst {
  const criteria = criteriaOf(facets);
  return createModelAnalyst({
    model,
    auditor: createAuditor(auditor, auditMark),
    naming,
    secret: workspace.secret(),
    criteria,
  });
}

export function hierarchySettings({
  top,
  neighbourhood,
  boundary,
  categories,
  fixedCategories,
}: Settings): HierarchySettings {
  return { top, neighbourhood, boundary, categories, fixed: fixedCategories };
}
