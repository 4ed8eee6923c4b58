import type { Strip } from '../../lib/front/sectionStrips.ts';
import { StoryRows } from './StoryRows.tsx';

/** Stories below the first part of the front, under a title. */
export const StoryStrip = ({
  strip: { title, path, stories, form, isHalf },
  id,
}: {
  strip: Strip;
  id: string;
}) => (
  <section className={isHalf ? 'strip strip-half' : 'strip'} aria-labelledby={id}>
    <h2 className="strip-title" id={id}>
      {path === null ? title : <a href={path}>{title}</a>}
    </h2>
    <StoryRows stories={stories} form={form} hidesSection={path !== null} />
  </section>
);
