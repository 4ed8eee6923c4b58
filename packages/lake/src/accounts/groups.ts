import type { DatabaseSync } from 'node:sqlite';
import { groupType } from '../documents/systemTypes.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { Role } from '../types/identities.ts';
import { listUsers } from './users.ts';

/**
 * Each role with its members, as documents: the hosted service stores them in the dataset, the lake computes them.
 * Studio reads them to find who can be mentioned in a comment or get a task.
 */
export const listGroups = (db: DatabaseSync, roles: Role[]): SanityDocument[] => {
  const users = listUsers(db);
  return roles.map(({ name, grants }) => ({
    _id: `_.groups.${name}`,
    _type: groupType,
    _rev: '',
    _createdAt: '',
    _updatedAt: '',
    members: users.filter(({ role }) => role === name).map(({ id }) => id),
    grants,
  }));
};
