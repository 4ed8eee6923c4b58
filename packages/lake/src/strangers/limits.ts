/**
 * What callers without a good session or token may take of the lake, each (by network address) and all together.
 * Beyond it they are answered 429 with `Retry-After`. Pictures and files that are there are not counted: readers'
 * pages show them.
 */

/** The length of the windows below. */
export const windowSeconds = 10;

/** Requests in a window. Refusing one costs a fraction of a millisecond too. */
export const maxRequests = { each: 2_000, all: 5_000 };

/**
 * Of these, what people need to sign in: an address has so many in a window that count among no others. Whatever
 * strangers do, from the same address too, people get in.
 */
export const maxWaysIn = 200;

/** Questions, exports and new listeners that wait or are being worked for. */
export const maxVisits = { each: 20, all: 100 };

/** Time of a processor in a window, for queries and listeners' filters. */
export const maxProcessorMs = 5_000;

/**
 * Time of the thread that answers everyone, in a window: small questions are answered there, which is quicker. Of the
 * time of all it is one in a hundred.
 */
export const maxHereMs = { each: 50, all: 100 };

/** What a single one may take there before it is begun anew in the strangers' thread. */
export const hereLimits = { maxElements: 500, maxMilliseconds: 5, maxCharacters: 200_000 };

/** A longer question is not even parsed there. */
export const maxHereCharacters = 1_000;

/** All together get so much of one processor in the long run, after this much at once. */
export const shareOfProcessor = 0.5;
export const burstMs = 10_000;

/**
 * A query, from when its turn comes, where the lake's own limit is not shorter. It counts the time in which others
 * have the processor, too.
 */
export const maxQueryMs = 10_000;

/** What waited longer is refused: the caller has given up, or asks again. */
export const maxWaitMs = 15_000;

/** The body of a question. */
export const maxQuestionBytes = 1_000_000;

/** How slowly it may come: it holds a place that others wait for. */
export const questionTimes = { idleMs: 5_000, totalMs: 10_000 };

/** A result, as JSON. */
export const maxAnswerCharacters = 10_000_000;

/** An export whose reader takes nothing for so long ends. */
export const maxExportPauseMs = 30_000;

/** Listeners and readers of live events. */
export const maxStreams = { each: 100, all: 4_000 };

/** Different queries and parameters of one address's listeners together. */
export const maxFilterCharacters = 131_072;

/** Elements that a listener's filter may look at in one document. */
export const maxFilterElements = 20_000;

/** Of a stream that comes back, each of which is worked out from history: a stranger asks for that as often as they like. */
export const maxMissedChanges = 100;
