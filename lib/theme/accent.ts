import { type Colours, contrastProblems, type Pair } from './Colours.ts';
import { isHex, mix } from './contrast.ts';

/** The accent as editors choose it. What is not set is the theme's. */
export type AccentSetting = { light?: unknown; dark?: unknown };

/** Shares of the accent in the boxes of corrections and in selected text. */
const washShare = { light: 0.08, dark: 0.14 };
const selectionShare = { light: 0.18, dark: 0.3 };

/** The colours with another accent, and with boxes and selected text that suit it. */
export const withAccent = (colours: Colours, { light, dark }: AccentSetting): Colours => {
  const pencil: Pair = {
    light: isHex(light) ? light.toLowerCase() : colours.pencil.light,
    dark: isHex(dark) ? dark.toLowerCase() : colours.pencil.dark,
  };
  const mixed = (share: Shares): Pair => ({
    light: mix(colours.paper.light, pencil.light, share.light),
    dark: mix(colours.paper.dark, pencil.dark, share.dark),
  });
  return { ...colours, pencil, pencilWash: mixed(washShare), selection: mixed(selectionShare) };
};
type Shares = { light: number; dark: number };

/** Returns why readers could not read an accent in these colours, or null. */
export const accentProblem = (colours: Colours, accent: AccentSetting): string | null => {
  for (const mode of ['light', 'dark'] as const) {
    const colour = accent[mode];
    if (colour === undefined || colour === null || colour === '') continue;
    if (!isHex(colour)) return `Write the accent on ${mode} paper as six digits, such as #b1241a.`;
    const found = contrastProblems(withAccent(colours, accent)).find(({ field }) => field.endsWith(mode));
    if (found) return `The accent ${colour} cannot be read on ${mode} paper: it ${found.message}`;
  }
  return null;
};
