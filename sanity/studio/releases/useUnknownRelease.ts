import { useActiveReleases, useArchivedReleases, usePerspective } from 'sanity';
import { releaseName } from '../../../lib/releases/releaseName.ts';
import { useFoundRelease } from './useFoundRelease.ts';

const perspectives = ['drafts', 'published'];

/** The name of the release that Studio’s address asks for if there is none of that name, else null. */
export const useUnknownRelease = (): string | null => {
  const { selectedPerspectiveName: name } = usePerspective();
  const [active, archived] = [useActiveReleases(), useArchivedReleases()];
  const isListed = [...active.data, ...archived.data].some(({ _id }) => releaseName(_id) === name);
  const asked = name === undefined || perspectives.includes(name) || isListed ? null : name;
  return useFoundRelease(asked) === false ? asked : null;
};
