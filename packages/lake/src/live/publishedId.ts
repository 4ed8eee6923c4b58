/** Neither a draft nor a version in a release. */
export const isPublishedId = (id: string): boolean =>
  !id.startsWith('drafts.') && !id.startsWith('versions.');
