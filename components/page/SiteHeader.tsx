import { sectionPath } from '../../lib/addresses.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Nameplate } from './Nameplate.tsx';
import { MenuButton, SiteMenu } from './SiteMenu.tsx';

type SiteHeaderProps = {
  site: Site;
  /** The path of the page's section, or of the page itself. */
  current: string | null;
  /** The date, on the front page only: on other pages it would become stale. */
  folio: string | null;
};

/** Nameplate, search, sections and menu. Only the front page has the large nameplate. */
export const SiteHeader = ({ site, current, folio }: SiteHeaderProps) => (
  <header className={folio ? 'masthead' : 'masthead masthead-small'}>
    <a className="skip unseen" href="#content">
      {wordsOf(site)('page.skip')}
    </a>
    <div className="sheet masthead-bar">
      <p className="folio">{folio}</p>
      <Nameplate site={site} />
      <div className="masthead-end">
        <p className="folio">{site.tagline}</p>
        <a className="search-link" href="/search" aria-current={current === '/search' ? 'page' : undefined}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="6.5" cy="6.5" r="5" />
            <path d="m10.5 10.5 4.5 4.5" />
          </svg>
          {wordsOf(site)('page.search')}
        </a>
      </div>
    </div>
    <div className="sections">
      <div className="sheet">
        <MenuButton site={site} />
        {site.sections.length > 0 && (
          <nav aria-label={wordsOf(site)('page.sections')}>
            <ul className="plain">
              {site.sections.map(({ title, slug }) => (
                <li key={slug}>
                  <a
                    href={sectionPath(slug)}
                    aria-current={current === sectionPath(slug) ? 'page' : undefined}
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <a
          className="sections-corrections"
          href="/corrections"
          aria-current={current === '/corrections' ? 'page' : undefined}
        >
          {wordsOf(site)('page.corrections')}
        </a>
      </div>
    </div>
    <SiteMenu site={site} current={current} />
  </header>
);
