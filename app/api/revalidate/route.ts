import { timingSafeEqual } from 'node:crypto';
import { revalidatePath, revalidateTag } from 'next/cache';
import { type NextRequest, NextResponse } from 'next/server';
import { z } from 'zod';
import { readEnvironment } from '../../../lib/environment.ts';

const orderSchema = z.union([
  z.strictObject({ everything: z.literal(true) }),
  z.strictObject({
    tags: z.array(z.string().max(256)).max(10_000),
    paths: z.array(z.string().startsWith('/').max(1_024)).max(20_000),
  }),
]);

/** The front's order to render anew what a publish touched. */
export const POST = async (request: NextRequest): Promise<NextResponse> => {
  const secret = readEnvironment().revalidateSecret;
  if (!secret) return answer(503, 'SANITY_REVALIDATE_SECRET is not set');
  if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${secret}`))
    return answer(401, 'Not allowed');
  const order = orderSchema.safeParse(await request.json().catch(() => null));
  if (!order.success) return answer(400, 'The body must name tags and paths, or everything');
  if ('everything' in order.data) revalidatePath('/', 'layout');
  else {
    for (const tag of order.data.tags) revalidateTag(`sanity:${tag}`, 'max');
    for (const path of order.data.paths) revalidatePath(path);
  }
  return NextResponse.json({ revalidated: true });
};

const answer = (status: number, message: string) =>
  NextResponse.json({ message }, { status, headers: { 'cache-control': 'no-store' } });

const isSame = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};
