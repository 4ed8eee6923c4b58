import type { Context } from 'hono';
import { locationOf } from '../../query/worker/messages.ts';
import type { Read, ReadDone } from '../../reads/messages.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { largeAnswer } from './largeAnswer.ts';

/** Reads for a signed-in caller in the thread for long reads. @throws LakeError as `ReadWorker.read` */
export const readInThread = (
  { readWorker, accounts }: LakeContext,
  { dataset, access }: ReturnType<LakeContext['open']>,
  read: Read,
  signal: AbortSignal,
): Promise<ReadDone> =>
  readWorker.read(
    { ...locationOf(dataset), identity: access.identity, roles: accounts.access.roles, read },
    signal,
  );

/** The same as a response. */
export const answerInThread = async (
  lake: LakeContext,
  c: Context<LakeEnv>,
  opened: ReturnType<LakeContext['open']>,
  read: Read,
  contentType = 'application/json',
): Promise<Response> => {
  const { body } = await readInThread(lake, opened, read, c.req.raw.signal);
  return c.body(largeAnswer([body], 'signedIn'), 200, { 'content-type': contentType });
};
