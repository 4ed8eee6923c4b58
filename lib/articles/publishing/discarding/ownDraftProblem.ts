type Discard = {
  /**
   * The id of who began the draft or put the copy into its release, or of whose list of drafts has the story. Null if
   * nobody knows.
   */
  writer: string | null;
  isCopy: boolean;
  by: { id: string; mayPublish: boolean };
};

/**
 * Returns why a draft, or a copy in a release, may not be discarded, or null. Whoever writes may change a colleague's
 * draft, which its history shows, but only its own writer or an editor throws it away.
 */
export const ownDraftProblem = ({ writer, isCopy, by }: Discard): string | null => {
  if (by.mayPublish || writer === by.id) return null;
  return isCopy
    ? 'Only an editor, or whoever put it there, can take this out of the release. Ask one of them.'
    : 'Only an editor, or whoever began this draft, can discard it. Ask one of them.';
};
