import { useRef } from 'react';
import { useActiveReleases, useArchivedReleases } from 'sanity';
import { releaseName } from '../../../lib/releases/releaseName.ts';
import { useFoundRelease } from './useFoundRelease.ts';

/**
 * Returns true while Studio's list lacks a release that exists, a moment after it was made. Studio would leave the page of
 * such a release and say that it could not be found. Once its page is open it stays, also when somebody deletes it.
 *
 * @param name of the release whose page is open, or null.
 */
export const useUnlistedRelease = (name: string | null): boolean => {
  const opened = useRef<string>(undefined);
  const active = useActiveReleases();
  const archived = useArchivedReleases();
  const isListed = [...active.data, ...archived.data].some(({ _id }) => releaseName(_id) === name);
  const isSettled = name === null || isListed || opened.current === name || Boolean(active.error);
  const isUnlisted = useFoundRelease(isSettled ? null : name) !== false && !isSettled;
  if (!isUnlisted && name !== null) opened.current = name;
  return isUnlisted;
};
