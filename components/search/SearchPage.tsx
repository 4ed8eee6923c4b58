import { maxPages, type SearchFields, storiesPerPage } from '../../lib/search/readSearch.ts';
import type { Found, Narrowing } from '../../lib/search/SearchAnswer.ts';
import { maxCounted } from '../../lib/search/SearchAnswer.ts';
import { type SearchOutcome, statusOfSearch } from '../../lib/search/SearchOutcome.ts';
import { searchPath } from '../../lib/search/searchPath.ts';
import type { Site } from '../../lib/site.ts';
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
        <h1>Search</h1>
        <SearchForm fields={fields} site={site} />
        <FiltersInUse outcome={outcome} />
      </header>
      <Sentence outcome={outcome} />
      {outcome.kind === 'found' && (
        <>
          <Narrowings fields={fields} narrowings={outcome.narrowings} />
          {outcome.stories.length > 0 && <FoundStories stories={outcome.stories} site={site} />}
          <SearchPager fields={fields} total={outcome.total} />
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

const Sentence = ({ outcome }: { outcome: SearchOutcome }) => {
  const { fields } = outcome;
  switch (outcome.kind) {
    case 'empty':
      return (
        <p className="search-answer">
          Everything that we have published can be found here. “Quotation marks” find words side by side. The{' '}
          <a href="/archive">archive</a> lists all stories by day.
        </p>
      );
    case 'invalid':
      return (
        <p className="search-answer" role="alert">
          {outcome.problem}
        </p>
      );
    case 'limited':
      return (
        <p className="search-answer" role="alert">
          Too many searches at the moment. Please try again in {outcome.seconds}{' '}
          {outcome.seconds === 1 ? 'second' : 'seconds'}.
        </p>
      );
    case 'notReady':
      return (
        <p className="search-answer" role="alert">
          The search reads our stories just now, and can be used in a few minutes. Until then, the{' '}
          <a href="/archive">archive</a> lists all stories by day.
        </p>
      );
    case 'failed':
      return (
        <p className="search-answer" role="alert">
          The search does not answer just now. <a href={searchPath(fields)}>Try again</a> in a moment, or look
          in the <a href="/archive">archive</a>.
        </p>
      );
    case 'found':
      return <FoundSentence found={outcome} fields={fields} />;
  }
};

const countWords = (total: number): string => {
  if (total > maxCounted) return `More than ${maxCounted.toLocaleString('en')} stories`;
  return total === 1 ? '1 story' : `${total.toLocaleString('en')} stories`;
};

const FoundSentence = ({ found, fields }: { found: Found; fields: SearchFields }) => {
  const { total, corrected, stories } = found;
  const hasFilter = fields.section || fields.topic || fields.person || fields.from || fields.to;
  return (
    <p className="search-answer" role="status">
      {corrected.length > 0 && (
        <>
          Showing results for <bdi>“{corrected.map(({ used }) => used).join(' ')}”</bdi>: no story has{' '}
          <bdi>“{corrected.map(({ typed }) => typed).join(' ')}”</bdi>.{' '}
        </>
      )}
      {total === 0 && (
        <>
          No story has all of these words.{' '}
          {hasFilter ? (
            <a href={searchPath({ q: fields.q, page: 1 })}>Search all stories</a>
          ) : (
            'Use fewer or other words.'
          )}
        </>
      )}
      {total > 0 && `${countWords(total)}.`}
      {total > 0 && stories.length === 0 && ' This page has none of them.'}
    </p>
  );
};

/** Topic and person of the address, with a way to leave each. */
const FiltersInUse = ({ outcome }: { outcome: SearchOutcome }) => {
  const { fields } = outcome;
  const titles = outcome.kind === 'found' ? outcome.titles : { topic: null, person: null };
  const inUse = (['topic', 'person'] as const).filter((kind) => fields[kind]);
  if (inUse.length === 0) return null;
  return (
    <ul className="plain search-filters" aria-label="Filters in use">
      {inUse.map((kind) => (
        <li key={kind}>
          {kind === 'topic' ? 'About' : 'By'} <bdi>{titles[kind] ?? fields[kind]}</bdi>{' '}
          <a href={searchPath(fields, { [kind]: undefined, page: 1 })} rel="nofollow">
            Remove<span className="unseen"> {titles[kind] ?? fields[kind]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

/** Topics and people of the best results. */
const Narrowings = ({ fields, narrowings }: { fields: SearchFields; narrowings: Narrowing[] }) =>
  narrowings.length > 0 && (
    <nav className="search-narrow" aria-label="Narrow the search">
      <h2 className="label">Only about or by</h2>
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

const SearchPager = ({ fields, total }: { fields: SearchFields; total: number }) => {
  const last = Math.min(maxPages, Math.ceil(total / storiesPerPage));
  const { page } = fields;
  if (last < 2) return null;
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 ? (
        <a href={searchPath(fields, { page: Math.min(page - 1, last) })} rel="prev nofollow">
          Previous
        </a>
      ) : (
        <span />
      )}
      <p>
        Page {page} of {last}
      </p>
      {page < last && (
        <a href={searchPath(fields, { page: page + 1 })} rel="next nofollow">
          Next
        </a>
      )}
    </nav>
  );
};
