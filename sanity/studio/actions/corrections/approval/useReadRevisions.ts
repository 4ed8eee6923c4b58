import { useEffect, useState } from 'react';

/** The revisions on the approver's screen. The approval names them. */
export type Revisions = { note: string; draft: string | null };

/** The revisions that the approver read, and whether others came since. */
export const useReadRevisions = (isReady: boolean, { note, draft }: Revisions) => {
  const [read, setRead] = useState<Revisions | null>(null);
  useEffect(() => {
    if (isReady) setRead((before) => before ?? { note, draft });
  }, [isReady, note, draft]);
  return {
    read,
    hasChanged: read !== null && (read.note !== note || read.draft !== draft),
    readAgain: () => setRead({ note, draft }),
  };
};
