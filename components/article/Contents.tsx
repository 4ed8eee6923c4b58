import type { Article } from '../../lib/articles/Article.ts';
import type { Site } from '../../lib/site.ts';
import { headingAnchors } from '../../lib/text/headings.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { readingTimeOf } from './readingTimeOf.ts';

/** A story with fewer headings has no table of contents. */
const fewestHeadings = 2;
/** On a phone, a story that takes fewer minutes to read has no table of contents. */
const fewestMinutes = 3;

const headingsOf = ({ body, retractedAt }: Article) => {
  const headings = retractedAt ? [] : [...headingAnchors(body).values()];
  return headings.length >= fewestHeadings ? headings : [];
};

const HeadingLinks = ({ article }: { article: Article }) => (
  <ol className="plain">
    {headingsOf(article).map(({ id, text }) => (
      <li key={id}>
        <a href={`#${id}`} lang={article.language}>
          {text}
        </a>
      </li>
    ))}
  </ol>
);

type ContentsProps = { article: Article; site: Site };

/** The table of contents in the margin. Only wide screens have a margin. */
export const Contents = ({ article, site }: ContentsProps) =>
  headingsOf(article).length > 0 ? (
    <nav className="contents" aria-label={wordsOf(site)('story.inThisStory')}>
      <h2>{wordsOf(site)('story.inThisStory')}</h2>
      <HeadingLinks article={article} />
    </nav>
  ) : null;

/** The table of contents of a long story on phones, folded. */
export const FoldedContents = ({ article, site }: ContentsProps) =>
  headingsOf(article).length > 0 && readingTimeOf(article) >= fewestMinutes ? (
    <nav className="fold folded-contents" aria-label={wordsOf(site)('story.inThisStory')}>
      <details>
        <summary>
          <h2>{wordsOf(site)('story.inThisStory')}</h2>
        </summary>
        <HeadingLinks article={article} />
      </details>
    </nav>
  ) : null;
