import { pagePath } from '../../lib/addresses.ts';
import { listPolicies, type Site } from '../../lib/site.ts';
import { Nameplate } from './Nameplate.tsx';

/** Publisher, policies and feeds. */
export const SiteFooter = ({ site }: { site: Site }) => {
  const policies = listPolicies(site);
  return (
    <footer className="colophon">
      <div className="sheet colophon-columns">
        <div>
          <Nameplate title={site.title} />
          <p>{site.tagline}</p>
          <p>Published by {site.publisher.legalName ?? site.publisher.name}.</p>
        </div>
        {policies.length > 0 && (
          <nav aria-label="How we work">
            <h2>How we work</h2>
            <ul className="plain">
              {policies.map(({ title, slug }) => (
                <li key={slug}>
                  <a href={pagePath(slug)}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <nav aria-label="Find">
          <h2>Find</h2>
          <ul className="plain">
            <li>
              <a href="/search">Search</a>
            </li>
            <li>
              <a href="/archive">Archive</a>
            </li>
            <li>
              <a href="/corrections">Corrections</a>
            </li>
          </ul>
        </nav>
        <nav aria-label="Follow">
          <h2>Follow</h2>
          <ul className="plain">
            <li>
              <a href="/feed.xml">All stories, by RSS</a>
            </li>
            <li>
              <a href="/feed.json">All stories, by JSON Feed</a>
            </li>
            <li>
              <a href="/corrections/feed.xml">All corrections, by Atom</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
};
