import { findPicture, type Picture } from '../images/imageUrl.ts';
import type { LookResult } from '../queryResults/look.ts';
import { accentProblem, withAccent } from './accent.ts';
import type { Colours, Pair } from './Colours.ts';
import { type FrontPart, partsProblem, type StoryPart } from './parts.ts';
import type { Glyph, Theme } from './Theme.ts';
import { colourProperties } from './themeCss.ts';

/** The theme with the choices of Site settings. */
export type Look = {
  glyph: Glyph;
  /** Stands in for the theme's mark. */
  mark: Picture | null;
  colours: Colours;
  /** A style sheet for an accent that the theme does not have; null without one. */
  accentCss: string | null;
  /** The folder of the mark as icons and cards: empty for those of the theme, which the build draws. */
  drawnAt: string;
  /** The value of `font-family` for pages outside of the build. */
  textStack: string;
  frontParts: FrontPart[];
  storyParts: StoryPart[];
};

/** A choice that would harm readers is not used. The server rejects it, but a hosted dataset may contain it. */
export const lookFrom = (theme: Theme, chosen: LookResult | null | undefined): Look => {
  const accent = { light: chosen?.accentLight, dark: chosen?.accentDark };
  const isAccent = Boolean(accent.light || accent.dark) && accentProblem(theme.colours, accent) === null;
  const colours = isAccent ? withAccent(theme.colours, accent) : theme.colours;
  const { pencil, pencilWash, selection } = colours;
  return {
    glyph: theme.mark.glyph,
    mark: findPicture(chosen?.mark),
    colours,
    accentCss: isAccent
      ? `:root{${colourProperties({ pencil, pencilWash, selection })};--stage-pencil:${pencil.dark}}`
      : null,
    drawnAt: isAccent ? drawnPath(pencil) : '',
    textStack: theme.type.text.stack,
    frontParts: partsOr('front', chosen?.frontParts, theme.frontParts),
    storyParts: partsOr('story', chosen?.storyParts, theme.storyParts),
  };
};

/** Names the accent: with another one the drawings have other addresses, which no cache has. */
const drawnPath = ({ light, dark }: Pair): string => `/mark/${light.slice(1)}-${dark.slice(1)}`;

const partsOr = <Part extends string>(
  page: 'front' | 'story',
  chosen: string[] | null | undefined,
  parts: Part[],
): Part[] =>
  chosen && chosen.length > 0 && partsProblem(page, chosen) === null ? (chosen as Part[]) : parts;
