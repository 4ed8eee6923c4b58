import type { Teaser } from '../content/Teaser.ts';
import type { CorrectionOfStory } from '../corrections/Correction.ts';
import { withoutEditMarks } from '../text/editMarks.ts';

/**
 * How a text is set on a desk that is 1280 CSS pixels wide. `components/styles/front.css` has the same sizes, in rem of
 * 19 pixels. All heights here are estimates in CSS pixels.
 */
type Setting = {
  columnPx: number;
  sizePx: number;
  linePx: number;
  /** The average width of a character, for its size. */
  em: number;
};

const leadPx = 552;
const narrowPx = 276;
const settings = {
  leadHeadline: { columnPx: leadPx, sizePx: 56, linePx: 58, em: 0.42 },
  longLeadHeadline: { columnPx: leadPx, sizePx: 39, linePx: 43, em: 0.42 },
  leadStandfirst: { columnPx: leadPx, sizePx: 23.8, linePx: 32.8, em: 0.49 },
  keyPoint: { columnPx: 232, sizePx: 19, linePx: 27, em: 0.47 },
  secondHeadline: { columnPx: narrowPx, sizePx: 29.5, linePx: 34.2, em: 0.45 },
  longSecondHeadline: { columnPx: narrowPx, sizePx: 24.7, linePx: 28.7, em: 0.44 },
  secondStandfirst: { columnPx: narrowPx, sizePx: 19, linePx: 27.6, em: 0.49 },
  latest: { columnPx: 186, sizePx: 21.4, linePx: 26, em: 0.45 },
  correction: { columnPx: narrowPx, sizePx: 19, linePx: 26.6, em: 0.46 },
} satisfies Record<string, Setting>;

/** Without what previews add. */
const lengthOf = (text: string): number => withoutEditMarks(text).length;

const heightOf = (text: string, { columnPx, sizePx, linePx, em }: Setting): number =>
  Math.ceil((lengthOf(text) * sizePx * em) / columnPx) * linePx;

/** Longer headlines are set smaller where a headline is large. */
const maxLargeLength = 90;
export const isLong = ({ headline }: Teaser): boolean => lengthOf(headline) > maxLargeLength;

const pictureHeight = (columnPx: number): number => (columnPx * 2) / 3;
const footPx = 31;

export const maxKeyPoints = 4;

/** A lead with its picture above it. */
export const leadHeight = (story: Teaser): number =>
  pictureHeight(leadPx) +
  19 +
  35 +
  heightOf(story.headline, isLong(story) ? settings.longLeadHeadline : settings.leadHeadline) +
  (story.standfirst ? 14 + heightOf(story.standfirst, settings.leadStandfirst) : 0) +
  footPx +
  pointsHeight(story.keyPoints.slice(0, maxKeyPoints));

/** Key points stand in two columns. */
const pointsHeight = (points: string[]): number =>
  points.length === 0
    ? 0
    : 17 + sumOf(points, (point) => 10 + heightOf(point, settings.keyPoint)) / Math.min(2, points.length);

/** Stories beside the lead, below each other. */
export const secondsHeight = (stories: Teaser[], hasPicture: (index: number) => boolean): number =>
  sumOf(stories, (story, index) => secondHeight(story, hasPicture(index))) + (stories.length - 1) * 49;

const secondHeight = (story: Teaser, hasPicture: boolean): number =>
  (hasPicture && story.leadImage ? pictureHeight(narrowPx) + 13 : 0) +
  28 +
  heightOf(story.headline, isLong(story) ? settings.longSecondHeadline : settings.secondHeadline) +
  (story.standfirst ? 7 + heightOf(story.standfirst, settings.secondStandfirst) : 0) +
  (story.authors.length > 0 ? footPx : 0);

/** The column with the latest stories, and the corrections below them. */
export const columnHeight = (latest: Teaser[], corrections: CorrectionOfStory[]): number =>
  (latest.length === 0 ? 0 : 36 + sumOf(latest, latestHeight)) +
  (corrections.length === 0 ? 0 : 69 + sumOf(corrections, correctionHeight));

/** A date with its year has two lines. */
const latestHeight = ({ headline }: Teaser): number => 24 + Math.max(49, heightOf(headline, settings.latest));

const correctionHeight = ({ note }: CorrectionOfStory): number => 46 + heightOf(note, settings.correction);

const sumOf = <Item>(items: Item[], heightOfOne: (item: Item, index: number) => number): number =>
  items.reduce((sum, item, index) => sum + heightOfOne(item, index), 0);
