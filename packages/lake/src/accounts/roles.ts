import type { Role } from '../types.ts';

/** Matches every document, as hosted Sanity writes it. */
export const everything = '_id in path("**")';
/** Published documents whose id has no dot: what anonymous readers see of a public dataset. */
export const publicDocuments = '_id in path("*")';

/** The roles of a lake that was given none. */
export const defaultRoles: Role[] = [
  {
    name: 'administrator',
    title: 'Administrator',
    description: 'Reads and writes everything, and manages datasets, accounts and tokens',
    grants: [{ filter: everything, permissions: ['read', 'create', 'update', 'manage'] }],
    isAdministrator: true,
  },
  {
    name: 'editor',
    title: 'Editor',
    description: 'Reads, writes and publishes every document',
    grants: [{ filter: everything, permissions: ['read', 'create', 'update'] }],
  },
  {
    name: 'viewer',
    title: 'Viewer',
    description: 'Reads every document, drafts included',
    grants: [{ filter: everything, permissions: ['read'] }],
  },
];
