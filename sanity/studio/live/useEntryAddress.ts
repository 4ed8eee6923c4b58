import { uuid } from '@sanity/uuid';
import { useCallback } from 'react';
import { useWorkspace } from 'sanity';
import { useRouter } from 'sanity/router';

export const liveCoverageId = 'live-coverage';

/** Opens the entries of a story on the desk. */
export const useOpenEntries = (): ((storyId: string) => void) => {
  const { basePath } = useWorkspace();
  const { navigateUrl } = useRouter();
  return useCallback(
    (storyId) => navigateUrl({ path: `${basePath}/desk/${liveCoverageId};${storyId}` }),
    [basePath, navigateUrl],
  );
};

/** Opens the form of a new entry beside the entries of its story. */
export const useBeginEntry = (): ((storyId: string) => void) => {
  const { basePath } = useWorkspace();
  const { navigateUrl } = useRouter();
  return useCallback(
    (storyId) => navigateUrl({ path: `${basePath}/desk/${liveCoverageId};${storyId};${uuid()}` }),
    [basePath, navigateUrl],
  );
};
