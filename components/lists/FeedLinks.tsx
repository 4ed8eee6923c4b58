import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

/** Visible links to the feeds of a list or of a live story; the page's head has the links for programs. */
export const FeedLinks = ({ path, site }: { path: string; site: Site }) => (
  <p className="small feeds">
    {wordsOf(site).rich('lists.followBy', {
      rss: (name) => <a href={`${path}/feed.xml`}>{name}</a>,
      atom: (name) => <a href={`${path}/atom.xml`}>{name}</a>,
      json: (name) => <a href={`${path}/feed.json`}>{name}</a>,
    })}
  </p>
);
