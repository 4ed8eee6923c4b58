import { formatInstant } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';

/** A point in time with its day and zone, for readers and for machines. */
export const Moment = ({
  at,
  site,
  format = formatInstant,
}: {
  at: string;
  site: Site;
  format?: typeof formatInstant;
}) => <time dateTime={at}>{format(at, site)}</time>;
