import type { StoryList } from '../../lib/lists.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { TopicLinks } from '../page/TopicLinks.tsx';
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

/** More of them would push the stories down: they are folded away. */
const shownTopics = 30;

/** The page of a section or a topic. */
export const ListPage = ({ list, site, path, hidesSection = false }: ListPageProps) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{list.title}</h1>
      {list.description && <p className="standfirst">{list.description}</p>}
      {list.parts.length > 0 && (
        <nav aria-label={wordsOf(site)('lists.topicsIn', { title: list.title })}>
          <TopicLinks topics={list.parts.slice(0, shownTopics)} />
          {list.parts.length > shownTopics && (
            <details className="fold more-topics">
              <summary className="label">{wordsOf(site)('lists.moreTopics')}</summary>
              <TopicLinks topics={list.parts.slice(shownTopics)} />
            </details>
          )}
        </nav>
      )}
      <FeedLinks path={path} site={site} />
    </header>
    <StoryRiver stories={list.stories} site={site} hidesSection={hidesSection} />
    <OlderStories base={path} older={list.older} site={site} />
  </main>
);
