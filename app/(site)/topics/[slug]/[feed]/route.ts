import { findTopicFeed } from '../../../../../sanity/content/findFeeds.ts';
import { answering } from '../../../../../sanity/content/read/respond.ts';
import { feedResponse } from '../../../feedResponse.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ slug: string; feed: string }> };

export const GET = answering(async (_request: Request, { params }: Context) => {
  const { slug, feed } = await params;
  return feedResponse(await findTopicFeed(decodeURIComponent(slug)), feed);
});
