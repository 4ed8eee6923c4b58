import { entryFeed } from '../../../../../lib/feeds/entryFeed.ts';
import { findArticle } from '../../../../../sanity/content/findArticle.ts';
import { findNewestEntries } from '../../../../../sanity/content/findLiveEntries.ts';
import { answering } from '../../../../../sanity/content/read/respond.ts';
import { contentResponse, isFeedFile } from '../../../feedResponse.ts';
import { respondElsewhere } from '../../storyRoute.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ slug: string; feed: string }> };

/** The newest entries of a live story as a feed. Of a story that is not here, as its other formats are answered. */
export const GET = answering(async (_request: Request, { params }: Context) => {
  const { slug: encoded, feed } = await params;
  const slug = decodeURIComponent(encoded);
  if (isFeedFile(feed) && !(await findArticle(slug))) return respondElsewhere(slug, `/${feed}`);
  const found = await findNewestEntries(slug);
  return contentResponse(feed, found && ((options) => entryFeed(found.article, found.entries, options)));
});
