import { pagePath } from '../../lib/addresses.ts';
import { listPolicies, type Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Nameplate } from './Nameplate.tsx';

/** Publisher, policies and feeds. */
export const SiteFooter = ({ site }: { site: Site }) => {
  const policies = listPolicies(site);
  const words = wordsOf(site);
  return (
    <footer className="colophon">
      <div className="sheet colophon-columns">
        <div>
          <Nameplate site={site} />
          <p>{site.tagline}</p>
          <p>{words('page.publishedBy', { publisher: site.publisher.legalName ?? site.publisher.name })}</p>
        </div>
        {policies.length > 0 && (
          <nav aria-label={words('page.howWeWork')}>
            <h2>{words('page.howWeWork')}</h2>
            <ul className="plain">
              {policies.map(({ title, slug }) => (
                <li key={slug}>
                  <a href={pagePath(slug)}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <nav aria-label={words('page.find')}>
          <h2>{words('page.find')}</h2>
          <ul className="plain">
            <li>
              <a href="/search">{words('page.search')}</a>
            </li>
            <li>
              <a href="/archive">{words('page.archive')}</a>
            </li>
            <li>
              <a href="/corrections">{words('page.corrections')}</a>
            </li>
          </ul>
        </nav>
        <nav aria-label={words('page.follow')}>
          <h2>{words('page.follow')}</h2>
          <ul className="plain">
            <li>
              <a href="/feed.xml">{words('page.storiesByRss')}</a>
            </li>
            <li>
              <a href="/feed.json">{words('page.storiesByJsonFeed')}</a>
            </li>
            <li>
              <a href="/corrections/feed.xml">{words('page.correctionsByAtom')}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
};
