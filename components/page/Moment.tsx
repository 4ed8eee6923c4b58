import { formatInstant } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';

/** A `<time>` element with date and time zone, in its own direction beside words of another language. */
export const Moment = ({
  at,
  site,
  format = formatInstant,
}: {
  at: string;
  site: Site;
  format?: typeof formatInstant;
}) => (
  <time dateTime={at} dir="auto">
    {format(at, site)}
  </time>
);
