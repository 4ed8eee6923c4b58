import { isObject } from '../isObject.ts';
import { accentProblem } from './accent.ts';
import { partsProblem } from './parts.ts';
import type { Theme } from './Theme.ts';

/** Returns why a picture cannot be the mark of the paper, or null. A drawing could contain scripts. */
export const markProblem = (mark: unknown): string | null => {
  const asset = isObject(mark) && isObject(mark.asset) ? mark.asset._ref : null;
  return typeof asset === 'string' && asset.endsWith('-svg')
    ? 'The mark is a drawing in SVG, which could contain scripts. Upload it as PNG or WebP.'
    : null;
};

/** Returns why the look in Site settings would harm readers, or null. */
export const lookProblem = (look: unknown, { colours }: Pick<Theme, 'colours'>): string | null => {
  if (!isObject(look)) return null;
  const accent = { light: look.accentLight, dark: look.accentDark };
  return (
    accentProblem(colours, accent) ??
    markProblem(look.mark) ??
    orderProblem('front', look.frontParts) ??
    orderProblem('story', look.storyParts)
  );
};

/** Returns why the parts of a page cannot stand in this order, or null. No list means the order of the theme. */
export const orderProblem = (page: 'front' | 'story', parts: unknown): string | null =>
  Array.isArray(parts) && parts.length > 0 ? partsProblem(page, parts.map(String)) : null;
