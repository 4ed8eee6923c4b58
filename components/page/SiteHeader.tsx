import { sectionPath } from '../../lib/addresses.ts';
import type { Site } from '../../lib/site.ts';
import { Nameplate } from './Nameplate.tsx';

type SiteHeaderProps = {
  site: Site;
  /** The path of the page's section, or of the page itself. */
  current: string | null;
  /** The date, on the front page only: on other pages it would become stale. */
  folio: string | null;
};

/** Nameplate and sections. Only the front page has the large nameplate. */
export const SiteHeader = ({ site, current, folio }: SiteHeaderProps) => (
  <header className={folio ? 'masthead' : 'masthead masthead-small'}>
    <a className="skip unseen" href="#content">
      Skip to content
    </a>
    <div className="sheet masthead-bar">
      <p className="folio">{folio}</p>
      <Nameplate title={site.title} />
      <p className="folio">{site.tagline}</p>
    </div>
    <nav className="sections" aria-label="Sections">
      <ul className="plain sheet">
        {site.sections.map(({ title, slug }) => (
          <li key={slug}>
            <a href={sectionPath(slug)} aria-current={current === sectionPath(slug) ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
        <li className="sections-corrections">
          <a href="/corrections" aria-current={current === '/corrections' ? 'page' : undefined}>
            Corrections
          </a>
        </li>
      </ul>
    </nav>
  </header>
);
