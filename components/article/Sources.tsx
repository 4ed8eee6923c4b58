import { sourceAnchor } from '../../lib/addresses.ts';
import type { Source } from '../../lib/articles/Article.ts';
import { listNames } from '../../lib/people/byline.ts';

/** What the source is. Its parts are elements of their own: a preview leads from each to its field. */
const Named = ({ source: { outlet, title, url, partners } }: { source: Source }) => (
  <>
    {url ? (
      <a href={url} rel="external noopener">
        {title ?? outlet}
      </a>
    ) : (
      title
    )}
    {title ? <span>{`, ${outlet}`}</span> : url ? '' : <span>{outlet}</span>}
    {partners.length > 0 && <span>{`, with ${listNames(partners)}`}</span>}
  </>
);

/** Leads back to each passage that relies on a source. */
const BackLinks = ({ notes }: { notes: string[] }) =>
  notes.map((anchor, index) => (
    <a
      key={anchor}
      className="source-back"
      href={`#${anchor}`}
      aria-label={
        notes.length > 1 ? `Back to passage ${index + 1} of ${notes.length}` : 'Back to the passage'
      }
    >
      ↩{'\uFE0E'}
    </a>
  ));

/** The sources of a story, and the outlets that shared the reporting. They have numbers if passages name them. */
export const Sources = ({ sources }: { sources: Source[] }) => {
  if (sources.length === 0) return null;
  const isNumbered = sources.some(({ notes }) => notes.length > 0);
  const List = isNumbered ? 'ol' : 'ul';
  return (
    <section className="story-part sources" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <List className={isNumbered ? 'numbered' : 'plain'}>
        {sources.map((source, index) => (
          <li
            key={`${source.outlet} ${source.title} ${source.url}`}
            id={isNumbered ? sourceAnchor(index + 1) : undefined}
          >
            <Named source={source} />
            <BackLinks notes={source.notes} />
          </li>
        ))}
      </List>
    </section>
  );
};
