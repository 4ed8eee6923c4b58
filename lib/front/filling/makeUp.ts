import type { Teaser } from '../../content/Teaser.ts';
import type { CorrectionOfStory } from '../../corrections/Correction.ts';
import { columnHeight, leadHeight, secondsHeight } from '../copyfit.ts';

type Offered = {
  lead: Teaser | null;
  seconds: Teaser[];
  /** What the latest may show, the most wanted first. */
  latest: Teaser[];
  /** True if the strips below may show stories that full rows of the latest leave out. */
  hasMore: boolean;
  corrections: CorrectionOfStory[];
  /** False if the first part needs the room of rows. */
  mayHaveColumns: boolean;
};

/** The first part of the front, above the strips. */
export type MadeUp = {
  /**
   * `columns`: lead, seconds and the latest beside each other. `rows`: below each other, if columns would differ so
   * much that one of them leaves a hole.
   */
  form: 'columns' | 'rows';
  /** The number of seconds that show their picture, if they stand in a column. */
  picturedSeconds: number;
  latest: Teaser[];
  corrections: CorrectionOfStory[];
};

/** How much longer than the lead a column beside it may be. */
const tolerancePx = 70;
/** A column that fills less of the lead's height leaves a hole. */
const minFilled = 0.8;
/** Corrections leave room for so many of the latest, and are no more if there are stories enough. */
const minLatest = 3;
const maxCorrectionsInColumn = 2;
/** A desk has the latest in rows of three. */
const rowLength = 3;

/** Chooses the form of the first part, and as much beside the lead as it is high. */
export const makeUp = (offered: Offered): MadeUp =>
  (offered.mayHaveColumns ? inColumns(offered) : null) ?? {
    form: 'rows',
    picturedSeconds: offered.seconds.length,
    latest: inFullRows(offered),
    corrections: offered.corrections,
  };

const inFullRows = ({ latest, hasMore }: Offered): Teaser[] =>
  hasMore && latest.length > rowLength
    ? latest.slice(0, latest.length - (latest.length % rowLength))
    : latest;

const inColumns = ({ lead, seconds, latest, corrections }: Offered): MadeUp | null => {
  if (!lead?.leadImage || seconds.length === 0) return null;
  const maxPx = leadHeight(lead) + tolerancePx;
  const isFilled = (px: number): boolean => px >= leadHeight(lead) * minFilled && px <= maxPx;
  const picturedSeconds = countsUpTo(seconds.length).findLast((count) =>
    isFilled(secondsHeight(seconds, (index) => index < count)),
  );
  if (picturedSeconds === undefined) return null;
  const column = fillColumn(latest, corrections, maxPx);
  return isFilled(columnHeight(column.latest, column.corrections))
    ? { form: 'columns', picturedSeconds, ...column }
    : null;
};

const fillColumn = (latest: Teaser[], corrections: CorrectionOfStory[], maxPx: number) => {
  const fits = (stories: Teaser[], notes: CorrectionOfStory[]): boolean =>
    columnHeight(stories, notes) <= maxPx;
  const notes = mostOf(corrections.slice(0, maxCorrectionsInColumn), (some) =>
    fits(latest.slice(0, minLatest), some),
  );
  const stories = mostOf(latest, (some) => fits(some, notes));
  const all = mostOf(corrections, (some) => fits(stories, some));
  return { latest: stories, corrections: all };
};

/** The most items from the start that have room. */
const mostOf = <Item>(items: Item[], hasRoom: (some: Item[]) => boolean): Item[] =>
  items.slice(
    0,
    countsUpTo(items.length).findLast((count) => hasRoom(items.slice(0, count))),
  );

const countsUpTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, index) => index);
