import { personPath } from '../../lib/addresses.ts';
import type { Article, StoryAuthor } from '../../lib/articles/Article.ts';
import type { Byline } from '../../lib/people/byline.ts';
import type { Site } from '../../lib/site.ts';
import { headingAnchors } from '../../lib/text/headings.ts';
import { plainText } from '../../lib/text/plainText.ts';
import { countWords, readingMinutes } from '../../lib/text/readingTime.ts';
import { Moment } from '../page/Moment.tsx';
import { Picture } from '../picture/Picture.tsx';

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

/** A story with fewer headings has no table of contents. */
const fewestHeadings = 2;

type Props = { article: Article; site: Site; isUnpublished: boolean };

/** Byline, dates, reading time, view count and table of contents: in the margin on wide screens, above the text on phones. */
export const StoryMargin = ({ article, site, isUnpublished }: Props) => {
  const headings = article.retractedAt ? [] : [...headingAnchors(article.body).values()];
  const minutes = readingMinutes(countWords(plainText(article.body)));
  return (
    <div className="story-margin">
      <BylineLine byline={article.byline} />
      <div>
        <dl className="times">
          <dt>Published</dt>
          <dd>{isUnpublished ? 'Not yet' : <Moment at={article.publishedAt} site={site} />}</dd>
          {article.modifiedAt && (
            <>
              <dt>Updated</dt>
              <dd>
                <Moment at={article.modifiedAt} site={site} />
              </dd>
            </>
          )}
          {!article.retractedAt && (
            <>
              <dt>Reading time</dt>
              <dd>{minutes === 1 ? '1 minute' : `${minutes} minutes`}</dd>
            </>
          )}
        </dl>
        <view-count slug={article.slug} />
        <read-stories slug={article.slug} />
      </div>
      {headings.length >= fewestHeadings && (
        <nav className="contents" aria-label="In this story">
          <h2>In this story</h2>
          <ol className="plain">
            {headings.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`} lang={article.language}>
                  {text}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
    </div>
  );
};
