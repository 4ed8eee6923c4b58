/** The means by which a caller was authenticated. */
export type Credential = { kind: 'session' | 'token'; id: string } | { kind: 'admin-token' };

export type Identity = {
  /** `system` is the lake itself (seed, import at start, timers). It has all permissions. */
  kind: 'anonymous' | 'user' | 'robot' | 'system';
  id: string;
  name: string;
  email: string | null;
  roles: string[];
  /** Left out if the identity does not come from a request. */
  credential?: Credential;
};

export type Permission = 'read' | 'create' | 'update' | 'manage';

/** A role has the permissions for the documents that match the GROQ filter. */
export type Grant = { filter: string; permissions: Permission[] };
export type Role = {
  name: string;
  title: string;
  description: string;
  grants: Grant[];
  isAdministrator?: boolean;
};

/** The ids of people begin with it. The ids of API tokens and of the lake itself do not. */
export const personPrefix = 'p';

/** Whether the id is that of a person, who may have been removed since. An API token is not a person. */
export const isPersonId = (id: string): boolean => id.startsWith(personPrefix);

/** Stands for the author of a change that is too old to be searched. */
export const unknownAuthor = '<unknown>';
