import { useEffect } from 'react';
import { usePerspective } from 'sanity';
import { useRouter } from 'sanity/router';

/**
 * Takes `?perspective=drafts` out of the address. Drafts are what Studio shows without it, and its forms and its preview
 * crash on the name. Returns true until it is out.
 */
export const useNamedDrafts = (): boolean => {
  const { selectedPerspectiveName } = usePerspective();
  const { navigate } = useRouter();
  const isNamed = selectedPerspectiveName === 'drafts';
  useEffect(() => {
    if (isNamed) navigate({ stickyParams: { perspective: null }, replace: true });
  }, [isNamed, navigate]);
  return isNamed;
};
