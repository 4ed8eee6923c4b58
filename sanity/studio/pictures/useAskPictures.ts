import { useCallback } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { AskPictures } from './readPictures.ts';

export const useAskPictures = (): AskPictures => {
  const client = useClient({ apiVersion });
  return useCallback(
    (perspective, query, params) => client.withConfig({ perspective }).fetch(query, params),
    [client],
  );
};
