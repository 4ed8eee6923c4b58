import type { Front } from '../../lib/front/arrangeFront.ts';
import type { Site } from '../../lib/site.ts';
import type { FrontPart } from '../../lib/theme/parts.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { ReadStoriesNotice } from '../reading/ReadStoriesNotice.tsx';
import { LatestColumn } from './LatestColumn.tsx';
import { LeadStory } from './LeadStory.tsx';
import { MostRead } from './MostRead.tsx';
import { SecondStories } from './SecondStories.tsx';
import { StoryStrip } from './StoryStrip.tsx';

type FrontPageProps = { site: Site; front: Front; now: string };

/** The lead with the stories beside it, and the column of the latest stories and corrections. */
const Top = ({ site, front, now }: FrontPageProps) =>
  front.lead === null ? (
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
  );

const Strips = ({ parts, site, front }: Omit<FrontPageProps, 'now'> & { parts: FrontPart[] }) =>
  parts.length > 0 ? (
    <div className="strips">
      {parts.map((part) =>
        part === 'mostRead' ? (
          <MostRead key={part} stories={front.mostRead} site={site} />
        ) : (
          front.strips.map((strip, index) => {
            const id = `strip-${index + 1}`;
            return <StoryStrip key={id} id={id} strip={strip} site={site} />;
          })
        ),
      )}
    </div>
  ) : null;

/** The front page, with its parts in the order of the paper. */
export const FrontPage = ({ site, front, now }: FrontPageProps) => {
  const parts = site.look.frontParts.filter((part) => part !== 'latest' && part !== 'corrections');
  const top = parts.indexOf('lead');
  return (
    <main id="content" className="sheet">
      <h1 className="unseen">{site.title}</h1>
      <ReadStoriesNotice site={site} />
      <Strips parts={parts.slice(0, top)} site={site} front={front} />
      <Top site={site} front={front} now={now} />
      <Strips parts={parts.slice(top + 1)} site={site} front={front} />
    </main>
  );
};
