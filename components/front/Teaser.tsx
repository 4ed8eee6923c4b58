import { articlePath, sectionPath } from '../../lib/addresses.ts';
import type { Teaser as TeaserData } from '../../lib/content/Teaser.ts';
import { isLong } from '../../lib/front/copyfit.ts';
import type { Ratio } from '../../lib/images/imageUrl.ts';
import { listNames } from '../../lib/people/byline.ts';
import type { Site } from '../../lib/site.ts';
import { directionOf } from '../../lib/text/direction.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Picture } from '../picture/Picture.tsx';

const landscape: Ratio = { width: 3, height: 2 };

/** The linked headline of a story, in the story's own language and direction. */
export const Headline = ({ story, level: Level = 'h2' }: { story: TeaserData; level?: 'h2' | 'h3' }) => (
  <Level
    className={isLong(story) ? 'headline long' : 'headline'}
    lang={story.language}
    dir={directionOf(story.language)}
  >
    <a href={articlePath(story.slug)}>{story.headline}</a>
  </Level>
);

const kindOf = ({ typeOfWork, hasEnded }: TeaserData, site: Site): string | null => {
  if (typeOfWork === 'news') return null;
  return hasEnded ? wordsOf(site)('live.asItHappened') : wordsOf(site)(`types.${typeOfWork}`);
};

type EyebrowProps = { story: TeaserData; site: Site; hidesSection?: boolean };

/** The line above the headline: the label, else the kind of work, else the section. */
export const Eyebrow = ({ story, site, hidesSection = false }: EyebrowProps) => {
  const label = story.kicker ?? kindOf(story, site);
  if (!label && (hidesSection || !story.section)) return null;
  return (
    <p className="eyebrow">
      {label && <span className="kicker">{label}</span>}
      {!label && story.section && <a href={sectionPath(story.section.slug)}>{story.section.title}</a>}
    </p>
  );
};

type TeaserProps = {
  story: TeaserData;
  site: Site;
  level?: 'h2' | 'h3';
  /** The `sizes` of the picture; without it there is no picture. */
  pictureSizes?: string | null;
  isLead?: boolean;
  hidesSection?: boolean;
  hidesStandfirst?: boolean;
};

/** A story on a front or in a list. */
export const Teaser = ({
  story,
  site,
  level = 'h2',
  pictureSizes = null,
  isLead = false,
  hidesSection = false,
  hidesStandfirst = false,
}: TeaserProps) => (
  <article className={pictureSizes && story.leadImage ? 'pictured' : undefined}>
    {pictureSizes && story.leadImage && (
      <Picture
        picture={story.leadImage}
        ratio={landscape}
        sizes={pictureSizes}
        isLead={isLead}
        isDecorative
      />
    )}
    <div dir={directionOf(story.language)}>
      <Eyebrow story={story} site={site} hidesSection={hidesSection} />
      <Headline story={story} level={level} />
      {!hidesStandfirst && story.standfirst && (
        <p className={isLead ? 'standfirst' : undefined} lang={story.language}>
          {story.standfirst}
        </p>
      )}
      {story.authors.length > 0 && <p className="teaser-foot">{listNames(story.authors, site.language)}</p>}
    </div>
  </article>
);
