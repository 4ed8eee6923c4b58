import { sourceAnchor } from '../../lib/addresses.ts';
import type { Source } from '../../lib/articles/Article.ts';
import { listNames } from '../../lib/people/byline.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

type NamedProps = { source: Source; site: Site };

/** What the source is. Its parts are elements of their own: a preview leads from each to its field. */
const Named = ({ source: { outlet, title, url, partners }, site }: NamedProps) => (
  <>
    {url ? (
      <a href={url} rel="external noopener">
        {title ?? outlet}
      </a>
    ) : (
      title
    )}
    {title ? <span>{wordsOf(site)('story.afterSource', { outlet })}</span> : url ? '' : <span>{outlet}</span>}
    {partners.length > 0 && (
      <span>{wordsOf(site)('story.afterSourceWith', { names: listNames(partners, site.language) })}</span>
    )}
  </>
);

/** Leads back to each passage that relies on a source. */
const BackLinks = ({ notes, site }: { notes: string[]; site: Site }) =>
  notes.map((anchor, index) => (
    <a
      key={anchor}
      className="source-back"
      href={`#${anchor}`}
      aria-label={
        notes.length > 1
          ? wordsOf(site)('story.backToPassageOf', { index: index + 1, count: notes.length })
          : wordsOf(site)('story.backToPassage')
      }
    >
      ↩{'\uFE0E'}
    </a>
  ));

/** The sources of a story, and the outlets that shared the reporting. They have numbers if passages name them. */
export const Sources = ({ sources, site }: { sources: Source[]; site: Site }) => {
  if (sources.length === 0) return null;
  const isNumbered = sources.some(({ notes }) => notes.length > 0);
  const List = isNumbered ? 'ol' : 'ul';
  return (
    <section className="story-part sources" aria-labelledby="sources">
      <h2 id="sources">{wordsOf(site)('story.sources')}</h2>
      <List className={isNumbered ? 'numbered' : 'plain'}>
        {sources.map((source, index) => (
          <li
            key={`${source.outlet} ${source.title} ${source.url}`}
            id={isNumbered ? sourceAnchor(index + 1) : undefined}
          >
            <Named source={source} site={site} />
            <BackLinks notes={source.notes} site={site} />
          </li>
        ))}
      </List>
    </section>
  );
};
