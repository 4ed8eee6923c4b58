import { useEffect, useState } from 'react';
import { changedWhileRead } from '../../../../../lib/corrections/approvalWords.ts';

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
    /** Says what changed since, or null. */
    change: read && changedWhileRead(read, { note, draft }),
    readAgain: () => setRead({ note, draft }),
  };
};
