import { timingSafeEqual } from 'node:crypto';
import { revalidatePath, revalidateTag } from 'next/cache';
import { type NextRequest, NextResponse } from 'next/server';
import { parseBody } from 'next-sanity/webhook';
import { z } from 'zod';
import { readEnvironment } from '../../../server/environment.ts';
import { sharedRedis } from '../../../server/redis/connectRedis.ts';
import { rememberInRedis } from '../../../server/redis/rememberInRedis.ts';
import { createReplayGuard } from '../../../server/webhooks/replays.ts';

const orderSchema = z.union([
  z.strictObject({ everything: z.literal(true) }),
  z.strictObject({
    tags: z.array(z.string().max(200)).max(10_000),
    paths: z.array(z.string().startsWith('/').max(1_024)).max(20_000),
  }),
]);
const signatureHeader = 'sanity-webhook-signature';

/**
 * POST /api/revalidate: invalidates pages. The edge sends tags and paths with the secret as a bearer
 * token. Hosted Sanity sends a signed webhook, which names a document but not its dependents, so it
 * invalidates every page.
 *
 * 401 without a valid secret or signature, 400 for an invalid body, 409 for a delivery that is repeated
 * or too old.
 */
export const POST = async (request: NextRequest): Promise<NextResponse> => {
  const secret = readEnvironment().revalidateSecret;
  if (!secret) return answer(503, 'SANITY_REVALIDATE_SECRET is not set. Set it to accept revalidations.');
  const signature = request.headers.get(signatureHeader);
  return signature === null ? followOrder(request, secret) : followWebhook(request, secret, signature);
};

const followOrder = async (request: NextRequest, secret: string): Promise<NextResponse> => {
  if (!isEqual(request.headers.get('authorization') ?? '', `Bearer ${secret}`))
    return answer(401, 'The bearer token is missing or wrong.');
  const order = orderSchema.safeParse(await request.json().catch(() => null));
  if (!order.success)
    return answer(400, 'The body must be {"tags": […], "paths": […]} or {"everything": true}.');
  if ('everything' in order.data) revalidatePath('/', 'layout');
  else {
    for (const tag of order.data.tags) revalidateTag(`sanity:${tag}`, 'max');
    for (const path of order.data.paths) revalidatePath(path);
  }
  return answer(200, 'The pages are rendered again at the next request.');
};

const followWebhook = async (
  request: NextRequest,
  secret: string,
  signature: string,
): Promise<NextResponse> => {
  const { isValidSignature } = await parseBody(request, secret, false).catch(() => ({
    isValidSignature: false,
  }));
  if (!isValidSignature) return answer(401, 'The signature is invalid.');
  isFirstDelivery ??= openReplayGuard();
  if (!(await isFirstDelivery(signature, Date.now())))
    return answer(409, 'This delivery is too old or was received before.');
  revalidatePath('/', 'layout');
  return answer(200, 'All pages are rendered again at the next request.');
};

let isFirstDelivery: ReturnType<typeof createReplayGuard> | null = null;

const openReplayGuard = () => {
  const { redisUrl, projectId, dataset } = readEnvironment();
  if (!redisUrl) return createReplayGuard();
  return createReplayGuard(
    rememberInRedis(sharedRedis(redisUrl), `copydesk:${projectId}:${dataset}:webhook:`),
  );
};

const answer = (status: number, message: string) =>
  NextResponse.json({ message }, { status, headers: { 'cache-control': 'no-store' } });

const isEqual = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};
