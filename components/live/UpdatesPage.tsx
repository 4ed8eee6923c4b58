import { articlePath, updatesPath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import type { Teaser } from '../../lib/content/Teaser.ts';
import type { LiveEntry } from '../../lib/live/LiveCoverage.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { CorrectionNotes } from '../article/Corrections.tsx';
import { LiveEntryItem } from './LiveEntryItem.tsx';

type HeadProps = { story: Pick<Teaser, 'headline' | 'slug' | 'language'>; title: string };

const Head = ({ story: { headline, slug, language }, title }: HeadProps) => (
  <header className="story-head">
    <p className="eyebrow">
      <span>Live</span>
    </p>
    <h1 lang={language}>
      <a href={articlePath(slug)}>{headline}</a>
    </h1>
    <p className="standfirst">{title}</p>
  </header>
);

type UpdatesProps = {
  article: Article;
  site: Site;
  /** In the order in which they are shown. */
  entries: LiveEntry[];
  page: number;
  pages: number;
};

/** A numbered page of the entries of a live story. */
export const UpdatesPage = ({ article, site, entries, page, pages }: UpdatesProps) => {
  const { slug, language } = article;
  return (
    <main id="content">
      <div className="story sheet" dir={directionOf(language)}>
        <Head story={article} title={`Updates, part ${page} of ${pages}`} />
        <div className="story-text">
          <section className="live" aria-labelledby="updates">
            <h2 id="updates">Updates</h2>
            <div className="entries">
              {entries.map((entry) => (
                <LiveEntryItem key={entry.id} entry={entry} site={site} slug={slug} language={language} />
              ))}
            </div>
            <nav className="live-onward" aria-label="Other updates">
              {page > 1 && <a href={updatesPath(slug, page - 1)}>Earlier updates</a>}
              {page < pages && <a href={updatesPath(slug, page + 1)}>Later updates</a>}
              <a href={articlePath(slug)}>The whole story</a>
            </nav>
          </section>
          <CorrectionNotes corrections={entries.flatMap(({ corrections }) => corrections)} site={site} />
        </div>
      </div>
    </main>
  );
};

type EntryProps = { story: HeadProps['story']; site: Site; entry: LiveEntry };

/** The page of one entry, for those who were sent its address. */
export const EntryPage = ({ story, site, entry }: EntryProps) => {
  const { slug, language } = story;
  return (
    <main id="content">
      <div className="story sheet" dir={directionOf(language)}>
        <Head story={story} title="One update of our live coverage" />
        <div className="story-text">
          <section className="live" aria-labelledby="updates">
            <h2 id="updates">The update</h2>
            <LiveEntryItem entry={entry} site={site} slug={slug} language={language} />
            <p className="live-onward">
              <a href={articlePath(slug)}>Read the whole live story</a>
            </p>
          </section>
          <CorrectionNotes corrections={entry.corrections} site={site} />
        </div>
      </div>
    </main>
  );
};
