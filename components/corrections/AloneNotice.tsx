import { formatDay } from '../../lib/dates/newsroomDate.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Moment } from '../page/Moment.tsx';

const Since = ({ since, site }: { since: string; site: Site }) =>
  wordsOf(site).rich('corrections.aloneNoticeSince', {
    date: () => <Moment at={since} site={site} format={formatDay} />,
  });

/** Tells readers that one editor publishes corrections alone; empty if two editors approve each. */
export const AloneNotice = ({ site }: { site: Site }) =>
  site.alone ? (
    <p className="alone-notice">
      {site.alone.since ? (
        <Since since={site.alone.since} site={site} />
      ) : (
        wordsOf(site)('corrections.aloneNotice')
      )}
    </p>
  ) : null;
