import { DEFAULT_SETTINGS, type Settings } from '../../protocol.ts';
import { members } from '../answer/json.ts';

/** Reads settings as a client sends them; every member that is missing or of another type gets its default. */
export function readSettings(value: unknown): Settings {
  const given = members(value);
  const defaults = DEFAULT_SETTINGS;
  const hidden = given['hiddenRules'];
  const maximum = members(given['diagnostics'])['maximumPerFile'];
  return {
    hiddenRules: Array.isArray(hidden) ? hidden.filter((rule) => typeof rule === 'string') : defaults.hiddenRules,
    inlayHints: { enabled: enabled(given['inlayHints'], defaults.inlayHints.enabled) },
    codeLens: { enabled: enabled(given['codeLens'], defaults.codeLens.enabled) },
    diagnostics: {
      maximumPerFile:
        typeof maximum === 'number' && maximum >= 1
          ? Math.min(Math.floor(maximum), HIGHEST_MAXIMUM)
          : defaults.diagnostics.maximumPerFile,
    },
  };
}

/** VS Code's extension host drops what is above 1000 diagnostics a file. */
const HIGHEST_MAXIMUM = 900;

function enabled(value: unknown, otherwise: boolean): boolean {
  const given = members(value)['enabled'];
  return typeof given === 'boolean' ? given : otherwise;
}
