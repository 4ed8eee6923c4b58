import { useEffect, useState } from 'react';
import { useProjectId } from 'sanity';
import { findAllowedSites } from './reading/pages.ts';

/** The sites whose pages the server may fetch; empty until they are known. */
export const useAllowedSites = (): string[] => {
  const projectId = useProjectId();
  const [allowed, setAllowed] = useState<string[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    void findAllowedSites(projectId, controller.signal).then((found) => {
      if (!controller.signal.aborted) setAllowed(found);
    });
    return () => controller.abort();
  }, [projectId]);
  return allowed;
};
