import { correctionAnchor, entryAnchor, entryPath, personPath } from '../../lib/addresses.ts';
import { formatClock, formatDay } from '../../lib/dates/newsroomDate.ts';
import type { LiveEntry } from '../../lib/live/LiveCoverage.ts';
import { type Author, listNamed } from '../../lib/people/byline.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { EntryBody } from '../article/Body.tsx';

export type LiveSetting = { site: Site; slug: string; language: string };

const Authors = ({ authors, site }: { authors: Author[]; site: Site }) =>
  authors.length > 0 ? (
    <p className="entry-byline">
      {listNamed(authors, ({ name }) => name, site.language).map(({ before, item: { name, slug } }) => (
        <span key={slug ?? name}>
          {before}
          {slug ? (
            <a href={personPath(slug)} rel="author">
              {name}
            </a>
          ) : (
            name
          )}
        </span>
      ))}
    </p>
  ) : null;

/** The story says what was wrong: an entry leads to the note. */
const EntryCorrections = ({ entry: { corrections }, site }: { entry: LiveEntry; site: Site }) =>
  corrections
    .filter(({ isSuperseded }) => !isSuperseded)
    .map((correction) => (
      <p className="notice" key={correction.id}>
        {wordsOf(site).markup('corrections.dated', {
          kind: wordsOf(site)(`kinds.${correction.kind}`),
          date: () => formatDay(correction.publishedAt, site),
        })}
        . <a href={`#${correctionAnchor(correction.id)}`}>{wordsOf(site)('corrections.seeWhatChanged')}</a>
      </p>
    ));

type Props = LiveSetting & {
  entry: LiveEntry;
  /** True above the others. */
  isPinnedHere?: boolean;
};

/** One entry: its time, which is the link to its own page, its headline and its text. */
export const LiveEntryItem = ({ entry, site, slug, language, isPinnedHere = false }: Props) => {
  const { id, headline, isKey, publishedAt } = entry;
  const named = `${entryAnchor(id)}-name`;
  return (
    <article
      className={isKey ? 'entry key' : 'entry'}
      id={entryAnchor(id)}
      aria-labelledby={named}
      data-entry={id}
      data-at={publishedAt}
    >
      <header>
        <p className="entry-time">
          <a href={entryPath(slug, id)} id={headline ? undefined : named}>
            <time dateTime={publishedAt} dir="auto">
              {formatClock(publishedAt, site)}{' '}
              <span className="entry-day">{formatDay(publishedAt, site)}</span>
            </time>
          </a>
          {isPinnedHere && <span className="entry-mark">{wordsOf(site)('live.pinned')}</span>}
          {isKey && <span className="entry-mark">{wordsOf(site)('live.keyMoment')}</span>}
        </p>
        {headline && (
          <h3 id={named} lang={language}>
            {headline}
          </h3>
        )}
        <Authors authors={entry.authors} site={site} />
      </header>
      <EntryBody body={entry.body} language={language} site={site} />
      <EntryCorrections entry={entry} site={site} />
    </article>
  );
};
