import { type Colours, seriesCount } from './Colours.ts';
import type { Theme } from './Theme.ts';

const properties = {
  paper: '--paper',
  paperTint: '--paper-tint',
  ink: '--ink',
  inkSoft: '--ink-soft',
  inkFaint: '--ink-faint',
  hairline: '--hairline',
  rule: '--rule',
  pencil: '--pencil',
  pencilWash: '--pencil-wash',
  selection: '--selection',
} as const satisfies Partial<Record<keyof Colours, string>>;
type Paired = keyof typeof properties;

/** The custom properties of some colours. Outside of the build, browsers before 2024 do not know `light-dark()`. */
export const colourProperties = (colours: Partial<Pick<Colours, Paired>>): string =>
  (Object.keys(properties) as Paired[])
    .flatMap((name) => {
      const pair = colours[name];
      return pair ? [`${properties[name]}:light-dark(${pair.light},${pair.dark})`] : [];
    })
    .join(';');

/** The colours and type of the theme as custom properties of the root. */
export const themeCss = ({ colours, type }: Theme): string => {
  const series = Array.from({ length: seriesCount }, (_, index) => {
    const { light, dark } = colours.series[index] ?? colours.ink;
    return `--series-${index + 1}:light-dark(${light},${dark})`;
  });
  return `:root{${[
    colourProperties(colours),
    `--stage:${colours.stage}`,
    `--stage-ink:${colours.ink.dark}`,
    `--stage-ink-soft:${colours.inkSoft.dark}`,
    `--stage-ink-faint:${colours.inkFaint.dark}`,
    `--stage-pencil:${colours.pencil.dark}`,
    ...series,
    `--display:${type.headline.stack}`,
    `--text:${type.text.stack}`,
    `--label:${type.interface.stack}`,
    `--size-0:${type.size}rem`,
    `--scale:${type.scale}`,
  ].join(';')}}`;
};
