import type { TimelineBlock } from '../../../lib/content/blocks.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

/** Events in chronological order. */
export const Timeline = ({ block, site }: { block: TimelineBlock; site: Site }) => {
  const title = block.title ?? wordsOf(site)('blocks.timeline');
  return (
    <section className="timeline" aria-label={title}>
      <h2>{title}</h2>
      <ol className="plain">
        {block.events.map(({ date, text }) => (
          <li key={`${date} ${text}`}>
            <span className="timeline-date">{date}</span>
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
};
