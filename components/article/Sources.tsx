import type { Source } from '../../lib/articles/Article.ts';
import { listNames } from '../../lib/people/byline.ts';

/** The sources of a story, and the outlets that shared the reporting. */
export const Sources = ({ sources }: { sources: Source[] }) =>
  sources.length > 0 ? (
    <section className="story-part sources" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ul className="plain">
        {sources.map(({ outlet, title, url, partners }) => (
          <li key={`${outlet} ${title} ${url}`}>
            {url ? (
              <a href={url} rel="external noopener">
                {title ?? outlet}
              </a>
            ) : (
              title
            )}
            {/* Elements of their own: a preview leads from each to its field. */}
            {title ? <span>{`, ${outlet}`}</span> : url ? '' : <span>{outlet}</span>}
            {partners.length > 0 && <span>{`, with ${listNames(partners)}`}</span>}
          </li>
        ))}
      </ul>
    </section>
  ) : null;
