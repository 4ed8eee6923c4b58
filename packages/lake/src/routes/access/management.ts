import type { Context } from 'hono';
import { pino } from 'pino';
import type { Management } from '../../accounts/people/people.ts';
import { requireAdministrator, requireManager } from '../../accounts/require.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

export type Handler = (c: Context<LakeEnv>) => Response | Promise<Response>;

/** A handler of a route that changes accounts. */
type Change = (c: Context<LakeEnv>, management: Management) => Response | Promise<Response>;

/**
 * Limits a change of people or tokens, logs it, and ends the event streams of those who lost access at once.
 *
 * @param require checks the caller: people are managed by people, tokens also by an administrator's token.
 */
const changing = (require: typeof requireAdministrator) => {
  return (context: LakeContext, change: Change): Handler => {
    const log = pino({
      level: context.options.logLevel ?? 'silent',
      base: { process: 'lake', pid: process.pid },
    });
    return async (c) => {
      const by = require(context, c.req.raw);
      const { db, access, actLimits, changes } = context.accounts;
      await actLimits.count(by);
      const response = await change(c, {
        db,
        by,
        roles: access.roles,
        confirm: () => void require(context, c.req.raw),
      });
      log.info(
        { requestId: c.var.requestId, by: by.id, method: c.req.method, path: c.req.path },
        'accounts changed',
      );
      changes.notify();
      return response;
    };
  };
};

/** A change of people, by an administrator who is signed in or at the command line. */
export const managing = changing(requireManager);

/** A change of API tokens, by an administrator or an administrator's token. */
export const managingTokens = changing(requireAdministrator);
