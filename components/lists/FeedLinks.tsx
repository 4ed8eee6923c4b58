/** Visible links to the feeds of a list; the page's head has the links for programs. */
export const FeedLinks = ({ path }: { path: string }) => (
  <p className="small feeds">
    Follow by <a href={`${path}/feed.xml`}>RSS</a>, <a href={`${path}/atom.xml`}>Atom</a> or{' '}
    <a href={`${path}/feed.json`}>JSON Feed</a>
  </p>
);
