import { articlePath, entryAnchor, entryPath, streamPath, updatesPath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { countPages, newestOtherPage } from '../../lib/live/coveragePages.ts';
import type { LiveCoverage } from '../../lib/live/LiveCoverage.ts';
import type { Site } from '../../lib/site.ts';
import { Moment } from '../page/Moment.tsx';
import { LiveEntryItem, type LiveSetting } from './LiveEntryItem.tsx';

/** How often a page without script reloads while the coverage goes on. */
const reloadSeconds = 60;

/** The headlines of the key moments. One that is on another page leads to its own. */
const KeyMoments = ({ live, site, slug, language }: LiveSetting & { live: LiveCoverage }) => {
  const here = new Set([...live.pinned, ...live.entries].map(({ id }) => id));
  return live.keyMoments.length > 0 ? (
    <nav className="key-moments" aria-labelledby="key-moments">
      <h3 id="key-moments">Key moments</h3>
      <ol className="plain">
        {live.keyMoments.map(({ id, headline, at }) => (
          <li key={id} data-moment={id}>
            <a href={here.has(id) ? `#${entryAnchor(id)}` : entryPath(slug, id)}>
              <Moment at={at} site={site} /> <span lang={language}>{headline}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  ) : null;
};

const State = ({ live, site, slug }: { live: LiveCoverage; site: Site; slug: string }) =>
  live.endedAt ? (
    <p className="live-state">
      Our live coverage ended on <Moment at={live.endedAt} site={site} />. The entries are in the order in
      which they were written.
    </p>
  ) : (
    <>
      <p className="live-state">
        <strong className="live-now">Live</strong>{' '}
        {live.newestAt ? (
          <>
            Last update <Moment at={live.newestAt} site={site} />
          </>
        ) : (
          'No update yet.'
        )}
      </p>
      <noscript>
        <meta httpEquiv="refresh" content={String(reloadSeconds)} />
        <p className="live-state">
          This page reloads every minute. <a href={articlePath(slug)}>Reload it now</a>
        </p>
      </noscript>
    </>
  );

/** The page that goes on where this one ends. */
const Onward = ({ live: { endedAt, count }, slug }: { live: LiveCoverage; slug: string }) => {
  const page = endedAt ? (countPages(count) > 1 ? 2 : 0) : newestOtherPage(count);
  return page > 0 ? (
    <p className="live-onward">
      <a href={updatesPath(slug, page)}>{endedAt ? 'Later updates' : 'Earlier updates'}</a>
    </p>
  ) : null;
};

/** The entries of a live story, newest first. Once it has ended they read on from the first to the last. */
export const LiveUpdates = ({ article, site }: { article: Article; site: Site }) => {
  const { live, slug, language } = article;
  if (!live) return null;
  const setting = { site, slug, language };
  return (
    <section className="live" aria-labelledby="updates">
      <h2 id="updates">{live.endedAt ? 'As it happened' : 'Live updates'}</h2>
      <State live={live} site={site} slug={slug} />
      <KeyMoments live={live} {...setting} />
      {!live.endedAt && <live-updates src={streamPath(slug)} slug={slug} />}
      {live.pinned.map((entry) => (
        <LiveEntryItem key={entry.id} entry={entry} {...setting} isPinnedHere />
      ))}
      <div className="entries">
        {live.entries.map((entry) => (
          <LiveEntryItem key={entry.id} entry={entry} {...setting} />
        ))}
      </div>
      <Onward live={live} slug={slug} />
    </section>
  );
};
