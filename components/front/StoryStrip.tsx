import type { Teaser as TeaserData } from '../../lib/content/Teaser.ts';
import type { Strip } from '../../lib/front/arrangeFront.ts';
import { Teaser } from './Teaser.tsx';

const pictureSizes = '(width < 48rem) 100vw, (width < 80rem) 30vw, 20rem';

/** What one story of a strip shows. Beside pictures, a story without one has its standfirst instead. */
const partsOf = ({ form, stories }: Strip, story: TeaserData, index: number) => {
  const isSmall = form === 'headlines' || (form === 'led' && index > 0);
  const isMixed = form === 'equal' && stories.some(({ leadImage }) => !leadImage);
  return {
    hidesStandfirst: isSmall || (isMixed && story.leadImage !== null),
    pictureSizes: isSmall ? null : pictureSizes,
  };
};

/** Stories in a horizontal strip. Form and number of stories decide the layout, so that it has no hole. */
export const StoryStrip = ({ strip, id }: { strip: Strip; id: string }) => (
  <section className={`strip strip-${strip.form} strip-of-${strip.stories.length}`} aria-labelledby={id}>
    <h2 className="strip-title" id={id}>
      {strip.path === null ? strip.title : <a href={strip.path}>{strip.title}</a>}
    </h2>
    <ul className="plain strip-stories">
      {strip.stories.map((story, index) => (
        <li key={story.id}>
          <Teaser
            story={story}
            level="h3"
            hidesSection={strip.path !== null}
            {...partsOf(strip, story, index)}
          />
        </li>
      ))}
    </ul>
  </section>
);
