import type { TimelineBlock } from '../../../lib/content/blocks.ts';

/** Events in chronological order. */
export const Timeline = ({ block: { title, events } }: { block: TimelineBlock }) => (
  <section className="timeline" aria-label={title}>
    <h2>{title}</h2>
    <ol className="plain">
      {events.map(({ date, text }) => (
        <li key={`${date} ${text}`}>
          <span className="timeline-date">{date}</span>
          {text}
        </li>
      ))}
    </ol>
  </section>
);
