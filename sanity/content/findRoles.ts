import 'server-only';
import { ClientError } from '@sanity/client';
import { z } from 'zod';
import { callerClient } from './read/client.ts';

const userSchema = z.object({ roles: z.array(z.object({ name: z.string() })).default([]) });

/**
 * The names of the roles of whoever has the token: a session of Studio, or an API token. Empty if the token is not valid.
 *
 * @throws if the lake cannot be reached.
 */
export const findRoles = async (token: string): Promise<string[]> => {
  try {
    const { roles } = userSchema.parse(await callerClient(token).users.getById('me'));
    return roles.map(({ name }) => name);
  } catch (error) {
    if (error instanceof ClientError && (error.statusCode === 401 || error.statusCode === 403)) return [];
    throw error;
  }
};
