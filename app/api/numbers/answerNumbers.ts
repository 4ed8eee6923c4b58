import type { NextRequest, NextResponse } from 'next/server';
import { maySeeNumbers } from '../../../lib/roles.ts';
import { createLimit, type Limiter } from '../../../server/limits/limits.ts';
import type { ViewStore } from '../../../server/views/Views.ts';
import { viewStore } from '../../../server/views/viewStore.ts';
import { answer, answerStaff } from '../answerStaff.ts';

/** The tool asks twice when it opens and once for each choice. */
const limit = { name: 'numbers', points: 240, seconds: 60 };
let limiter: Limiter | null = null;

const rule = {
  limiter: () => (limiter ??= createLimit(limit)),
  isAllowed: maySeeNumbers,
  purpose: 'to see the numbers',
  unavailable: 'The view counts cannot be read now.',
};

/** Answers a request of the newsroom from the view counts. */
export const answerNumbers = (
  request: NextRequest,
  read: (store: ViewStore) => Promise<object>,
): Promise<NextResponse> =>
  answerStaff(request, rule, async () => answer(200, await read(await viewStore())));
