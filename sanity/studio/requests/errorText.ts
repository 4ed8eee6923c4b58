import { z } from 'zod';

const errorBody = z.union([
  z.object({ error: z.object({ description: z.string() }) }).transform(({ error }) => error.description),
  z.object({ message: z.string() }).transform(({ message }) => message),
]);

const answered = z.object({ response: z.object({ body: errorBody }) });

/** The reason in the body of an error response, or null. */
export const reasonIn = (body: unknown): string | null => errorBody.safeParse(body).data ?? null;

const changedMeanwhile = 'Somebody changed it at the same moment. Read it again, then try again.';
const goneMeanwhile = 'It is gone: somebody published, took back or deleted it at the same moment.';

/** The reason of a rejection, without the client's prefix and without ids of revisions. */
export const plainReason = (reason: string): string => {
  const plain = reason.replace(/^The (?:mutation|action)\(s\) failed: /u, '');
  if (/^Document "[^"]*" has unexpected revision ID/u.test(plain)) return changedMeanwhile;
  return /^The document with the ID "[^"]*" was not found$/u.test(plain) ? goneMeanwhile : plain;
};

/** Whether the connection was lost before the answer came. Each browser has its own words for that. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof TypeError && /failed to fetch|networkerror|load failed/iu.test(error.message);

/** The client sends the file of a picture in a way of its own. */
const isLostUpload = (error: unknown): boolean =>
  error instanceof Error && error.message === 'XHR upload network error';

const unanswered =
  'The connection was lost before the server answered. It may have done it all the same: look before you try again.';

/** The lake's error message. */
export const errorText = (error: unknown): string => {
  if (isUnanswered(error)) return unanswered;
  if (isLostUpload(error)) return 'The connection to the server was lost.';
  const parsed = answered.safeParse(error);
  if (parsed.success) return plainReason(parsed.data.response.body);
  return error instanceof Error ? error.message : String(error);
};
