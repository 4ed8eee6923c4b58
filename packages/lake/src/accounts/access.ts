import { compileDocumentFilter } from '../query/evaluate/documentFilter.ts';
import { parseQuery } from '../query/parse/parseQuery.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { Grant, Identity, Permission, Role } from '../types/identities.ts';
import { everything, publicDocuments } from './roles.ts';

/** The identity of a caller without a token. */
export const anonymous: Identity = {
  kind: 'anonymous',
  id: '<anonymous>',
  name: 'Anonymous',
  email: null,
  roles: [],
};

const assetTypes = ['sanity.imageAsset', 'sanity.fileAsset'];

/**
 * The identity of the lake's own writes. Studio has a user `<system>` of its own, whose portrait it loads from another
 * host.
 */
export const system: Identity = { kind: 'system', id: 'system', name: 'System', email: null, roles: [] };

/** Returns true for the author of the lake's own writes, in data of earlier versions too. */
export const isSystem = (author: string): boolean => author === system.id || author === '<system>';

type Rule = { filter: string; matches: (document: SanityDocument, identity: Identity) => boolean };
type CompiledRole = { role: Role; rules: Record<Permission, Rule[]> };

const compileFilter = (filter: string): Rule['matches'] => {
  if (filter === everything) return () => true;
  if (filter === publicDocuments) return ({ _id }) => !_id.includes('.');
  const matches = compileDocumentFilter(parseQuery(filter, {}));
  return (document, { id }) => matches(document, id);
};

const compileRole = (role: Role): CompiledRole => {
  const rulesFor = (permission: Permission): Rule[] =>
    role.grants
      .filter(({ permissions }) => permissions.includes(permission))
      .map(({ filter }) => ({ filter, matches: compileFilter(filter) }));
  return {
    role,
    rules: {
      read: rulesFor('read'),
      create: rulesFor('create'),
      update: rulesFor('update'),
      manage: rulesFor('manage'),
    },
  };
};

const readsBy = (filters: string[]): Access['reads'] => {
  if (filters.includes(everything)) return 'everything';
  return filters.length > 0 && filters.every((filter) => filter === publicDocuments) ? 'public' : 'filter';
};

export type AccessControl = {
  /** The identity's access to the dataset. A role that no longer exists grants nothing. */
  accessFor(identity: Identity, dataset: Pick<Dataset, 'aclMode'>): Access;
  /** The same as grants, for the ACL endpoint. */
  grantsFor(identity: Identity, dataset: Pick<Dataset, 'aclMode'>): Grant[];
  roles: Role[];
  findRole(name: string): Role | null;
};

/**
 * Compiles the roles' filters once. Everyone, anonymous or not, may read the public documents of a public dataset.
 * As in hosted Sanity, `update` must match the document before and after, and includes the right to delete it.
 *
 * @param controllerOf @see Access
 * @throws LakeError if a grant's filter is not GROQ.
 */
export const createAccessControl = (
  roles: Role[],
  controllerOf: Access['controllerOf'] = (id) => id,
): AccessControl => {
  const compiled = new Map(roles.map((role) => [role.name, compileRole(role)]));
  const publicRead: Grant = { filter: publicDocuments, permissions: ['read'] };
  const publicRule: Rule = { filter: publicDocuments, matches: compileFilter(publicDocuments) };
  const rolesOf = (identity: Identity): CompiledRole[] =>
    identity.roles.flatMap((name) => compiled.get(name) ?? []);

  return {
    roles,
    findRole: (name) => compiled.get(name)?.role ?? null,
    grantsFor: (identity, { aclMode }) =>
      identity.kind === 'system'
        ? [{ filter: everything, permissions: ['read', 'create', 'update', 'manage'] }]
        : [
            ...rolesOf(identity).flatMap(({ role }) => role.grants),
            ...(aclMode === 'public' ? [publicRead] : []),
          ],
    accessFor: (identity, { aclMode }) => {
      if (identity.kind === 'system') return accessOfSystem;
      const held = rolesOf(identity);
      const rules = (permission: Permission): Rule[] => held.flatMap((role) => role.rules[permission]);
      const read = [...rules('read'), ...(aclMode === 'public' ? [publicRule] : [])];
      const create = rules('create');
      const update = rules('update');
      const passes = (some: Rule[], document: SanityDocument): boolean =>
        some.some(({ matches }) => matches(document, identity));
      return {
        identity,
        reads: readsBy(read.map(({ filter }) => filter)),
        canRead: (document) => passes(read, document),
        // Anyone can read a new asset. A caller who may not change assets creates them only by uploads.
        canCreate: (after) =>
          passes(create, after) && (!assetTypes.includes(after._type) || passes(update, after)),
        canUpload: (asset) => passes(create, asset),
        canUpdate: (before, after) => passes(update, before) && passes(update, after),
        canDelete: (before) => passes(update, before),
        isAdministrator: held.some(({ role }) => role.isAdministrator === true),
        controllerOf,
        confirm: () => {},
      };
    },
  };
};

/** The access of the system identity. */
export const accessOfSystem: Access = {
  identity: system,
  reads: 'everything',
  canRead: () => true,
  canCreate: () => true,
  canUpload: () => true,
  canUpdate: () => true,
  canDelete: () => true,
  isAdministrator: true,
  controllerOf: (id) => id,
  confirm: () => {},
};
