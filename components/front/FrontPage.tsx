import type { Front } from '../../lib/front/arrangeFront.ts';
import type { Site } from '../../lib/site.ts';
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
    <read-stories role="status" />
    {front.lead === null ? (
      <div className="erratum">
        <p className="correction-text">Nothing has been published yet.</p>
        <p>The first story that the newsroom publishes will stand here a moment later.</p>
      </div>
    ) : (
      <div className={`front front-${front.form}`}>
        <LeadStory
          story={front.lead}
          site={site}
          now={now}
          pictureSizes="(width < 48rem) 75vw, (width < 80rem) 60vw, 45rem"
        />
        <SecondStories front={front} />
        <LatestColumn stories={front.latest} corrections={front.corrections} site={site} now={now} />
      </div>
    )}
    <div className="strips">
      {front.strips.map((strip, index) => {
        const id = `strip-${index + 1}`;
        return <StoryStrip key={id} id={id} strip={strip} />;
      })}
      <MostRead stories={front.mostRead} />
    </div>
  </main>
);
