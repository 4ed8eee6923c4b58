import type { CorrectionOfStory } from '../../lib/corrections/Correction.ts';
import type { Front } from '../../lib/front/arrangeFront.ts';
import type { Site } from '../../lib/site.ts';
import { LatestColumn } from './LatestColumn.tsx';
import { LeadStory } from './LeadStory.tsx';
import { StoryStrip } from './StoryStrip.tsx';
import { Teaser } from './Teaser.tsx';

type FrontPageProps = { site: Site; front: Front; corrections: CorrectionOfStory[]; now: string };

/** The lead takes the room of the parts that are missing. Below a lead without a picture there is room for the seconds. */
const classOf = ({ lead, seconds }: Front, hasColumn: boolean): string => {
  const hasSeconds = seconds.length > 0;
  return [
    'front',
    !hasSeconds && 'front-no-seconds',
    !hasColumn && 'front-no-column',
    hasSeconds && !lead?.leadImage && 'front-words',
  ]
    .filter(Boolean)
    .join(' ');
};

/** The front page. Only one second story has a picture, so that the lead's dominates. */
export const FrontPage = ({ site, front, corrections, now }: FrontPageProps) => {
  const hasColumn = front.latest.length + corrections.length > 0;
  const pictured = front.seconds.find(({ leadImage }) => leadImage);
  return (
    <main id="content" className="sheet">
      <h1 className="unseen">{site.title}</h1>
      <read-stories role="status" />
      {front.lead === null ? (
        <div className="erratum">
          <p className="correction-text">Nothing has been published yet.</p>
          <p>The first story that the newsroom publishes will stand here a moment later.</p>
        </div>
      ) : (
        <div className={classOf(front, hasColumn)}>
          <LeadStory
            story={front.lead}
            site={site}
            now={now}
            pictureSizes="(width < 48rem) 100vw, (width < 80rem) 50vw, 40rem"
          />
          {front.seconds.length > 0 && (
            <div className="seconds">
              {front.seconds.map((story) => (
                <Teaser
                  key={story.id}
                  story={story}
                  pictureSizes={
                    story === pictured ? '(width < 48rem) 100vw, (width < 80rem) 30vw, 20rem' : null
                  }
                />
              ))}
            </div>
          )}
          {hasColumn && (
            <LatestColumn stories={front.latest} corrections={corrections} site={site} now={now} />
          )}
        </div>
      )}
      {front.strips.map((strip, index) => {
        const id = `strip-${index + 1}`;
        return <StoryStrip key={id} id={id} strip={strip} />;
      })}
    </main>
  );
};
