import { type Theme, themeFrom } from '../../lib/theme/Theme.ts';

let theme: Theme | null = null;

/** The theme of this build: `next.config.ts` writes it into the bundles of site and Studio. */
export const builtTheme = (): Theme => {
  // biome-ignore lint/style/noProcessEnv: a constant of the build, not an environment variable
  theme ??= themeFrom(JSON.parse(process.env.BUILT_THEME ?? 'null'), 'of the build');
  return theme;
};
