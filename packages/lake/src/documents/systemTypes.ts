/** The type of documents that the lake generates for roles and their members. */
export const groupType = 'system.group';
/** The type of documents that Studio writes for each preview that a person opens. */
export const previewSecretType = 'sanity.previewUrlSecret';
