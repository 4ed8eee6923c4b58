/** The roles of the newsroom that rules depend on. */
const administratorRole = 'administrator';
export const journalistRole = 'journalist';
/** The role of the site's own token, which reads everything. */
export const siteRole = 'site';

/** Users with these roles publish, approve and unpublish. */
export const publishingRoles: readonly string[] = [administratorRole, 'editor'];

/** Users with these roles write drafts. */
const writingRoles: readonly string[] = [...publishingRoles, journalistRole];

/** The roles of people. Others are for API tokens. */
export const isRoleOfPeople = (role: string): boolean => [...writingRoles, 'viewer'].includes(role);

const hasOneOf = (wanted: readonly string[], roles: readonly string[]): boolean =>
  roles.some((role) => wanted.includes(role));

/** Returns true for users who publish and approve. @param roles the names of the user's roles. */
export const mayPublish = (roles: readonly string[]): boolean => hasOneOf(publishingRoles, roles);

export const mayWrite = (roles: readonly string[]): boolean => hasOneOf(writingRoles, roles);

export const isAdministrator = (roles: readonly string[]): boolean => roles.includes(administratorRole);

/** Roles that read drafts, also those of a hosted project. */
const readingRoles: readonly string[] = [...writingRoles, 'viewer', 'developer', 'contributor'];

/** Returns true for people and programs of the newsroom: who may read its drafts may see its numbers. */
export const maySeeNumbers = (roles: readonly string[]): boolean => hasOneOf(readingRoles, roles);
