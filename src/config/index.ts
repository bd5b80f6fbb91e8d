export { CONFIG_FILE, type ConfigFile, defineConfig, readConfigFile } from './config-file.ts';
export { exampleConfig, type KnownOfInput } from './example.ts';
export { callOptions, type ModelRole, modelRoles } from './model-options.ts';
export { nearest } from './nearest.ts';
export { environmentName, type Option } from './option.ts';
export { type OptionName, options, releaseOptions, type Settings } from './options.ts';
export { completeSettings, type ResolvedSettings, resolveSettings, type Source } from './resolve.ts';
export { configJsonSchema } from './schema.ts';
export type { SubjectSettings } from './subjects.ts';
