import { articlePath, sectionPath } from '../../lib/addresses.ts';
import { formatDay } from '../../lib/dates/newsroomDate.ts';
import { listNames } from '../../lib/people/byline.ts';
import type { TextPart } from '../../lib/search/hits.ts';
import type { FoundStory } from '../../lib/search/SearchAnswer.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { Moment } from '../page/Moment.tsx';

/** A text with its hits. React escapes both. */
const Marked = ({ parts }: { parts: TextPart[] }) =>
  parts.map(({ text, isHit }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity.
    return isHit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>;
  });

/** The stories that a search found, best first. */
export const FoundStories = ({ stories, site }: { stories: FoundStory[]; site: Site }) => (
  <ol className="plain river found">
    {stories.map(({ slug, headline, excerpt, language, publishedAt, kicker, section, authors }) => (
      <li key={slug}>
        <p className="river-time">
          <Moment at={publishedAt} site={site} format={formatDay} />
        </p>
        <div dir={directionOf(language)}>
          {(kicker || section) && (
            <p className="eyebrow">
              {kicker && <span className="kicker">{kicker}</span>}
              {!kicker && section && <a href={sectionPath(section.slug)}>{section.title}</a>}
            </p>
          )}
          <h2 className="headline" lang={language}>
            <a href={articlePath(slug)}>
              <Marked parts={headline} />
            </a>
          </h2>
          <p className="excerpt" lang={language}>
            <Marked parts={excerpt} />
          </p>
          {authors.length > 0 && <p className="teaser-foot">{listNames(authors, site.language)}</p>}
        </div>
      </li>
    ))}
  </ol>
);
