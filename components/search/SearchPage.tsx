import type { ReactNode } from 'react';
import { hasFilter, maxPages, type SearchFields, storiesPerPage } from '../../lib/search/readSearch.ts';
import type { Found, Narrowing } from '../../lib/search/SearchAnswer.ts';
import { maxCounted } from '../../lib/search/SearchAnswer.ts';
import { type SearchOutcome, statusOfSearch } from '../../lib/search/SearchOutcome.ts';
import { searchPath } from '../../lib/search/searchPath.ts';
import type { Site } from '../../lib/site.ts';
import { type Words, wordsOf } from '../../lib/words/wordsOf.ts';
import { FoundStories } from './FoundStories.tsx';
import { SearchForm } from './SearchForm.tsx';

type SearchPageProps = { outcome: SearchOutcome; site: Site };

/** The search: its form, and what came of it in one sentence. */
export const SearchPage = ({ outcome, site }: SearchPageProps) => {
  const { fields } = outcome;
  return (
    <main id="content" className="sheet search">
      <SearchStatus outcome={outcome} />
      <header className="list-head">
        <h1>{wordsOf(site)('page.search')}</h1>
        <SearchForm fields={fields} site={site} />
        <FiltersInUse outcome={outcome} site={site} />
      </header>
      <Sentence outcome={outcome} site={site} />
      {outcome.kind === 'found' && (
        <>
          <Narrowings fields={fields} narrowings={outcome.narrowings} site={site} />
          {outcome.stories.length > 0 && <FoundStories stories={outcome.stories} site={site} />}
          <SearchPager fields={fields} total={outcome.total} site={site} />
        </>
      )}
    </main>
  );
};

/** The edge sends this status and removes both elements. */
const SearchStatus = ({ outcome }: { outcome: SearchOutcome }) => {
  const { status, retryAfter } = statusOfSearch(outcome);
  return (
    <>
      <meta name="copydesk:status" content={String(status)} />
      {retryAfter !== null && <meta name="copydesk:retry-after" content={String(retryAfter)} />}
    </>
  );
};

const Sentence = ({ outcome, site }: SearchPageProps) => {
  const { fields } = outcome;
  const words = wordsOf(site);
  const archive = (chunks: ReactNode) => <a href="/archive">{chunks}</a>;
  const again = (chunks: ReactNode) => <a href={searchPath(fields)}>{chunks}</a>;
  switch (outcome.kind) {
    case 'empty':
      return <p className="search-answer">{words.rich('search.empty', { archive })}</p>;
    case 'invalid':
      return (
        <p className="search-answer" role="alert">
          {outcome.problem}
        </p>
      );
    case 'notReady':
      return (
        <p className="search-answer" role="alert">
          {words.rich('search.notReady', { archive })}
        </p>
      );
    case 'failed':
      return (
        <p className="search-answer" role="alert">
          {words.rich('search.failed', { again, archive })}
        </p>
      );
    case 'found':
      return <FoundSentence found={outcome} fields={fields} site={site} />;
  }
};

const countWords = (total: number, words: Words): string =>
  total > maxCounted
    ? words('search.foundMore', { count: maxCounted })
    : words('search.found', { count: total });

type FoundProps = { found: Found; fields: SearchFields; site: Site };

const FoundSentence = ({ found, fields, site }: FoundProps) => {
  const words = wordsOf(site);
  const { total, corrected, stories } = found;
  return (
    <p className="search-answer" role="status">
      {corrected.length > 0 && (
        <>
          {words.rich('search.corrected', {
            bdi: (chunks) => <bdi>{chunks}</bdi>,
            used: corrected.map(({ used }) => used).join(' '),
            typed: corrected.map(({ typed }) => typed).join(' '),
          })}{' '}
        </>
      )}
      {total === 0 && fields.q && (
        <>
          {words('search.none')}{' '}
          {hasFilter(fields) ? (
            <a href={searchPath({ q: fields.q, page: 1 })}>{words('search.searchAll')}</a>
          ) : (
            words('search.useOthers')
          )}
        </>
      )}
      {(total > 0 || !fields.q) && countWords(total, words)}
      {total > 0 && stories.length === 0 && ` ${words('search.noneHere')}`}
    </p>
  );
};

/** Topic and person of the address, with a way to leave each. */
const FiltersInUse = ({ outcome, site }: SearchPageProps) => {
  const words = wordsOf(site);
  const { fields } = outcome;
  const titles = outcome.kind === 'found' ? outcome.titles : { topic: null, person: null };
  const inUse = (['topic', 'person'] as const).filter((kind) => fields[kind]);
  if (inUse.length === 0) return null;
  return (
    <ul className="plain search-filters" aria-label={words('search.filters')}>
      {inUse.map((kind) => (
        <li key={kind}>
          {words.rich(kind === 'topic' ? 'search.about' : 'search.by', {
            bdi: (chunks) => <bdi>{chunks}</bdi>,
            title: titles[kind] ?? fields[kind] ?? '',
          })}{' '}
          <a href={searchPath(fields, { [kind]: undefined, page: 1 })} rel="nofollow">
            {words.rich('search.remove', {
              unseen: (chunks) => <span className="unseen">{chunks}</span>,
              title: titles[kind] ?? fields[kind] ?? '',
            })}
          </a>
        </li>
      ))}
    </ul>
  );
};

/** Topics and people of the best results. */
type NarrowingsProps = { fields: SearchFields; narrowings: Narrowing[]; site: Site };

const Narrowings = ({ fields, narrowings, site }: NarrowingsProps) =>
  narrowings.length > 0 && (
    <nav className="search-narrow" aria-label={wordsOf(site)('search.narrow')}>
      <h2 className="label">{wordsOf(site)('search.onlyAboutOrBy')}</h2>
      <ul className="plain">
        {narrowings.map(({ kind, title, slug }) => (
          <li key={`${kind} ${slug}`}>
            <a href={searchPath(fields, { [kind]: slug, page: 1 })} rel="nofollow">
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

type PagerProps = { fields: SearchFields; total: number; site: Site };

const SearchPager = ({ fields, total, site }: PagerProps) => {
  const words = wordsOf(site);
  const last = Math.min(maxPages, Math.ceil(total / storiesPerPage));
  const { page } = fields;
  if (last < 2) return null;
  return (
    <nav className="pager" aria-label={words('page.pages')}>
      {page > 1 ? (
        <a href={searchPath(fields, { page: Math.min(page - 1, last) })} rel="prev nofollow">
          {words('search.previous')}
        </a>
      ) : (
        <span />
      )}
      <p>{words('page.pageOf', { page, pages: last })}</p>
      {page < last && (
        <a href={searchPath(fields, { page: page + 1 })} rel="next nofollow">
          {words('search.next')}
        </a>
      )}
    </nav>
  );
};
