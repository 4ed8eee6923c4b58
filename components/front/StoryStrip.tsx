import type { Strip } from '../../lib/front/sectionStrips.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { StoryRows } from './StoryRows.tsx';

/** Stories below the first part of the front, under a title. */
export const StoryStrip = ({
  strip: { title, path, stories, form, isHalf },
  id,
  site,
}: {
  strip: Strip;
  site: Site;
  id: string;
}) => (
  <section className={isHalf ? 'strip strip-half' : 'strip'} aria-labelledby={id}>
    <h2 className="strip-title" id={id}>
      {path === null ? (title ?? wordsOf(site)('front.moreStories')) : <a href={path}>{title}</a>}
    </h2>
    <StoryRows stories={stories} site={site} form={form} hidesSection={path !== null} />
  </section>
);
