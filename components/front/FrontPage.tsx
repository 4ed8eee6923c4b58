import type { Front } from '../../lib/articles/arrangeFront.ts';
import type { CorrectionOfStory } from '../../lib/corrections/Correction.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { LatestColumn } from './LatestColumn.tsx';
import { SectionStrip } from './SectionStrip.tsx';
import { Teaser } from './Teaser.tsx';

type FrontPageProps = { site: Site; front: Front; corrections: CorrectionOfStory[]; now: string };

/** The front page. Only one second story has a picture, so that the lead's dominates. */
export const FrontPage = ({ site, front, corrections, now }: FrontPageProps) => {
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
        <div className="front">
          <div className="lead">
            <Teaser
              story={front.lead}
              isLead
              pictureSizes="(width < 48rem) 100vw, (width < 80rem) 50vw, 40rem"
            />
            {front.lead.keyPoints.length > 0 && (
              <ul
                className="lead-points"
                lang={front.lead.language}
                dir={directionOf(front.lead.language)}
                aria-label="Key points"
              >
                {front.lead.keyPoints.slice(0, 4).map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            )}
          </div>
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
          <LatestColumn stories={front.latest} corrections={corrections} site={site} now={now} />
        </div>
      )}
      {front.strips.map((strip) => (
        <SectionStrip key={strip.section.slug} strip={strip} />
      ))}
    </main>
  );
};
