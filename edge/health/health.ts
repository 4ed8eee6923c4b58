import { z } from 'zod';

/**
 * A failing upstream. Contains no secret and no stack trace.
 *
 * - `lake`: the Content Lake does not answer, or rejects us.
 * - `site`: the site does not answer at all.
 * - `pages`: the site answers but cannot render, or has not rendered a page yet.
 * - `events`: the edge does not receive publishes.
 * - `redis`: Redis does not answer or takes no write. Readers are served without it.
 * - `disk`: the disk of DATA_DIR is nearly full: on a full one nothing can be saved.
 * - `data`: something in DATA_DIR is damaged. The cause names it and the way out.
 * - `clock`: the machine's clock jumped ahead; nothing is published at its time until it is put right or believed.
 */
const problemSchema = z.object({
  part: z.enum(['lake', 'site', 'pages', 'events', 'redis', 'disk', 'data', 'clock']),
  /** ISO 8601. */
  since: z.string(),
  cause: z.string(),
});

/** The body of `GET /healthz`. The HTTP status is 200 if `status` is `ok`, else 503. */
export const healthSchema = z.object({
  /**
   * `ok` while readers can be served, if only from memory; `starting` while no page is cached; `draining` once this
   * process shuts down.
   */
  status: z.enum(['ok', 'starting', 'draining']),
  /** `hosted`: a lake hosted by Sanity that answers. */
  lake: z.enum(['up', 'down', 'hosted']),
  version: z.string(),
  problems: z.array(problemSchema),
});

export type Health = z.infer<typeof healthSchema>;
export type Problem = z.infer<typeof problemSchema>;

/** Every process starts with this problem of its pages. */
export const notRenderedYet = 'No page has been rendered since the start.';
