import type { StoryList } from '../../lib/lists.ts';
import type { Site } from '../../lib/site.ts';
import { FeedLinks } from './FeedLinks.tsx';
import { OlderStories } from './OlderStories.tsx';
import { StoryRiver } from './StoryRiver.tsx';

type ListPageProps = {
  list: StoryList;
  site: Site;
  /** The path of the page. Its feeds are below it. */
  path: string;
  hidesSection?: boolean;
};

/** The page of a section or a topic. */
export const ListPage = ({ list, site, path, hidesSection = false }: ListPageProps) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{list.title}</h1>
      {list.description && <p className="standfirst">{list.description}</p>}
      <FeedLinks path={path} />
    </header>
    <StoryRiver stories={list.stories} site={site} hidesSection={hidesSection} />
    <OlderStories base={path} older={list.older} language={site.language} />
  </main>
);
