import type { Teaser as TeaserData } from '../../lib/content/Teaser.ts';
import { formatAge } from '../../lib/dates/age.ts';
import { formatDay, formatRecent } from '../../lib/dates/newsroomDate.ts';
import { maxKeyPoints } from '../../lib/front/copyfit.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Moment } from '../page/Moment.tsx';
import { Teaser } from './Teaser.tsx';

type LeadStoryProps = {
  story: TeaserData;
  site: Site;
  /** ISO 8601. */
  now: string;
  pictureSizes: string;
};

/** With key points, a lead without a picture has two columns of words. */
const classOf = ({ leadImage, keyPoints: { length } }: TeaserData): string => {
  if (leadImage) return length > 0 ? 'lead lead-pictured lead-pointed' : 'lead lead-pictured';
  return length > 0 ? 'lead lead-banner' : 'lead';
};

/** The story that leads the front, with its key points. From a day on, it says its age. */
export const LeadStory = ({ story, site, now, pictureSizes }: LeadStoryProps) => (
  <div className={classOf(story)}>
    <Teaser story={story} site={site} isLead pictureSizes={pictureSizes} />
    <Age story={story} site={site} now={now} />
    {story.keyPoints.length > 0 && (
      <ul
        className="lead-points"
        lang={story.language}
        dir={directionOf(story.language)}
        aria-label={wordsOf(site)('story.keyPoints')}
      >
        {story.keyPoints.slice(0, maxKeyPoints).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    )}
  </div>
);

const Age = ({
  story: { publishedAt, modifiedAt },
  site,
  now,
}: Pick<LeadStoryProps, 'story' | 'site' | 'now'>) => {
  const age = formatAge(publishedAt, now, site);
  if (age === null) return null;
  const words = wordsOf(site);
  const published = { age, date: () => <Moment at={publishedAt} site={site} format={formatDay} /> };
  return (
    <p className="teaser-foot">
      {modifiedAt
        ? words.rich('front.publishedAndUpdated', {
            ...published,
            updated: () => (
              <Moment at={modifiedAt} site={site} format={(at, setting) => formatRecent(at, now, setting)} />
            ),
          })
        : words.rich('front.published', published)}
    </p>
  );
};
