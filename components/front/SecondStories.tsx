import type { Front } from '../../lib/front/arrangeFront.ts';
import type { Site } from '../../lib/site.ts';
import { StoryRows } from './StoryRows.tsx';
import { Teaser } from './Teaser.tsx';

const pictureSizes = '(width < 48rem) 100vw, (width < 64rem) 45vw, (width < 80rem) 30vw, 20rem';

/** The stories beside the lead, or in a row below it. */
export const SecondStories = ({
  front: { seconds, form, picturedSeconds },
  site,
}: {
  front: Front;
  site: Site;
}) => {
  if (seconds.length === 0) return null;
  if (form === 'rows')
    return (
      <div className="seconds">
        <StoryRows stories={seconds} site={site} form="equal" level="h2" />
      </div>
    );
  return (
    <div className="seconds">
      <ul className={`plain row row-equal row-of-${seconds.length}`}>
        {seconds.map((story, index) => (
          <li key={story.id}>
            <Teaser story={story} site={site} pictureSizes={index < picturedSeconds ? pictureSizes : null} />
          </li>
        ))}
      </ul>
    </div>
  );
};
