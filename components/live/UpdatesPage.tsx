import { articlePath, updatesPath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import type { Teaser } from '../../lib/content/Teaser.ts';
import type { LiveEntry } from '../../lib/live/LiveCoverage.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { CorrectionNotes } from '../article/Corrections.tsx';
import { LiveEntryItem } from './LiveEntryItem.tsx';

type HeadProps = { site: Site; story: Pick<Teaser, 'headline' | 'slug' | 'language'>; title: string };

const Head = ({ site, story: { headline, slug, language }, title }: HeadProps) => (
  <header className="story-head">
    <p className="eyebrow">
      <span>{wordsOf(site)('live.live')}</span>
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
  const words = wordsOf(site);
  return (
    <main id="content">
      <div className="story sheet" dir={directionOf(language)}>
        <Head site={site} story={article} title={words('live.part', { page, pages })} />
        <div className="story-text">
          <section className="live" aria-labelledby="updates">
            <h2 id="updates">{words('live.updates')}</h2>
            <div className="entries">
              {entries.map((entry) => (
                <LiveEntryItem key={entry.id} entry={entry} site={site} slug={slug} language={language} />
              ))}
            </div>
            <nav className="live-onward" aria-label={words('live.other')}>
              {page > 1 && <a href={updatesPath(slug, page - 1)}>{words('live.earlier')}</a>}
              {page < pages && <a href={updatesPath(slug, page + 1)}>{words('live.later')}</a>}
              <a href={articlePath(slug)}>{words('live.wholeStory')}</a>
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
  const words = wordsOf(site);
  return (
    <main id="content">
      <div className="story sheet" dir={directionOf(language)}>
        <Head site={site} story={story} title={words('live.oneUpdate')} />
        <div className="story-text">
          <section className="live" aria-labelledby="updates">
            <h2 id="updates">{words('live.theUpdate')}</h2>
            <LiveEntryItem entry={entry} site={site} slug={slug} language={language} />
            <p className="live-onward">
              <a href={articlePath(slug)}>{words('live.readWholeStory')}</a>
            </p>
          </section>
          <CorrectionNotes corrections={entry.corrections} site={site} />
        </div>
      </div>
    </main>
  );
};
