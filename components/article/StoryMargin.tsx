import { personPath } from '../../lib/addresses.ts';
import type { Article, StoryAuthor } from '../../lib/articles/Article.ts';
import type { Byline } from '../../lib/people/byline.ts';
import type { Site } from '../../lib/site.ts';
import { wordsByCount } from '../../lib/words/wordsByCount.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Moment } from '../page/Moment.tsx';
import { Picture } from '../picture/Picture.tsx';
import { Contents } from './Contents.tsx';
import { readingTimeOf } from './readingTimeOf.ts';

const BylineLine = ({ byline, site }: { byline: Byline<StoryAuthor>; site: Site }) =>
  byline.kind === 'none' ? (
    <p className="no-byline">{byline.line ?? wordsOf(site)('story.noByline')}</p>
  ) : (
    <ul className="plain byline" aria-label={wordsOf(site)('story.by')}>
      {byline.authors.map(({ name, slug, role, portrait }) => (
        <li key={slug ?? name}>
          {portrait && (
            <Picture picture={portrait} ratio={{ width: 1, height: 1 }} sizes="3.25rem" isDecorative />
          )}
          <div>
            {slug ? (
              <a href={personPath(slug)} rel="author">
                {name}
              </a>
            ) : (
              <strong>{name}</strong>
            )}
            {role && <span>{role}</span>}
          </div>
        </li>
      ))}
    </ul>
  );

type Props = { article: Article; site: Site; isUnpublished: boolean };

/** Byline, dates, reading time, view count and table of contents: in the margin on wide screens, above the text on phones. */
export const StoryMargin = ({ article, site, isUnpublished }: Props) => {
  const minutes = readingTimeOf(article);
  const words = wordsOf(site);
  return (
    <div className="story-margin">
      <BylineLine byline={article.byline} site={site} />
      <div className="story-facts">
        <dl className="times">
          <div>
            <dt>{words('story.published')}</dt>
            <dd>{isUnpublished ? words('story.notYet') : <Moment at={article.publishedAt} site={site} />}</dd>
          </div>
          {article.modifiedAt && (
            <div>
              <dt>{words('story.updated')}</dt>
              <dd>
                <Moment at={article.modifiedAt} site={site} />
              </dd>
            </div>
          )}
          {!article.retractedAt && !article.live && (
            <div>
              <dt>{words('story.readingTime')}</dt>
              <dd>{words('story.minutes', { count: minutes })}</dd>
            </div>
          )}
        </dl>
        <view-count slug={article.slug} data-words={JSON.stringify(wordsByCount(site, 'reading.views'))} />
        <read-stories slug={article.slug} />
      </div>
      {site.look.storyParts.includes('contents') && <Contents article={article} site={site} />}
    </div>
  );
};
