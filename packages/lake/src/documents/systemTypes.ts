/** The type of documents that the lake generates for roles and their members. */
export const groupType = 'system.group';
