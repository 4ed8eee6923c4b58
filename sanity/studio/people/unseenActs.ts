import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { type Act, listActs } from './accounts.ts';

/** The setting of a person with the newest change that they have seen. */
const key = 'copydesk.people.seen';

const settings = z.array(z.object({ key: z.string(), value: z.unknown() }));

/** The newest changes by others that the user has not seen. Everybody chooses the own password. */
export const findUnseenActs = async (client: SanityClient, userId: string): Promise<Act[]> => {
  const [acts, stored] = await Promise.all([
    listActs(client, 50),
    client.request({ url: `/users/me/keyvalue/${key}` }),
  ]);
  const seen = z.number().safeParse(settings.parse(stored)[0]?.value).data ?? 0;
  return acts.filter(({ id, by, act }) => id > seen && by.id !== userId && act !== 'password.changed');
};

export const noteSeen = (client: SanityClient, id: number): Promise<unknown> =>
  client.request({ method: 'PUT', url: '/users/me/keyvalue', body: [{ key, value: id }] }).catch(() => {
    // The notice stays until the next visit.
  });
