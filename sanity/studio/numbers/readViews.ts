import { z } from 'zod';
import { type DayOfViews, fillDays } from '../../../lib/numbers/fillDays.ts';
import { storedToken } from '../connection/storedToken.ts';

const problem = z.object({ message: z.string() });

/** Asks the site, in the user's name, for numbers of readers. @throws Error with the site's reason. */
const ask = async <Value>(
  projectId: string,
  path: string,
  shape: z.ZodType<Value>,
  signal: AbortSignal,
): Promise<Value> => {
  const token = storedToken(projectId).read();
  const response = await fetch(`/api/numbers/${path}`, {
    signal,
    cache: 'no-store',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return shape.parse(body);
  throw new Error(problem.safeParse(body).data?.message ?? 'The numbers of readers cannot be read now.');
};

const days = z.object({
  days: z.array(z.object({ day: z.iso.date(), views: z.number(), fromFront: z.number() })),
});

/** The views of a story on each of the last days, oldest first. */
export const readViews = async (
  projectId: string,
  slug: string,
  count: number,
  signal: AbortSignal,
): Promise<DayOfViews[]> => {
  const query = new URLSearchParams({ slug, days: String(count) });
  const known = await ask(projectId, `views?${query}`, days, signal);
  return fillDays(known.days, count, new Date().toISOString());
};

const moves = z.object({ moves: z.array(z.object({ slug: z.string(), moves: z.number() })) });
export type FrontMoves = z.output<typeof moves>['moves'];

/** The stories to which readers of the front page went in the last days, most first. */
export const readFrontMoves = async (
  projectId: string,
  count: number,
  signal: AbortSignal,
): Promise<FrontMoves> => (await ask(projectId, `front?days=${count}`, moves, signal)).moves;
