import { uuid } from '@sanity/uuid';
import { useCallback } from 'react';
import { useWorkspace } from 'sanity';
import { useRouter } from 'sanity/router';
import { typeAhead } from '../typeAhead/TypeAhead.ts';

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

/** Begins a new entry: what is typed from now on is its text. @returns opens its form beside the entries of its story. */
export const useBeginEntry = (): ((storyId: string) => () => void) => {
  const { basePath } = useWorkspace();
  const { navigateUrl } = useRouter();
  return useCallback(
    (storyId) => {
      const id = uuid();
      const text = `[data-entry="${id}"] [data-pt-editor]`;
      typeAhead.ask({ accepts: (field) => field.matches(text), isFocused: true });
      return () => navigateUrl({ path: `${basePath}/desk/${liveCoverageId};${storyId};${id}` });
    },
    [basePath, navigateUrl],
  );
};
