import { z } from 'zod';
import { coloursSchema, contrastProblems } from './Colours.ts';
import { type FrontPart, partsProblem, type StoryPart } from './parts.ts';

const file = (suffix: string) =>
  z
    .string()
    .regex(
      /^(?!\/)(?!.*\.\.)[\w@./-]+$/,
      'must be a path in this folder, such as components/styles/fonts.css.',
    )
    .refine((path) => path.endsWith(suffix), `must name a file that ends in ${suffix}.`);

/** A value of a style sheet that cannot end its declaration. */
const css = z.string().regex(/^[^;{}<>\\]+$/, 'must be one value of CSS, without ; { } < > and \\.');

/** Drawn with the classes `paper`, `ink` and `pencil`, which have the theme's colours. */
const drawing = z
  .string()
  .refine(
    (markup) => /^\s*(?:<(?:path|rect|circle|ellipse|g|polygon|line)\b|<\/g>)/.test(markup),
    'must be shapes of SVG: path, rect, circle, ellipse, polygon, line, g.',
  )
  .refine(
    (markup) =>
      markup
        .split('<')
        .slice(1)
        .every((tag) => /^(?:\/g|path|rect|circle|ellipse|g|polygon|line)\b/.test(tag)),
    'must have no elements but path, rect, circle, ellipse, polygon, line and g.',
  )
  .refine(
    (markup) => !/[\s"'/](?:on\w+|href|style|xlink)\b|url\(|&/i.test(markup),
    'must have no event handlers, links, styles or entities.',
  );

const face = z.strictObject({
  /** The value of `font-family`, with what stands in for the font until it arrives. */
  stack: css,
  /** A file of the font for pages that load nothing, such as the sign-in page. */
  file: file('.woff2').optional(),
});

const parts = <Part extends string>(page: 'front' | 'story') =>
  z
    .array(z.string())
    .superRefine((list, context) => {
      const problem = partsProblem(page, list);
      if (problem) context.addIssue({ code: 'custom', message: `is no order of parts. ${problem}` });
    })
    .transform((list) => list as Part[]);

/** How the paper looks. Its name is in Site settings. */
const themeSchema = z.strictObject({
  mark: z.strictObject({
    /** Follows the name, in the colour of the pencil. The stroke is in units of the view box; null for a filled shape. */
    glyph: z.strictObject({
      viewBox: z.string().regex(/^-?\d+ -?\d+ \d+ \d+$/, 'must be four numbers, such as 0 0 20 20.'),
      path: z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz\d\s,.-]+$/, 'must be the path data of SVG.'),
      strokeWidth: z.number().positive().nullable(),
    }),
    /** The icon of browsers and phones: shapes in a square of 64 by 64. */
    icon: drawing,
    /** The picture that social networks show: shapes in 1200 by 630. */
    card: drawing,
  }),
  colours: coloursSchema.superRefine((colours, context) => {
    for (const { field, message } of contrastProblems(colours))
      context.addIssue({ code: 'custom', path: field.split('.'), message });
  }),
  type: z.strictObject({
    /** Style sheets with `@font-face` rules. Their files are in this folder or in packages. */
    faces: z.array(file('.css')),
    headline: face,
    text: face,
    interface: face,
    /** The size of text, in rem, and the ratio of one size to the next. */
    size: z.number().min(1).max(1.5),
    scale: z.number().min(1.05).max(1.5),
  }),
  frontParts: parts<FrontPart>('front'),
  storyParts: parts<StoryPart>('story'),
  /** The dataset of a new data folder, as NDJSON. */
  demonstration: file('.ndjson'),
});

/** What a theme file exports. */
export type ThemeFile = z.input<typeof themeSchema>;
export type Theme = z.output<typeof themeSchema>;
export type Glyph = Theme['mark']['glyph'];

/** A theme that cannot be used. The message names each field and the way out. */
export class ThemeError extends Error {
  override name = 'ThemeError';
}

/** @throws ThemeError with a line for each problem. */
export const themeFrom = (value: unknown, source: string): Theme => {
  const parsed = themeSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'export default'}: ${message}`,
  );
  throw new ThemeError(`The theme ${source} cannot be used:\n${lines.join('\n')}`);
};
