import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'hono';
import { z } from 'zod';
import { clientAddress } from '../../accounts/clientAddress.ts';
import { logAct } from '../../accounts/people/accountLog.ts';
import { requireIdentity } from '../../accounts/require.ts';
import {
  guessableProblem,
  isPassword,
  maxPasswordLength,
  minPasswordLength,
} from '../../accounts/signIn/passwords.ts';
import { findPasswordHash, setPassword } from '../../accounts/users.ts';
import { LakeError, tooMany } from '../../errors.ts';
import { readJson } from '../../requestBody.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

const passwords = z.object({
  currentPassword: z.string().max(maxPasswordLength),
  newPassword: z.string().min(minPasswordLength).max(maxPasswordLength),
});

/**
 * PUT /v{date}/users/me/password: `{currentPassword, newPassword}`. It ends all other sessions of the person. Attempts
 * count as attempts to sign in: who has a stolen session cannot guess the password faster.
 *
 * @throws LakeError 403 for a token, for a wrong current password, and where only administrators sign in with a
 * password; 400 for a new password that does not fit or is easily guessed; 429 for too many attempts.
 */
export const putOwnPassword =
  (context: LakeContext) =>
  async (c: Context<LakeEnv>): Promise<Response> => {
    const { accounts, identify } = context;
    const { id, name, email, kind, credential } = requireIdentity(identify(c.req.raw));
    if (kind !== 'user' || credential?.kind !== 'session') throw forbidden('API tokens have no password');
    const signOn = signOnInstead(context, id);
    if (signOn !== null) throw forbidden(`You sign in with ${signOn}, and have no password here`);
    const { currentPassword, newPassword } = await readJson(c.req.raw, passwords);
    const attempt = { address: clientAddress(c.req.raw), account: email ?? '' };
    const verdict = await accounts.limits.count(attempt);
    if (verdict.kind === 'wait')
      throw tooMany('Too many attempts. Try again in a few minutes.', verdict.seconds);
    if (verdict.afterMs > 0) await pause(verdict.afterMs);
    if (!(await isPassword(currentPassword, findPasswordHash(accounts.db, id))))
      throw forbidden('The current password is wrong');
    await accounts.limits.forgive(attempt);
    if (newPassword === currentPassword)
      throw new LakeError(400, 'The new password must differ from the current one');
    const guessable = guessableProblem(newPassword, email ?? '');
    if (guessable !== null) throw new LakeError(400, guessable);
    await setPassword(accounts.db, id, newPassword, {
      isOneTime: false,
      keptSession: credential.id,
      whenSet: () => {
        // Again: an administrator may have ended the session while the new password was hashed.
        identify(c.req.raw);
        logAct(accounts.db, {
          by: { id, name },
          act: 'password.changed',
          subject: { id, name },
          role: null,
        });
      },
    });
    accounts.changes.notify();
    return c.json({ changed: true });
  };

const forbidden = (message: string): LakeError => new LakeError(403, message, { type: 'forbidden' });

/** The provider that the person signs in with, as a password would not be taken; null if it is. */
const signOnInstead = ({ accounts, options, singleSignOn }: LakeContext, id: string): string | null => {
  if (singleSignOn === null || options.passwords !== 'administrators') return null;
  const { isAdministrator } = accounts.accessOf(id, { aclMode: 'private' }) ?? {};
  return isAdministrator === true ? null : singleSignOn.provider.settings.title;
};
