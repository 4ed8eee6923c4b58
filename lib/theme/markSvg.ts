import type { Theme } from './Theme.ts';

const svg = (width: number, height: number, style: string, shapes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>${style}</style>${shapes}</svg>`;

const classes = (
  { colours: { paper, ink, pencil } }: Pick<Theme, 'colours'>,
  mode: 'light' | 'dark',
): string =>
  ['paper', 'ink', 'pencil']
    .map((name, index) => {
      const colour = [paper, ink, pencil][index]?.[mode];
      return `.${name}{color:${colour}}`;
    })
    .join('');

const paint =
  '.paper{fill:currentColor}.ink,.pencil{fill:none;stroke:currentColor}.fill{fill:currentColor;stroke:none}';

/** The icon, which follows the mode of the browser. */
export const iconSvg = (theme: Pick<Theme, 'colours' | 'mark'>): string =>
  svg(
    64,
    64,
    `${paint}${classes(theme, 'light')}@media (prefers-color-scheme:dark){${classes(theme, 'dark')}}`,
    theme.mark.icon,
  );

/** The whole page deleted: a retraction, without text to translate. */
const deleted =
  '<g stroke-linecap="round"><path class="pencil" stroke-width="20" d="M100 540 1020 190M100 190 1020 540"/><path class="pencil" stroke-width="8" d="M60 190v350"/></g>';

/** The picture that social networks show for a page without one of its own. */
export const cardSvg = (theme: Pick<Theme, 'colours' | 'mark'>, isRetracted: boolean): string =>
  svg(
    1200,
    630,
    `${paint}${classes(theme, 'light')}`,
    `<rect class="paper" width="1200" height="630"/>${theme.mark.card}${isRetracted ? deleted : ''}`,
  );
