import { personPath } from '../../lib/addresses.ts';
import type { Article, StoryAuthor } from '../../lib/articles/Article.ts';
import type { Byline } from '../../lib/people/byline.ts';
import type { Site } from '../../lib/site.ts';
import { Moment } from '../page/Moment.tsx';
import { Picture } from '../picture/Picture.tsx';
import { Contents } from './Contents.tsx';
import { readingTimeOf } from './readingTimeOf.ts';

const BylineLine = ({ byline }: { byline: Byline<StoryAuthor> }) =>
  byline.kind === 'none' ? (
    <p className="no-byline">{byline.line}</p>
  ) : (
    <ul className="plain byline" aria-label="By">
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
  return (
    <div className="story-margin">
      <BylineLine byline={article.byline} />
      <div className="story-facts">
        <dl className="times">
          <div>
            <dt>Published</dt>
            <dd>{isUnpublished ? 'Not yet' : <Moment at={article.publishedAt} site={site} />}</dd>
          </div>
          {article.modifiedAt && (
            <div>
              <dt>Updated</dt>
              <dd>
                <Moment at={article.modifiedAt} site={site} />
              </dd>
            </div>
          )}
          {!article.retractedAt && !article.live && (
            <div>
              <dt>Reading time</dt>
              <dd>{minutes === 1 ? '1 minute' : `${minutes} minutes`}</dd>
            </div>
          )}
        </dl>
        <view-count slug={article.slug} />
        <read-stories slug={article.slug} />
      </div>
      <Contents article={article} />
    </div>
  );
};
