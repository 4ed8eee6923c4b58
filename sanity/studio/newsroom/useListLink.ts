import type { MouseEvent } from 'react';
import { useWorkspace } from 'sanity';
import { useRouter } from 'sanity/router';

type ListLink = { href: string; onClick(event: MouseEvent): void };

/** Links to lists of the desk by their ids. They keep Studio open: a click that a link follows is prevented. */
export const useListLink = (): ((listId: string) => ListLink) => {
  const { basePath } = useWorkspace();
  const { navigateUrl } = useRouter();
  return (listId) => {
    const href = `${basePath}/desk/${listId}`;
    const onClick = (event: MouseEvent): void => {
      // The browser handles clicks that open another tab or window.
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      navigateUrl({ path: href });
    };
    return { href, onClick };
  };
};
