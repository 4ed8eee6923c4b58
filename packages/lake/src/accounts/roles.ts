import type { Grant, Role } from '../types/identities.ts';

/** Matches every document, written as in hosted Sanity. */
export const everything = '_id in path("**")';
/** Published documents whose id has no dot: everyone may read them in a public dataset. */
export const publicDocuments = '_id in path("*")';

/** The grants of a role that writes drafts: also uploads, without their descriptions, comments and tasks. */
export const draftingGrants: Grant[] = [
  { filter: everything, permissions: ['read'] },
  { filter: '_id in path("drafts.**") || _id in path("versions.**")', permissions: ['create', 'update'] },
  {
    filter:
      '(_type == "sanity.imageAsset" && string::startsWith(_id, "image-")) || (_type == "sanity.fileAsset" && string::startsWith(_id, "file-"))',
    permissions: ['create'],
  },
  { filter: '_type in ["comment", "tasks.task"]', permissions: ['create', 'update'] },
];

/**
 * The default roles: those of every new hosted project.
 *
 * @see https://www.sanity.io/docs/roles
 */
export const standardRoles: Role[] = [
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
    name: 'developer',
    title: 'Developer',
    description: 'Reads, writes and publishes every document, for developers',
    grants: [{ filter: everything, permissions: ['read', 'create', 'update'] }],
  },
  {
    name: 'contributor',
    title: 'Contributor',
    description: 'Reads every document and writes drafts; an editor publishes',
    grants: draftingGrants,
  },
  {
    name: 'viewer',
    title: 'Viewer',
    description: 'Reads every document, drafts included',
    grants: [{ filter: everything, permissions: ['read'] }],
  },
];
