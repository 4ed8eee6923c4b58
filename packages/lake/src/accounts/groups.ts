import type { DatabaseSync } from 'node:sqlite';
import { groupType } from '../documents/systemTypes.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { Role } from '../types/identities.ts';
import { listUsers } from './users.ts';

/**
 * Each role with the people who hold it, as the hosted service keeps them among a dataset's documents. Nobody
 * stores them here. Studio reads in them who may be mentioned in a comment and be given a task.
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
