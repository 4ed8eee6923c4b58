import type { SanityClient } from '@sanity/client';
import type { CustomValidatorResult, SanityDocument, ValidationContext } from 'sanity';
import { z } from 'zod';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { releaseIn } from '../../../../lib/releases/releaseIn.ts';
import { isUnreadCopy } from '../../../../lib/releases/unreadCopy.ts';
import { mayPublish } from '../../../../lib/roles.ts';

const account = z.object({ roles: z.array(z.object({ name: z.string() })) });

/** By token: a validation knows a client, not the user. Each session asks once. */
const known = new Map<string, Promise<boolean>>();

const mayRun = (client: SanityClient): Promise<boolean> => {
  const token = client.config().token ?? '';
  const asked =
    known.get(token) ??
    client
      .request({ url: '/users/me' })
      .then((user) => mayPublish(account.parse(user).roles.map(({ name }) => name)))
      .catch(() => {
        known.delete(token);
        return false;
      });
  known.set(token, asked);
  return asked;
};

/**
 * A copy in a release that no editor has read is an error of Studio’s validation, so that “Run release” and “Schedule”
 * cannot be pressed. Whoever cannot press them anyway has no error: the notice says that the copy waits.
 */
export const checkCopy = async (
  copy: SanityDocument | undefined,
  { getClient }: Pick<ValidationContext, 'getClient'>,
): Promise<CustomValidatorResult> =>
  copy && releaseIn(copy._id) !== null && isUnreadCopy(copy) && (await mayRun(getClient({ apiVersion })))
    ? 'No editor has read this copy yet. Read it, and choose “Confirm for the release”.'
    : true;
