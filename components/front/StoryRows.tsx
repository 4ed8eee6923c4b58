import type { Teaser as TeaserData } from '../../lib/content/Teaser.ts';
import type { StripForm } from '../../lib/front/EditedFront.ts';
import { type Row, rowsOf } from '../../lib/front/rowsOf.ts';
import type { Site } from '../../lib/site.ts';
import { Teaser } from './Teaser.tsx';

const narrow = '(width < 48rem) 100vw, (width < 64rem) 45vw, (width < 80rem) 30vw, 20rem';
/** A row of one story gives a third of itself to the picture. */
const alone = '(width < 48rem) 100vw, (width < 64rem) 45vw, (width < 80rem) 33vw, 27.5rem';
const wide = '(width < 64rem) 100vw, (width < 80rem) 50vw, 40rem';

/** A leading story of a row has its picture beside its words; above them if many others stand beside it. */
const minAboveWords = 6;

const isMixed = ({ form, stories }: Row): boolean =>
  form === 'equal' &&
  stories.some(({ leadImage }) => leadImage) &&
  stories.some(({ leadImage }) => !leadImage);

const classOf = (row: Row): string =>
  `plain row row-${row.form} row-of-${row.stories.length}${isMixed(row) ? ' row-mixed' : ''}`;

/** What one story of a row shows. Beside pictures, a story without one has its standfirst instead. */
const partsOf = (row: Row, story: TeaserData, index: number) => {
  const { form, stories } = row;
  const isSmall = form === 'headlines' || (form === 'led' && index > 0);
  const isWide = form === 'led' && stories.length >= minAboveWords;
  return {
    hidesStandfirst:
      form === 'headlines' || (isSmall && stories.length > 3) || (isMixed(row) && story.leadImage !== null),
    pictureSizes: isSmall ? null : isWide ? wide : stories.length === 1 ? alone : narrow,
  };
};

type StoryRowsProps = {
  stories: TeaserData[];
  site: Site;
  form: StripForm;
  level?: 'h2' | 'h3';
  hidesSection?: boolean;
};

/** Stories in rows that are full whatever their number. */
export const StoryRows = ({ stories, site, form, level = 'h3', hidesSection = false }: StoryRowsProps) =>
  rowsOf(form, stories).map((row) => (
    <ul key={row.stories[0]?.id} className={classOf(row)}>
      {row.stories.map((story, index) => (
        <li key={story.id}>
          <Teaser
            story={story}
            site={site}
            level={level}
            hidesSection={hidesSection}
            {...partsOf(row, story, index)}
          />
        </li>
      ))}
    </ul>
  ));
