import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { mayWrite } from '../../../lib/roles.ts';
import { readEnvironment } from '../../../server/environment.ts';
import { createLimit, type Limiter } from '../../../server/limits/limits.ts';
import { siteLog } from '../../../server/logs/siteLog.ts';
import { fetchPage, UnreachablePage } from '../../../server/pages/fetchPage.ts';
import { answer, answerStaff } from '../answerStaff.ts';

export const dynamic = 'force-dynamic';

const limit = { name: 'pages', points: 30, seconds: 60 };
let limiter: Limiter | null = null;
/** A page is in memory several times. */
const maxAtOnce = 4;
let running = 0;

const rule = {
  limiter: () => (limiter ??= createLimit(limit)),
  isAllowed: mayWrite,
  purpose: 'to read a page of another site',
  unavailable: 'Pages of other sites cannot be read now.',
};

const question = z.strictObject({ address: z.string().min(1).max(2_000) });

/** GET /api/pages: `{allowed}`, the names of the sites whose pages the newsroom may have fetched. */
export const GET = (request: NextRequest): Promise<NextResponse> =>
  answerStaff(request, rule, async () => answer(200, { allowed: readEnvironment().importFrom }));

/**
 * POST /api/pages {address}: `{address, html}`, a page of another site for an import. 400 for another body, 422 with the
 * reason if the page may not or cannot be fetched.
 */
export const POST = (request: NextRequest): Promise<NextResponse> =>
  answerStaff(request, rule, async () => {
    const asked = question.safeParse(await request.json().catch(() => null));
    if (!asked.success) return answer(400, { message: 'The body must be {"address": "https://…"}' });
    if (running >= maxAtOnce)
      return answer(
        429,
        { message: 'Other pages are being read. Try again in a moment.' },
        { 'retry-after': '5' },
      );
    running += 1;
    try {
      const page = await fetchPage(asked.data.address, readEnvironment().importFrom);
      siteLog().info({ address: page.address }, 'page of another site fetched');
      return answer(200, page);
    } catch (error) {
      if (error instanceof UnreachablePage) return answer(422, { message: error.message });
      throw error;
    } finally {
      running -= 1;
    }
  });
