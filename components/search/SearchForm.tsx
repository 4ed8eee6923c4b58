import { maxQueryLength, type SearchFields } from '../../lib/search/readSearch.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

/** The form of the search: plain fields that become the address. */
export const SearchForm = ({ fields, site }: { fields: SearchFields; site: Site }) => {
  const words = wordsOf(site);
  return (
    // biome-ignore lint/a11y/useSemanticElements: older screen readers do not know `<search>`.
    <form className="search-form" action="/search" method="get" role="search">
      <div className="search-words">
        <label htmlFor="search-q">{words('search.searchFor')}</label>
        <search-suggestions>
          <input
            type="search"
            id="search-q"
            name="q"
            defaultValue={fields.q}
            maxLength={maxQueryLength}
            autoComplete="off"
            dir="auto"
            enterKeyHint="search"
          />
        </search-suggestions>
      </div>
      <button type="submit" className="button button-first">
        {words('page.search')}
      </button>
      <div className="search-section">
        <label htmlFor="search-section">{words('page.section')}</label>
        <select id="search-section" name="section" defaultValue={fields.section ?? ''}>
          <option value="">{words('search.allSections')}</option>
          {site.sections.map(({ title, slug }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="search-from">{words('search.from')}</label>
        <input type="date" id="search-from" name="from" defaultValue={fields.from} />
      </div>
      <div>
        <label htmlFor="search-to">{words('search.to')}</label>
        <input type="date" id="search-to" name="to" defaultValue={fields.to} />
      </div>
      {fields.topic && <input type="hidden" name="topic" value={fields.topic} />}
      {fields.person && <input type="hidden" name="person" value={fields.person} />}
    </form>
  );
};
