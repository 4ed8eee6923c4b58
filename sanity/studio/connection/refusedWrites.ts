import { createReports, type Reports } from '../dialogs/reports.ts';
import { plainReason, reasonIn } from '../requests/errorText.ts';
import type { Fetch } from './retryRequests.ts';

/** A fetch, and the reasons of refusals for people. */
export type RefusedWrites = Reports & { fetch: Fetch };

/** Edits of a form, and everything about comments and tasks. Our own requests and Studio's actions show their errors. */
const isSilent = ({ pathname, searchParams }: URL): boolean =>
  /\/data\/(?:mutate|actions)\/[^/]+-comments$/u.test(pathname) ||
  (/\/data\/(?:mutate|actions)\//u.test(pathname) &&
    searchParams.get('tag')?.endsWith('document.commit') === true);

const createdByAnother =
  'Somebody else began this document at the same moment. What you typed first was not saved: type it again.';

const reasonOf = async (response: Response): Promise<string> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const reason = plainReason(reasonIn(body) ?? 'The server refused it.');
  return response.status === 409 && reason.endsWith('already exists') ? createdByAnother : reason;
};

/**
 * A fetch that reports writes that the lake refuses and Studio says nothing of: it takes the edit back, and the person
 * would believe that it was saved.
 */
export const createRefusedWrites = (fetch: Fetch): RefusedWrites => {
  const { report, subscribe } = createReports();
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const isRefused = response.status === 403 || response.status === 409;
      const address = input instanceof Request ? input.url : String(input);
      if (isRefused && URL.canParse(address) && isSilent(new URL(address))) {
        report(await reasonOf(response));
      }
      return response;
    },
    subscribe,
  };
};
