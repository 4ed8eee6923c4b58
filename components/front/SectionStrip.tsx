import { sectionPath } from '../../lib/addresses.ts';
import type { Strip } from '../../lib/articles/arrangeFront.ts';
import { Teaser } from './Teaser.tsx';

/** A section's newest stories in a horizontal strip. Strips alternate in layout. */
export const SectionStrip = ({ strip: { section, stories, form } }: { strip: Strip }) => (
  <section className={`strip strip-${form}`} aria-labelledby={`strip-${section.slug}`}>
    <h2 className="strip-title" id={`strip-${section.slug}`}>
      <a href={sectionPath(section.slug)}>{section.title}</a>
    </h2>
    <ul className="plain strip-stories">
      {stories.map((story, index) => (
        <li key={story.id}>
          <Teaser
            story={story}
            level="h3"
            hidesSection
            hidesStandfirst={form === 'led' && index > 0}
            pictureSizes={
              form === 'led' && index > 0 ? null : '(width < 48rem) 100vw, (width < 80rem) 30vw, 20rem'
            }
          />
        </li>
      ))}
    </ul>
  </section>
);
