import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { answer } from '../../answerStaff.ts';
import { slugSchema } from '../../views/slugSchema.ts';
import { answerNumbers } from '../answerNumbers.ts';
import { daysSchema } from '../daysSchema.ts';

export const dynamic = 'force-dynamic';

const querySchema = z.strictObject({ slug: slugSchema, days: daysSchema });

/** GET /api/numbers/views?slug=…&days=…: `{days: [{day, views, fromFront}]}`, the days (UTC) that have views. */
export const GET = async (request: NextRequest): Promise<NextResponse> => {
  const query = querySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!query.success) return answer(400, { message: 'Name a story and a number of days: ?slug=…&days=28' });
  const { slug, days } = query.data;
  return answerNumbers(request, async (store) => ({ days: await store.listDays(slug, days, new Date()) }));
};
