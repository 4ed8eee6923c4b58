import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AssetContext } from '../../src/assets/AssetContext.ts';
import { openImages } from '../../src/assets/openImages.ts';
import type { Access } from '../../src/types/access.ts';
import type { Dataset } from '../../src/types/datasets.ts';
import type { Mutation, SanityDocument } from '../../src/types/documents.ts';
import type { Identity } from '../../src/types/identities.ts';

const identity: Identity = { kind: 'user', id: 'u1', name: 'Ada', email: null, roles: ['editor'] };

const accessOf = (mayCreate: boolean, kind: Identity['kind']): Access => ({
  identity: { ...identity, kind },
  reads: 'everything',
  canRead: () => true,
  canCreate: () => mayCreate,
  confirm: () => {},
  canUpload: () => mayCreate,
  canUpdate: () => mayCreate,
  canDelete: () => mayCreate,
  isAdministrator: false,
  controllerOf: (id) => id,
});

const root = mkdtempSync(join(tmpdir(), 'lake-assets-'));
const closing = new AbortController();
afterAll(() => {
  closing.abort();
  rmSync(root, { recursive: true, force: true });
});
/** One for all tests, because each decoder starts processes. */
const images = openImages({}, closing.signal);

/** A dataset with documents in a map and a new folder on disk, for the asset routes. */
export const datasetInMemory = ({ mayCreate = true, kind = 'user' as Identity['kind'] } = {}) => {
  const documents = new Map<string, SanityDocument>();
  const dataset: Dataset = {
    project: 'local',
    name: 'production',
    rules: {},
    aclMode: 'public',
    db: new DatabaseSync(':memory:'),
    personal: null,
    folder: mkdtempSync(join(root, 'dataset-')),
    get: (id) => documents.get(id) ?? null,
    sequence: () => documents.size,
    now: () => new Date().toISOString(),
    commit: () => {
      throw new Error('The asset routes commit through their context.');
    },
    setAclMode: () => {},
    close: () => {},
    closed: new AbortController().signal,
    onCommit: () => () => {},
  };
  const commit = (mutations: Mutation[]) => {
    for (const { createIfNotExists } of mutations) {
      const document = createIfNotExists as SanityDocument;
      if (!documents.has(document._id)) documents.set(document._id, document);
    }
  };
  const context: AssetContext = {
    dataset,
    access: accessOf(mayCreate, kind),
    publicUrl: 'http://localhost:3000/lake',
    commit,
    images,
  };
  return { context, dataset, documents };
};
