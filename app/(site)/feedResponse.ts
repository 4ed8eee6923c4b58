import { type FeedFormat, feedFormats } from '../../lib/feeds/feedFormats.ts';
import { ninjsFeed } from '../../lib/feeds/ninjsFeed.ts';
import { ninjsType } from '../../lib/feeds/ninjsStandard.ts';
import { type FeedContent, type FeedSubject, storyFeed, writeFeed } from '../../lib/feeds/storyFeed.ts';
import type { Site } from '../../lib/site.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { respond, respondNotFound } from '../../sanity/content/read/respond.ts';
import { siteAddress } from '../../sanity/content/siteAddress.ts';
import { readEnvironment } from '../../server/environment.ts';

const formats = new Map<string, FeedFormat>(Object.entries(feedFormats));

/** Whether a feed of what is no list of stories may have this file name. */
export const isFeedFile = (file: string): boolean => formats.has(file);

/** A feed in the format of its file name; 404 for an unknown subject or format. */
export const feedResponse = async (subject: FeedSubject | null, file: string): Promise<Response> => {
  if (subject && file === 'ninjs.json')
    return respond(ninjsFeed(subject, { site: await findSite(), siteUrl: siteAddress() }), ninjsType);
  const format = formats.get(file);
  if (!subject || !format) return respondNotFound();
  // The hub pushes only the feeds of the whole site.
  const hub = subject.path === '/' ? readEnvironment().webSubHub : null;
  return respond(
    storyFeed(subject, { site: await findSite(), siteUrl: siteAddress(), format, hub }),
    format.type,
  );
};

/** A feed of what is no list of stories; 404 for nothing, or for an unknown format. */
export const contentResponse = async (
  file: string,
  contentOf: ((options: { site: Site; siteUrl: string }) => FeedContent) | null,
): Promise<Response> => {
  const format = formats.get(file);
  if (!contentOf || !format) return respondNotFound();
  const options = { site: await findSite(), siteUrl: siteAddress() };
  return respond(writeFeed(contentOf(options), { ...options, format }), format.type);
};
