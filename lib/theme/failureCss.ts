import type { Theme } from './Theme.ts';
import { colourProperties } from './themeCss.ts';

/** The style of a page that stands in for one that cannot be shown. It loads nothing. */
export const failureCss = ({ colours: { paper, ink, pencil }, type }: Theme): string =>
  `:root{color-scheme:light dark;${colourProperties({ paper, ink, pencil })}}body{max-width:36rem;margin:0 auto;padding:12vh 1.25rem;background:var(--paper);color:var(--ink);font:1.125rem/1.55 ${type.text.stack}}h1{font-size:2rem;line-height:1.15;padding-inline-start:.75rem;border-inline-start:4px solid var(--pencil)}`;
