import type { Teaser } from '../../content/Teaser.ts';
import type { CorrectionOfStory } from '../../corrections/Correction.ts';
import { newestFirst } from '../../dates/instants.ts';
import { type SectionStories, type Strip, sectionStrips } from '../sectionStrips.ts';
import { type MadeUp, makeUp } from './makeUp.ts';
import { takerOf } from './takerOf.ts';

type Rest = {
  lead: Teaser | null;
  seconds: Teaser[];
  corrections: CorrectionOfStory[];
  /** The stories without a place, newest first. */
  left: Teaser[];
  /** All sections of the paper: each has a page with its stories. */
  sections: SectionStories[];
  /** Those that may get a strip. */
  others: SectionStories[];
  /** The ids of the stories with a place. */
  shown: ReadonlySet<string>;
};

type Filled = { madeUp: MadeUp; strips: Strip[] };
type Attempt = { order: Teaser[]; most: number; mayHaveColumns: boolean; hasFullRows: boolean };

const maxLatest = 9;

/**
 * Fills latest and the strips of the other sections. Latest leaves half to these sections. It takes more, and first the
 * stories that no strip can take, if a story would be lost otherwise. A front without room for all shows the newest.
 */
export const fillRest = (rest: Rest): Filled => {
  const { left, sections, shown } = rest;
  const others = rest.others.filter(({ stories }) => stories.some(({ id }) => !shown.has(id)));
  const inStrips = idsIn(others);
  const inSections = idsIn(sections);
  const placeless = left.filter(({ id }) => !inStrips.has(id));
  const placelessFirst = [...placeless, ...left.filter(({ id }) => inStrips.has(id))];
  // The latest column would take all stories of a small paper, and its sections would be gone.
  const fewest = others.length === 0 ? maxLatest : Math.min(maxLatest, Math.ceil(left.length / 2));
  const counts = Array.from({ length: maxLatest - fewest + 1 }, (_, index) => fewest + index);
  const inColumns = { most: fewest, mayHaveColumns: true, hasFullRows: true };
  const inRows = counts.map((most) => ({ most, mayHaveColumns: false }));
  const attempts: Attempt[] = [
    { order: left, ...inColumns },
    { order: placelessFirst, ...inColumns },
    ...inRows.map((rows) => ({ order: left, ...rows, hasFullRows: true })),
    ...inRows.map((rows) => ({ order: placelessFirst, ...rows, hasFullRows: true })),
    ...inRows.map((rows) => ({ order: placelessFirst, ...rows, hasFullRows: false })),
  ];
  const fill = (attempt: Attempt) => fillOnce({ ...rest, others }, attempt);
  for (const attempt of attempts) {
    const { lost, ...filled } = fill(attempt);
    // Columns are as high as the lead. What they leave out is on the page of its section.
    const isLost = ({ id }: Teaser): boolean => filled.madeUp.form === 'rows' || !inSections.has(id);
    if (!lost.some(isLost)) return filled;
  }
  const { madeUp, strips } = fill({ order: left, ...inColumns, most: maxLatest });
  return { madeUp, strips };
};

const fillOnce = (
  { lead, seconds, corrections, left, others, shown }: Rest,
  { order, most, mayHaveColumns, hasFullRows }: Attempt,
): Filled & { lost: Teaser[] } => {
  const madeUp = makeUp({
    lead,
    seconds,
    latest: order.slice(0, most),
    hasMore: hasFullRows && order.length > most,
    corrections,
    mayHaveColumns,
  });
  const placed = new Set([...shown, ...madeUp.latest.map(({ id }) => id)]);
  const strips = sectionStrips(others, takerOf(placed));
  const latest = madeUp.latest.toSorted((a, b) => newestFirst(a.publishedAt, b.publishedAt));
  return { madeUp: { ...madeUp, latest }, strips, lost: left.filter(({ id }) => !placed.has(id)) };
};

const idsIn = (sections: SectionStories[]): ReadonlySet<string> =>
  new Set(sections.flatMap(({ stories }) => stories.map(({ id }) => id)));
