import { articlePath, correctionPath, pagePath, sectionPath } from '../../lib/addresses.ts';
import type { LoggedCorrection } from '../../lib/corrections/Correction.ts';
import { publicKinds } from '../../lib/corrections/correctionWords.ts';
import type { Log } from '../../lib/corrections/log/Log.ts';
import { type LogFilter, logPath, logTitle, pageWords } from '../../lib/corrections/log/logAddress.ts';
import { partWords } from '../../lib/periods/periodWords.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
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

const Filters = ({ log: { filter, years }, site }: LogProps) => {
  const words = wordsOf(site);
  const all = words('corrections.all');
  return (
    <nav className="filters" aria-label={words('corrections.filter')}>
      <FilterRow
        name={words('corrections.kind')}
        filter={filter}
        choices={[
          { words: all, filter: { ...filter, kind: null } },
          ...publicKinds.map((kind) => ({
            words: words(`kindsOfMany.${kind}`),
            filter: { ...filter, kind },
          })),
        ]}
      />
      {site.sections.length > 0 && (
        <FilterRow
          name={words('page.section')}
          filter={filter}
          choices={[
            { words: all, filter: { ...filter, section: null } },
            ...site.sections.map(({ title, slug }) => ({
              words: title,
              filter: { ...filter, section: slug },
            })),
          ]}
        />
      )}
      {years.length > 1 && (
        <FilterRow
          name={words('corrections.year')}
          filter={filter}
          choices={[
            { words: all, filter: { ...filter, year: null } },
            ...years.map((year) => ({
              words: partWords({ year, month: null, day: null }, site.language),
              filter: { ...filter, year },
            })),
          ]}
        />
      )}
    </nav>
  );
};

const LogEntry = ({ correction, site }: { correction: LoggedCorrection; site: Site }) => {
  const { id, article, section } = correction;
  const words = wordsOf(site);
  return (
    <li>
      <p className="small">
        {section && (
          <>
            <a href={sectionPath(section.slug)}>{section.title}</a>
            <br />
          </>
        )}
        {article && <a href={correctionPath(article.slug, id)}>{words('corrections.noteOnTheStory')}</a>}
      </p>
      <div>
        <h2 className="headline" dir="auto">
          {article ? (
            <>
              {article.retractedAt && (
                <span className="retracted-label">{words('story.retractedLabel')} </span>
              )}
              <a href={articlePath(article.slug)}>{article.headline}</a>
            </>
          ) : (
            words('corrections.storyGone')
          )}
        </h2>
        <CorrectionNote correction={correction} site={site} />
        <BeforeAndAfter correction={correction} site={site} />
        {article && (correction.changes?.length ?? 0) >= maxLoggedPassages && (
          <p className="small">
            <a href={correctionPath(article.slug, id)}>{words('corrections.allPassages')}</a>
          </p>
        )}
      </div>
    </li>
  );
};

/** Pagination: previous, current and next page. */
const Pager = ({ log: { filter, page, pages }, site }: LogProps) =>
  pages > 1 ? (
    <nav className="pager" aria-label={wordsOf(site)('corrections.pages')}>
      {page > 1 ? (
        <a href={logPath(filter, page - 1)} rel="prev">
          {wordsOf(site)('corrections.newer')}
        </a>
      ) : (
        <span />
      )}
      <p>{wordsOf(site)('page.pageOf', { page, pages })}</p>
      {page < pages ? (
        <a href={logPath(filter, page + 1)} rel="next">
          {wordsOf(site)('corrections.older')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  ) : null;

/** The log of all corrections. Entries are never removed. */
export const CorrectionsPage = ({ log, site }: LogProps) => {
  const { filter, section, page, pages, count, corrections } = log;
  const words = wordsOf(site);
  return (
    <main id="content" className="sheet">
      <header className="list-head">
        <h1>
          {logTitle(filter, section?.title ?? null, words)}
          {page > 1 && <span className="page-number">{pageWords(page, pages, words)}</span>}
        </h1>
        <p className="standfirst">{words('corrections.standfirst')}</p>
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
          {words.rich('corrections.count', {
            count,
            atom: (name) => <a href="/corrections/feed.xml">{name}</a>,
            json: (name) => <a href="/corrections/feed.json">{name}</a>,
          })}
        </p>
      </header>
      {corrections.length === 0 ? (
        <p className="page-body">{words('corrections.nothing')}</p>
      ) : (
        <ol className="plain log">
          {corrections.map((correction) => (
            <LogEntry key={correction.id} correction={correction} site={site} />
          ))}
        </ol>
      )}
      <Pager log={log} site={site} />
    </main>
  );
};
