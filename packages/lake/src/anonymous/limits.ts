/**
 * Limits for callers without a valid session or token: per network address (`each`) and for all of them together
 * (`all`). Beyond a limit the response is 429 with `Retry-After`. Existing images and files are not counted, because
 * public websites load them.
 */

/** The length of the windows below. */
export const windowSeconds = 10;

/** Requests in a window. Rejecting a request also takes a fraction of a millisecond. */
export const maxRequests = { each: 2_000, all: 5_000 };

/**
 * Sign-in requests of an address in a window. They do not count towards `maxRequests`, so that people can sign in
 * while anonymous clients, even from the same address, use up everything else.
 */
export const maxSignInRequests = 200;

/** Queries, exports and new listeners that wait or run. */
export const maxPendingRequests = { each: 20, all: 100 };

/** Processor time in a window, for queries and listeners' filters. */
export const maxProcessorMs = 5_000;

/**
 * Time of the main thread in a window: small queries are answered there, which is quicker. All clients together may
 * use one per cent.
 */
export const maxMainThreadMs = { each: 50, all: 100 };

/** Limits for a single query on the main thread. Beyond them it starts again in the worker thread. */
export const mainThreadLimits = { maxElements: 500, maxMilliseconds: 5, maxCharacters: 200_000 };

/** A longer query is not even parsed on the main thread. */
export const maxMainThreadCharacters = 1_000;

/** The share of one processor for all anonymous clients together in the long run, after a first burst. */
export const processorShare = 0.5;
export const burstMs = 10_000;

/**
 * A query's time limit from when its turn comes, unless the lake's own limit is shorter. Time in which other threads
 * have the processor counts too.
 */
export const maxQueryMs = 10_000;

/** A request that waited longer is rejected: the caller has given up, or retries. */
export const maxQueueMs = 15_000;

export const maxQueryBodyBytes = 1_000_000;

/** Shorter than for others, because a slow body occupies a slot. */
export const queryBodyTimes = { idleMs: 5_000, totalMs: 10_000 };

/** A result, as JSON. */
export const maxResultCharacters = 10_000_000;

/** An export ends when its client reads nothing for this long. */
export const maxExportIdleMs = 30_000;

/** Listeners and streams of live events. */
export const maxStreams = { each: 100, all: 4_000 };

/** Different queries and parameters of one address's listeners together. */
export const maxFilterCharacters = 131_072;

/** Changes that a resuming stream can catch up on. Each costs time to compute, and a client may resume as often as it likes. */
export const maxMissedChanges = 100;
