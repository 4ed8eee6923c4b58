import { feedFormats } from '../../lib/feeds/feedFormats.ts';
import { ninjsFeed } from '../../lib/feeds/ninjsFeed.ts';
import { ninjsType } from '../../lib/feeds/ninjsStandard.ts';
import { type FeedSubject, storyFeed } from '../../lib/feeds/storyFeed.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { respond, respondNotFound } from '../../sanity/content/read/respond.ts';
import { siteAddress } from '../../sanity/content/siteAddress.ts';
import { readEnvironment } from '../../server/environment.ts';

const isFormat = (file: string): file is keyof typeof feedFormats => Object.hasOwn(feedFormats, file);

/** A feed in the format of its file name; 404 for an unknown subject or format. */
export const feedResponse = async (subject: FeedSubject | null, file: string): Promise<Response> => {
  if (subject && file === 'ninjs.json')
    return respond(ninjsFeed(subject, { site: await findSite(), siteUrl: siteAddress() }), ninjsType);
  if (!subject || !isFormat(file)) return respondNotFound();
  const format = feedFormats[file];
  // The hub pushes only the feeds of the whole site.
  const hub = subject.path === '/' ? readEnvironment().webSubHub : null;
  return respond(
    storyFeed(subject, { site: await findSite(), siteUrl: siteAddress(), format, hub }),
    format.type,
  );
};
