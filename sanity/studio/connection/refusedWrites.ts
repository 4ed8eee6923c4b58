import { z } from 'zod';
import { createReports, type Reports } from '../dialogs/reports.ts';
import { plainReason, reasonIn } from '../requests/errorText.ts';
import type { Fetch } from './retries/retryRequests.ts';
import { verdictOf } from './retries/verdictOf.ts';

/** A fetch, and the reasons of refusals for people. */
export type RefusedWrites = Reports & { fetch: Fetch };

/** Edits of a form, and everything about comments and tasks. Our own requests and Studio's actions show their errors. */
const isSilent = ({ pathname, searchParams }: URL): boolean =>
  /\/data\/(?:mutate|actions)\/[^/]+-comments$/u.test(pathname) ||
  (/\/data\/(?:mutate|actions)\//u.test(pathname) &&
    searchParams.get('tag')?.endsWith('document.commit') === true);

/** The title of a refused deletion. */
export const notDeleted = 'Not deleted';

const deletion = z.object({ mutations: z.array(z.object({ delete: z.looseObject({}) })).min(1) });

const isDeletion = (body: unknown): boolean => {
  try {
    return typeof body === 'string' && deletion.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
};

const createdByAnother =
  'Somebody else began this document at the same moment. What you typed first was not saved: type it again.';

const triedAgain =
  'What you typed is kept in this window and saved as soon as the server can: leave it open.';

/** The reason of a refusal or of an error that the server names; null for what Studio says itself. */
const reasonOf = async (response: Response): Promise<string | null> => {
  const { status } = response;
  if (status !== 403 && status !== 409 && status < 500) return null;
  // Studio says itself that it is offline.
  if ((await verdictOf(response)) === 'away') return null;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const named = reasonIn(body);
  if (status >= 500) return named && `${plainReason(named)} ${triedAgain}`;
  const reason = plainReason(named ?? 'The server refused it.');
  return response.status === 409 && reason.endsWith('already exists') ? createdByAnother : reason;
};

/**
 * A fetch that reports writes that the lake refuses or cannot store, as on a full disk. Studio says nothing of them, and
 * the person would believe that they were saved.
 */
export const createRefusedWrites = (fetch: Fetch): RefusedWrites => {
  const { report, subscribe } = createReports();
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const address = input instanceof Request ? input.url : String(input);
      if (URL.canParse(address) && isSilent(new URL(address))) {
        const reason = await reasonOf(response);
        if (reason !== null) report(reason, isDeletion(init?.body) ? notDeleted : undefined);
      }
      return response;
    },
    subscribe,
  };
};
