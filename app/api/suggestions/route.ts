import { type NextRequest, NextResponse } from 'next/server';
import { readerAddress } from '../../../lib/requests/readerAddress.ts';
import { beginningOf } from '../../../lib/search/suggestions.ts';
import { secondsUntilSuggestions } from '../../../server/limits/searchLimits.ts';
import { askSuggestions } from '../../../server/search/askSearch.ts';

export const dynamic = 'force-dynamic';

/** What others type is nobody's business, so no cache between keeps it. */
const headers = { 'cache-control': 'private, max-age=60', 'x-robots-tag': 'noindex' };

/**
 * GET /api/suggestions?q=…: an array of at most ten titles and headlines that begin so. Empty for less than two letters,
 * and if the search does not answer. 429 with `retry-after` for too many.
 */
export const GET = async (request: NextRequest): Promise<NextResponse> => {
  const words = beginningOf(request.nextUrl.searchParams.get('q') ?? '');
  if (words === null) return NextResponse.json([], { headers });
  const seconds = await secondsUntilSuggestions(readerAddress(request.headers));
  if (seconds > 0)
    return NextResponse.json(
      { message: 'Too many requests from one address. Try again later.' },
      { status: 429, headers: { 'cache-control': 'no-store', 'retry-after': String(seconds) } },
    );
  const found = await askSuggestions(words);
  return NextResponse.json(found ?? [], { headers: found ? headers : { 'cache-control': 'no-store' } });
};
