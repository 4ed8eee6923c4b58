import type { Front } from '../../lib/front/arrangeFront.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { ReadStoriesNotice } from '../reading/ReadStoriesNotice.tsx';
import { LatestColumn } from './LatestColumn.tsx';
import { LeadStory } from './LeadStory.tsx';
import { MostRead } from './MostRead.tsx';
import { SecondStories } from './SecondStories.tsx';
import { StoryStrip } from './StoryStrip.tsx';

type FrontPageProps = { site: Site; front: Front; now: string };

/** The front page. */
export const FrontPage = ({ site, front, now }: FrontPageProps) => (
  <main id="content" className="sheet">
    <h1 className="unseen">{site.title}</h1>
    <ReadStoriesNotice site={site} />
    {front.lead === null ? (
      <div className="erratum">
        <p className="correction-text">{wordsOf(site)('front.nothingYet')}</p>
        <p>{wordsOf(site)('front.nothingYetMore')}</p>
      </div>
    ) : (
      <div className={`front front-${front.form}`}>
        <LeadStory
          story={front.lead}
          site={site}
          now={now}
          pictureSizes="(width < 48rem) 75vw, (width < 80rem) 60vw, 45rem"
        />
        <SecondStories front={front} site={site} />
        <LatestColumn stories={front.latest} corrections={front.corrections} site={site} now={now} />
      </div>
    )}
    <div className="strips">
      {front.strips.map((strip, index) => {
        const id = `strip-${index + 1}`;
        return <StoryStrip key={id} id={id} strip={strip} site={site} />;
      })}
      <MostRead stories={front.mostRead} site={site} />
    </div>
  </main>
);
