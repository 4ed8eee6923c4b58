import { formatDay } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';
import { Moment } from '../page/Moment.tsx';

/** Tells readers that one editor publishes corrections alone; empty if two editors approve each. */
export const AloneNotice = ({ site }: { site: Site }) =>
  site.alone ? (
    <p className="alone-notice">
      {site.alone.since ? (
        <>
          Since <Moment at={site.alone.since} site={site} format={formatDay} /> corrections
        </>
      ) : (
        'Corrections'
      )}{' '}
      are published here by one editor, without a second person’s approval. Each note that was published so
      says so.
    </p>
  ) : null;
