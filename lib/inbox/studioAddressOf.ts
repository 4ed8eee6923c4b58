import type { InboxEntry } from './InboxEntry.ts';

/** The path and query that open an entry in Studio. */
export const studioAddressOf = ({ opens }: InboxEntry): string => {
  if (opens.kind === 'task')
    return `/studio/desk/inbox?sidebar=tasks&viewMode=edit&selectedTask=${encodeURIComponent(opens.id)}`;
  if (opens.kind === 'release') return `/studio/releases/${encodeURIComponent(opens.name)}`;
  const { id, type, comment } = opens;
  const parameters = Object.entries({ id, type, ...(comment && { inspect: 'sanity/comments', comment }) })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join(';');
  return `/studio/intent/edit/${parameters}/`;
};
