import { useEffect, useState } from 'react';
import { useProjectId } from 'sanity';
import { findAllowedSites } from './reading/pages.ts';

/** The sites whose pages the server may fetch; null if it is not known (yet). */
export const useAllowedSites = (): string[] | null => {
  const projectId = useProjectId();
  const [allowed, setAllowed] = useState<string[] | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void findAllowedSites(projectId, controller.signal).then((found) => {
      if (!controller.signal.aborted) setAllowed(found);
    });
    return () => controller.abort();
  }, [projectId]);
  return allowed;
};
