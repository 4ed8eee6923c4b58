import type { StoryList } from '../../lib/lists.ts';
import type { Site } from '../../lib/site.ts';
import { FeedLinks } from './FeedLinks.tsx';
import { OlderStories } from './OlderStories.tsx';
import { StoryRiver } from './StoryRiver.tsx';

type ListPageProps = {
  list: StoryList;
  site: Site;
  /** The base path of the list's feeds; null if it has none. */
  feedPath: string | null;
  /** The path of the page. */
  path: string;
  hidesSection?: boolean;
};

/** The page of a section or a topic. */
export const ListPage = ({ list, site, path, feedPath, hidesSection = false }: ListPageProps) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{list.title}</h1>
      {list.description && <p className="standfirst">{list.description}</p>}
      {feedPath && <FeedLinks path={feedPath} />}
    </header>
    <StoryRiver stories={list.stories} site={site} hidesSection={hidesSection} />
    <OlderStories base={path} older={list.older} language={site.language} />
  </main>
);
