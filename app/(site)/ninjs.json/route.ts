import { findSiteFeed } from '../../../sanity/content/findFeeds.ts';
import { answering } from '../../../sanity/content/read/respond.ts';
import { feedResponse } from '../feedResponse.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

export const GET = answering(async () => feedResponse(await findSiteFeed(), 'ninjs.json'));
