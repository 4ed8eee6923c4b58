import type { NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { answer } from '../../answerStaff.ts';
import { answerNumbers } from '../answerNumbers.ts';
import { daysSchema } from '../daysSchema.ts';

export const dynamic = 'force-dynamic';

const querySchema = z.strictObject({ days: daysSchema });

/** GET /api/numbers/front?days=…: `{moves: [{slug, moves}]}`, the stories to which readers of the front page went on. */
export const GET = async (request: NextRequest): Promise<NextResponse> => {
  const query = querySchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!query.success) return answer(400, { message: 'Name a number of days: ?days=28' });
  return answerNumbers(request, async (store) => ({
    moves: await store.listFrontMoves(query.data.days, new Date()),
  }));
};
