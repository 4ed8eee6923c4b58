import { type NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { readerAddress } from '../../../lib/requests/readerAddress.ts';
import { findArticle } from '../../../sanity/content/findArticle.ts';
import { createLimit, type Limiter } from '../../../server/limits/limits.ts';
import { isCounted } from '../../../server/views/isCounted.ts';
import { viewStore } from '../../../server/views/viewStore.ts';
import { slugSchema } from './slugSchema.ts';

export const dynamic = 'force-dynamic';

const readingSchema = z.strictObject({ slug: slugSchema, fromFront: z.literal(true).optional() });
const neverKept = { 'cache-control': 'no-store' };
/** A reader opens few stories per minute, an office that shares an address some more. */
const limit = { name: 'views', points: 120, seconds: 60 };
let limiter: Limiter | null = null;

/**
 * POST /api/views {slug, fromFront}: a story was visible to a reader for one second. `fromFront` is true if the reader
 * came from the front page, else left out. The response is the same whether it was counted or not.
 */
export const POST = async (request: NextRequest): Promise<NextResponse> => {
  const reading = readingSchema.safeParse(await request.json().catch(() => null));
  if (!reading.success) return answer(400, { message: 'The body must be {"slug": "…"}' });
  const { slug, fromFront: isFromFront = false } = reading.data;
  const address = readerAddress(request.headers);
  limiter ??= createLimit(limit);
  if ((await limiter.take(address)).seconds > 0)
    return answer(429, { message: 'Too many views from one address. Try again in a minute.' });
  if (isCounted(request.headers) && (await isStory(slug))) {
    const agent = request.headers.get('user-agent') ?? '';
    await viewStore()
      .then((store) => store.count({ slug, address, agent, isFromFront }, new Date()))
      .catch((error: unknown) => console.warn('A view could not be counted:', error));
  }
  return new NextResponse(null, { status: 204, headers: neverKept });
};

/** GET /api/views?slug=…: `{total, today}`. */
export const GET = async (request: NextRequest): Promise<NextResponse> => {
  const slug = slugSchema.safeParse(request.nextUrl.searchParams.get('slug'));
  if (!slug.success) return answer(400, { message: 'Name a story in the query: ?slug=…' });
  try {
    return answer(200, await (await viewStore()).read(slug.data, new Date()));
  } catch {
    return answer(503, { message: 'The count cannot be read now. Try again later.' });
  }
};

const answer = (status: number, body: object) => NextResponse.json(body, { status, headers: neverKept });

/** Checks that the story exists: else anybody could fill the store. */
const isStory = async (slug: string): Promise<boolean> => {
  try {
    return (await findArticle(slug)) !== null;
  } catch {
    return false;
  }
};
