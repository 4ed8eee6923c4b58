import { findSiteFeed } from '../../../sanity/content/findFeeds.ts';
import { feedResponse } from '../feedResponse.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

export const GET = async () => feedResponse(await findSiteFeed(), 'feed.xml');
