import { z } from 'zod';

const answered = z.object({
  response: z.object({
    body: z.union([
      z.object({ error: z.object({ description: z.string() }) }).transform(({ error }) => error.description),
      z.object({ message: z.string() }).transform(({ message }) => message),
    ]),
  }),
});

/** What was refused, without the protocol's preface to it. */
export const plainReason = (reason: string): string =>
  reason.replace(/^The (?:mutation|action)\(s\) failed: /u, '');

/** Why the lake refused, in its own words. */
export const refusalText = (error: unknown): string => {
  const parsed = answered.safeParse(error);
  if (parsed.success) return plainReason(parsed.data.response.body);
  return error instanceof Error ? error.message : String(error);
};
