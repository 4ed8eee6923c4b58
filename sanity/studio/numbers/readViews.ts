import { z } from 'zod';
import { type DayOfViews, fillDays } from '../../../lib/numbers/fillDays.ts';
import { askSite } from '../connection/askSite.ts';

const otherwise = 'The numbers of readers cannot be read now.';

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
  const known = await askSite({ projectId, path: `numbers/views?${query}`, shape: days, signal, otherwise });
  return fillDays(known.days, count, new Date().toISOString());
};

const moves = z.object({ moves: z.array(z.object({ slug: z.string(), moves: z.number() })) });
export type FrontMoves = z.output<typeof moves>['moves'];

/** The stories to which readers of the front page went in the last days, most first. */
export const readFrontMoves = async (
  projectId: string,
  count: number,
  signal: AbortSignal,
): Promise<FrontMoves> =>
  (await askSite({ projectId, path: `numbers/front?days=${count}`, shape: moves, signal, otherwise })).moves;
