import type { Teaser } from '../../lib/content/Teaser.ts';
import { formatDay } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Eyebrow, Headline } from '../front/Teaser.tsx';
import { Moment } from '../page/Moment.tsx';
import { Picture } from '../picture/Picture.tsx';

type StoryRiverProps = { stories: Teaser[]; site: Site; hidesSection?: boolean };

/** A vertical list of stories with dates, newest first. */
export const StoryRiver = ({ stories, site, hidesSection = false }: StoryRiverProps) =>
  stories.length > 0 ? (
    <ol className="plain river">
      {stories.map((story) => (
        <li key={story.id}>
          <p className="river-time">
            <Moment at={story.publishedAt} site={site} format={formatDay} />
          </p>
          <div dir={directionOf(story.language)}>
            <Eyebrow story={story} site={site} hidesSection={hidesSection} />
            <Headline story={story} />
            {story.standfirst && <p lang={story.language}>{story.standfirst}</p>}
          </div>
          {story.leadImage && (
            <Picture
              picture={story.leadImage}
              ratio={{ width: 3, height: 2 }}
              sizes="(width < 48rem) 6.5rem, 14rem"
              isDecorative
            />
          )}
        </li>
      ))}
    </ol>
  ) : (
    <p className="page-body">{wordsOf(site)('lists.nothingHere')}</p>
  );
