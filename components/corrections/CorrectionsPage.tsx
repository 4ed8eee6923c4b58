import { articlePath, correctionPath, pagePath, sectionPath } from '../../lib/addresses.ts';
import type { LoggedCorrection } from '../../lib/corrections/Correction.ts';
import { kindWords, publicKinds, storyGone } from '../../lib/corrections/correctionWords.ts';
import type { Log } from '../../lib/corrections/log/Log.ts';
import { type LogFilter, logPath, logTitle, pageWords } from '../../lib/corrections/log/logAddress.ts';
import type { Site } from '../../lib/site.ts';
import { AloneNotice } from './AloneNotice.tsx';
import { BeforeAndAfter, CorrectionNote } from './CorrectionNote.tsx';

/** The log's query reads this many passages of a correction. */
const maxLoggedPassages = 6;

type LogProps = { log: Log; site: Site };

type Choice = { words: string; filter: LogFilter };

/** A row of filters. Each is a link to its own page, so it needs no script. */
const FilterRow = ({ name, choices, filter }: { name: string; choices: Choice[]; filter: LogFilter }) => (
  <div className="filter-row">
    <h2>{name}</h2>
    <ul className="plain">
      {choices.map((choice) => (
        <li key={choice.words}>
          <a
            href={logPath(choice.filter)}
            aria-current={logPath(choice.filter) === logPath(filter) ? 'page' : undefined}
          >
            {choice.words}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

const Filters = ({ log: { filter, years }, site }: LogProps) => (
  <nav className="filters" aria-label="Filter corrections">
    <FilterRow
      name="Kind"
      filter={filter}
      choices={[
        { words: 'All', filter: { ...filter, kind: null } },
        ...publicKinds.map((kind) => ({ words: kindWords[kind].many, filter: { ...filter, kind } })),
      ]}
    />
    {site.sections.length > 0 && (
      <FilterRow
        name="Section"
        filter={filter}
        choices={[
          { words: 'All', filter: { ...filter, section: null } },
          ...site.sections.map(({ title, slug }) => ({
            words: title,
            filter: { ...filter, section: slug },
          })),
        ]}
      />
    )}
    {years.length > 1 && (
      <FilterRow
        name="Year"
        filter={filter}
        choices={[
          { words: 'All', filter: { ...filter, year: null } },
          ...years.map((year) => ({ words: String(year), filter: { ...filter, year } })),
        ]}
      />
    )}
  </nav>
);

const LogEntry = ({ correction, site }: { correction: LoggedCorrection; site: Site }) => {
  const { id, article, section } = correction;
  return (
    <li>
      <p className="small">
        {section && (
          <>
            <a href={sectionPath(section.slug)}>{section.title}</a>
            <br />
          </>
        )}
        {article && <a href={correctionPath(article.slug, id)}>Note on the story</a>}
      </p>
      <div>
        <h2 className="headline" dir="auto">
          {article ? (
            <>
              {article.retractedAt && <span className="retracted-label">Retracted: </span>}
              <a href={articlePath(article.slug)}>{article.headline}</a>
            </>
          ) : (
            storyGone
          )}
        </h2>
        <CorrectionNote correction={correction} site={site} />
        <BeforeAndAfter correction={correction} />
        {article && (correction.changes?.length ?? 0) >= maxLoggedPassages && (
          <p className="small">
            <a href={correctionPath(article.slug, id)}>All changed passages are with the story</a>
          </p>
        )}
      </div>
    </li>
  );
};

/** Pagination: previous, current and next page. */
const Pager = ({ log: { filter, page, pages } }: { log: Log }) =>
  pages > 1 ? (
    <nav className="pager" aria-label="Pages of the log">
      {page > 1 ? (
        <a href={logPath(filter, page - 1)} rel="prev">
          Newer
        </a>
      ) : (
        <span />
      )}
      <p>
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <a href={logPath(filter, page + 1)} rel="next">
          Older
        </a>
      ) : (
        <span />
      )}
    </nav>
  ) : null;

/** The log of all corrections. Entries are never removed. */
export const CorrectionsPage = ({ log, site }: LogProps) => {
  const { filter, section, page, pages, count, corrections } = log;
  return (
    <main id="content" className="sheet">
      <header className="list-head">
        <h1>
          {logTitle(filter, section?.title ?? null)}
          {page > 1 && <span className="page-number">{pageWords(page, pages)}</span>}
        </h1>
        <p className="standfirst">
          What we got wrong, and what is right. A published note is never edited or removed; a wrong one gets
          a successor.
        </p>
        <AloneNotice site={site} />
        {site.policies.correctionsPolicy && (
          <p className="small">
            <a href={pagePath(site.policies.correctionsPolicy.slug)}>
              {site.policies.correctionsPolicy.title}
            </a>
          </p>
        )}
        <Filters log={log} site={site} />
        <p className="small feeds">
          {count} {count === 1 ? 'note' : 'notes'}. Follow all by <a href="/corrections/feed.xml">Atom</a> or{' '}
          <a href="/corrections/feed.json">JSON Feed</a>
        </p>
      </header>
      {corrections.length === 0 ? (
        <p className="page-body">Nothing here.</p>
      ) : (
        <ol className="plain log">
          {corrections.map((correction) => (
            <LogEntry key={correction.id} correction={correction} site={site} />
          ))}
        </ol>
      )}
      <Pager log={log} />
    </main>
  );
};
