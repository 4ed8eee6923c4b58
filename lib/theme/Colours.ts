import { z } from 'zod';
import { contrast, isHex } from './contrast.ts';

const hex = z
  .string()
  .refine(isHex, 'must be a colour of six digits, such as #b1241a.')
  .transform((colour) => colour.toLowerCase());

const pair = z.strictObject({ light: hex, dark: hex });
/** A colour on light and on dark paper. */
export type Pair = z.output<typeof pair>;

export const seriesCount = 6;

/** The colours of readers' pages. */
export const coloursSchema = z.strictObject({
  paper: pair,
  /** Boxes on the paper. */
  paperTint: pair,
  ink: pair,
  inkSoft: pair,
  inkFaint: pair,
  hairline: pair,
  /** Strong rules. */
  rule: pair,
  /** The one accent: labels, corrections, focus. */
  pencil: pair,
  /** Boxes of corrections. */
  pencilWash: pair,
  selection: pair,
  /** Behind films and large pictures, in light and dark. The dark colours stand on it. */
  stage: hex,
  /** The series of charts, in order. */
  series: z.array(pair).length(seriesCount, `must have ${seriesCount} colours.`),
});
export type Colours = z.output<typeof coloursSchema>;
type Name = Exclude<keyof Colours, 'stage' | 'series'>;

/** Text of a body needs 7 (AAA), other text 4.5 (AA), lines of a chart 3. */
const least = { body: 7, text: 4.5, graphics: 3 } as const;

const onPaper: [colour: Name, ground: Name, least: number][] = [
  ['ink', 'paper', least.body],
  ['ink', 'paperTint', least.body],
  ['ink', 'pencilWash', least.body],
  ['ink', 'selection', least.text],
  ['inkSoft', 'paper', least.text],
  ['inkSoft', 'paperTint', least.text],
  ['inkSoft', 'pencilWash', least.text],
  ['inkFaint', 'paper', least.text],
  ['pencil', 'paper', least.text],
  ['pencil', 'paperTint', least.text],
  ['pencil', 'pencilWash', least.text],
];
const onStage: Name[] = ['ink', 'inkSoft', 'inkFaint', 'pencil'];

export type ContrastProblem = { field: string; message: string };

const tooClose = (field: string, colour: string, ground: string, name: string, minimum: number) => {
  const found = contrast(colour, ground);
  if (found >= minimum) return [];
  const way = contrast('#000000', ground) > contrast('#ffffff', ground) ? 'darker' : 'lighter';
  const message = `has too little contrast with ${name}: ${found.toFixed(2)}, and ${minimum} is needed. Choose a ${way} colour.`;
  return [{ field, message }];
};

/** The colours that people cannot read, by WCAG 2.2. */
export const contrastProblems = (colours: Colours): ContrastProblem[] =>
  (['light', 'dark'] as const)
    .flatMap((mode) => [
      ...onPaper.flatMap(([colour, ground, minimum]) =>
        tooClose(
          `${colour}.${mode}`,
          colours[colour][mode],
          colours[ground][mode],
          `${ground}.${mode}`,
          minimum,
        ),
      ),
      ...colours.series.flatMap((series, index) =>
        tooClose(
          `series.${index}.${mode}`,
          series[mode],
          colours.paper[mode],
          `paper.${mode}`,
          least.graphics,
        ),
      ),
    ])
    .concat(
      onStage.flatMap((name) =>
        tooClose(`${name}.dark`, colours[name].dark, colours.stage, 'stage', least.text),
      ),
    );
