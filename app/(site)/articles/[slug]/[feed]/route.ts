import { entryFeed } from '../../../../../lib/feeds/entryFeed.ts';
import { findNewestEntries } from '../../../../../sanity/content/findLiveEntries.ts';
import { answering } from '../../../../../sanity/content/read/respond.ts';
import { contentResponse } from '../../../feedResponse.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ slug: string; feed: string }> };

/** The newest entries of a live story as a feed. */
export const GET = answering(async (_request: Request, { params }: Context) => {
  const { slug, feed } = await params;
  const found = await findNewestEntries(decodeURIComponent(slug));
  return contentResponse(feed, found && ((options) => entryFeed(found.article, found.entries, options)));
});
