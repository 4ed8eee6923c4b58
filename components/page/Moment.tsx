import { formatInstant } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';

/** A `<time>` element with date and time zone. */
export const Moment = ({
  at,
  site,
  format = formatInstant,
}: {
  at: string;
  site: Site;
  format?: typeof formatInstant;
}) => <time dateTime={at}>{format(at, site)}</time>;
