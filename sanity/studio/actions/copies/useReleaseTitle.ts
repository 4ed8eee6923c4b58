import { useActiveReleases } from 'sanity';
import { titleOfRelease } from '../../../../lib/releases/missedReleases.ts';
import { releaseName } from '../../../../lib/releases/releaseName.ts';

/** The title of an open release by its name. While the releases load, the name. */
export const useReleaseTitle = (name: string): string => {
  const { data } = useActiveReleases();
  const release = data.find(({ _id }) => releaseName(_id) === name);
  return release ? titleOfRelease(release) : name;
};
