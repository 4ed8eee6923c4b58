import type { Teaser } from '../../lib/content/Teaser.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Headline } from './Teaser.tsx';

/** The stories that most readers opened in the last 24 hours, in order. */
export const MostRead = ({ stories, site }: { stories: Teaser[]; site: Site }) =>
  stories.length === 0 ? null : (
    <section className="strip most-read" aria-labelledby="most-read">
      <h2 className="strip-title" id="most-read">
        {wordsOf(site)('front.mostRead')}
      </h2>
      <ol className="plain">
        {stories.map((story) => (
          <li key={story.id}>
            <Headline story={story} level="h3" />
          </li>
        ))}
      </ol>
    </section>
  );
