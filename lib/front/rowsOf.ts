import type { Teaser } from '../content/Teaser.ts';
import type { StripForm } from './EditedFront.ts';

export type Row = { form: StripForm; stories: Teaser[] };

const maxInRow = 4;

/**
 * Splits the stories of a strip into rows: of up to four, or one with a leading story and the others beside it. A
 * leading story without a picture is too low for that, so it has a row of its own.
 */
export const rowsOf = (form: StripForm, stories: Teaser[]): Row[] => {
  if (form !== 'led') return equalRows(form, stories);
  const [first, ...others] = stories;
  if (first?.leadImage && others.length > 0) return [{ form, stories }];
  return [...equalRows('equal', stories.slice(0, 1)), ...equalRows('equal', others)];
};

/** Two rows differ by one story at most, the longer one last. */
const equalRows = (form: StripForm, stories: Teaser[]): Row[] => {
  if (stories.length === 0) return [];
  if (stories.length <= maxInRow) return [{ form, stories }];
  const inFirst = Math.floor(stories.length / 2);
  return [
    { form, stories: stories.slice(0, inFirst) },
    { form, stories: stories.slice(inFirst) },
  ];
};
