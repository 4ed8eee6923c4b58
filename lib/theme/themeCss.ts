import { withoutFonts } from '../reading/beforePaint.ts';
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

/**
 * The colours and type of the theme as custom properties of the root.
 *
 * @param faces the texts of its style sheets for fonts.
 */
export const themeCss = ({ colours, type }: Theme, faces: string[]): string => {
  const fetched = new Set(faces.flatMap(fetchedFamilies));
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
    fontsOf(type, (stack) => stack),
    `--size-0:${type.size}rem`,
    `--scale:${type.scale}`,
  ].join(';')}}:root[${withoutFonts}]{${fontsOf(type, (stack) => standInsOf(stack, fetched))}}`;
};

const fontsOf = ({ headline, text, interface: label }: Theme['type'], of: (stack: string) => string) =>
  [`--display:${of(headline.stack)}`, `--text:${of(text.stack)}`, `--label:${of(label.stack)}`].join(';');

const unquoted = (name: string): string => name.trim().replace(/^["']|["']$/g, '');

/** What is on the reader's device of a list of fonts. A list without such a font stays as it is. */
const standInsOf = (stack: string, fetched: Set<string>): string => {
  const standIns = stack.split(',').filter((name) => !fetched.has(unquoted(name)));
  return standIns.length > 0 ? standIns.join(',').trim() : stack;
};

/** The families of a style sheet whose files come from the server. */
const fetchedFamilies = (face: string): string[] =>
  face.split('@font-face').flatMap((part) => {
    const [rule = ''] = part.split('}');
    const [, family] = /font-family:([^;]*)/.exec(rule) ?? [];
    return family && rule.includes('url(') ? [unquoted(family)] : [];
  });
