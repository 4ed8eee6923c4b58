import { z } from 'zod';

/**
 * What is wrong behind the edge. No secret and no stack is in it.
 *
 * - `lake`: the Content Lake does not answer, or refuses us.
 * - `site`: it does not answer at all.
 * - `pages`: it answers and cannot render, or has not rendered one yet.
 * - `events`: publishes are not heard of.
 */
const problemSchema = z.object({
  part: z.enum(['lake', 'site', 'pages', 'events']),
  /** ISO 8601. */
  since: z.string(),
  cause: z.string(),
});

/** What `GET /healthz` answers: with 200 when `status` is `ok`, else with 503. */
export const healthSchema = z.object({
  /**
   * `ok` while readers can be served, if only from memory; `starting` while there is no page for them; `draining` once
   * this process is to end.
   */
  status: z.enum(['ok', 'starting', 'draining']),
  /** `hosted` is a hosted one that answers. */
  lake: z.enum(['up', 'down', 'hosted']),
  version: z.string(),
  problems: z.array(problemSchema),
});

export type Health = z.infer<typeof healthSchema>;
export type Problem = z.infer<typeof problemSchema>;

/** The cause of the first problem of every process with its pages. */
export const notRenderedYet = 'No page was rendered since the start.';
