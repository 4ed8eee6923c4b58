import { articlePath, entryAnchor, entryPath, streamPath, updatesPath } from '../../lib/addresses.ts';
import type { Article } from '../../lib/articles/Article.ts';
import { countPages, newestOtherPage } from '../../lib/live/coveragePages.ts';
import type { LiveCoverage } from '../../lib/live/LiveCoverage.ts';
import type { Site } from '../../lib/site.ts';
import { wordsByCount } from '../../lib/words/wordsByCount.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { FeedLinks } from '../lists/FeedLinks.tsx';
import { Moment } from '../page/Moment.tsx';
import { LiveEntryItem, type LiveSetting } from './LiveEntryItem.tsx';

/** How often a page without script reloads while the coverage goes on. */
const reloadSeconds = 60;

/** More key moments than these are folded: on a phone they would push the entries off the screen. */
const unfoldedMoments = 3;

/** The headlines of the key moments. One that is on another page leads to its own. */
const KeyMoments = ({ live, site, slug, language }: LiveSetting & { live: LiveCoverage }) => {
  const here = new Set([...live.pinned, ...live.entries].map(({ id }) => id));
  const words = wordsOf(site);
  const { keyMoments } = live;
  // A fold with one moment would take the room of the moment.
  const shown = keyMoments.length > unfoldedMoments + 1 ? unfoldedMoments : keyMoments.length;
  const list = (from: number, to?: number) => (
    <ol className="plain">
      {keyMoments.slice(from, to).map(({ id, headline, at }) => (
        <li key={id} data-moment={id}>
          <a href={here.has(id) ? `#${entryAnchor(id)}` : entryPath(slug, id)}>
            <Moment at={at} site={site} /> <span lang={language}>{headline}</span>
          </a>
        </li>
      ))}
    </ol>
  );
  return keyMoments.length > 0 ? (
    <nav className="key-moments" aria-labelledby="key-moments">
      <h3 id="key-moments">{words('live.keyMoments')}</h3>
      {list(0, shown)}
      {shown < keyMoments.length && (
        <details>
          <summary>{words('live.moreKeyMoments')}</summary>
          {list(shown)}
        </details>
      )}
    </nav>
  ) : null;
};

type ToldProps = { words: 'live.ended' | 'live.lastUpdate'; at: string; site: Site };

const Told = ({ words, at, site }: ToldProps) =>
  wordsOf(site).rich(words, { date: () => <Moment at={at} site={site} /> });

const State = ({ live, site, slug }: { live: LiveCoverage; site: Site; slug: string }) =>
  live.endedAt ? (
    <p className="live-state">
      <Told words="live.ended" at={live.endedAt} site={site} />
    </p>
  ) : (
    <>
      <p className="live-state">
        <strong className="live-now">{wordsOf(site)('live.live')}</strong>{' '}
        {live.newestAt ? (
          <Told words="live.lastUpdate" at={live.newestAt} site={site} />
        ) : (
          wordsOf(site)('live.noUpdate')
        )}
      </p>
      <noscript>
        <meta httpEquiv="refresh" content={String(reloadSeconds)} />
        <p className="live-state">
          {wordsOf(site).rich('live.reloads', {
            link: (chunks) => <a href={articlePath(slug)}>{chunks}</a>,
          })}
        </p>
      </noscript>
    </>
  );

/** The page that goes on where this one ends. */
const Onward = ({ live: { endedAt, count }, site, slug }: LiveSetting & { live: LiveCoverage }) => {
  const page = endedAt ? (countPages(count) > 1 ? 2 : 0) : newestOtherPage(count);
  return page > 0 ? (
    <p className="live-onward">
      <a href={updatesPath(slug, page)}>{wordsOf(site)(endedAt ? 'live.later' : 'live.earlier')}</a>
    </p>
  ) : null;
};

/** The words of the script. */
const scriptWords = (site: Site) => {
  const words = wordsOf(site);
  return {
    ...wordsByCount(site, 'live.newUpdates', 'new-'),
    ...wordsByCount(site, 'live.newSince', 'since-'),
    here: words('live.youWereHere'),
    ended: words('live.hasEnded'),
    gone: words('live.takenOff'),
    retracted: words('live.wasRetracted'),
    changed: words('live.hasChanged'),
    moved: words('live.hasMoved'),
    failed: words('live.notLoaded'),
  };
};

/** The entries of a live story, newest first. Once it has ended they read on from the first to the last. */
export const LiveUpdates = ({ article, site }: { article: Article; site: Site }) => {
  const { live, slug, language } = article;
  if (!live) return null;
  const setting = { site, slug, language };
  return (
    <section className="live" aria-labelledby="updates">
      <h2 id="updates">{wordsOf(site)(live.endedAt ? 'live.asItHappened' : 'live.liveUpdates')}</h2>
      <State live={live} site={site} slug={slug} />
      <KeyMoments live={live} {...setting} />
      {!live.endedAt && (
        <live-updates src={streamPath(slug)} slug={slug} data-words={JSON.stringify(scriptWords(site))} />
      )}
      {live.pinned.map((entry) => (
        <LiveEntryItem key={entry.id} entry={entry} {...setting} isPinnedHere />
      ))}
      <div className="entries">
        {live.entries.map((entry) => (
          <LiveEntryItem key={entry.id} entry={entry} {...setting} />
        ))}
      </div>
      <Onward live={live} {...setting} />
      <FeedLinks path={articlePath(slug)} site={site} />
    </section>
  );
};
