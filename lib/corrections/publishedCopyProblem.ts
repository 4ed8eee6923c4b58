/** Why a published correction is not put into a release. */
export const publishedCopyProblem =
  'A published correction does not go into a release: its note stays as readers know it. To change what it says, choose “Replace this note”. The new note goes into the release with its approval.';
