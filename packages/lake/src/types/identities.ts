/** What somebody proved with who they are. */
export type Credential = { kind: 'session' | 'token'; id: string } | { kind: 'admin-token' };

export type Identity = {
  /** `system` is the lake's own hand (seed, import at start, timers): it passes every grant. */
  kind: 'anonymous' | 'user' | 'robot' | 'system';
  id: string;
  name: string;
  email: string | null;
  roles: string[];
  /** Left out where nobody has proved anything just now. */
  credential?: Credential;
};

export type Permission = 'read' | 'create' | 'update' | 'manage';

/** A role's right: the permissions hold for documents that the GROQ filter matches. */
export type Grant = { filter: string; permissions: Permission[] };
export type Role = {
  name: string;
  title: string;
  description: string;
  grants: Grant[];
  isAdministrator?: boolean;
};

/** Ids of people begin so; neither those of API tokens nor that of the lake's own hand do. */
export const personPrefix = 'p';

/** Whether the id is a person's, who may be gone by now. An API token is none: nobody knows who holds it. */
export const isPersonId = (id: string): boolean => id.startsWith(personPrefix);

/** Stands for who changed something, where too much happened since to tell. */
export const unknownAuthor = '<unknown>';
