import { anonymous, createAccessControl, system } from '../../src/accounts/access.ts';
import { standardRoles } from '../../src/accounts/roles.ts';
import type { SanityDocument } from '../../src/types/documents.ts';
import type { Identity, Role } from '../../src/types/identities.ts';

const document = (id: string, fields: Record<string, unknown> = {}): SanityDocument => ({
  _id: id,
  _type: 'plant',
  _rev: 'r1',
  _createdAt: '2026-11-25T00:00:00Z',
  _updatedAt: '2026-11-25T00:00:00Z',
  ...fields,
});

const gardener: Role = {
  name: 'gardener',
  title: 'Gardener',
  description: 'Writes drafts',
  grants: [
    { filter: '_id in path("**")', permissions: ['read'] },
    { filter: '_id in path("drafts.**")', permissions: ['create', 'update'] },
    { filter: '_type == "note" && author == identity()', permissions: ['update'] },
  ],
};
const control = createAccessControl([...standardRoles, gardener]);
const person = (role: string): Identity => ({
  kind: 'user',
  id: 'p1',
  name: 'P',
  email: null,
  roles: [role],
});
const open = { aclMode: 'public' } as const;
const closed = { aclMode: 'private' } as const;

describe('the access of an identity', () => {
  it.each([
    ['anonymous', anonymous, open, 'public'],
    ['anonymous, private dataset', anonymous, closed, 'filter'],
    ['viewer', person('viewer'), open, 'everything'],
    ['gardener', person('gardener'), closed, 'everything'],
    ['a role that no longer exists', person('intern'), open, 'public'],
    ['system', system, closed, 'everything'],
  ])('%s reads %s', (_case, identity, dataset, reads) => {
    expect(control.accessFor(identity, dataset).reads).toBe(reads);
  });

  it.each([
    ['anonymous', anonymous, open, { published: true, draft: false, dotted: false }],
    ['anonymous, private dataset', anonymous, closed, { published: false, draft: false, dotted: false }],
    ['viewer', person('viewer'), open, { published: true, draft: true, dotted: true }],
  ])('%s sees published, draft and dotted documents as granted', (_case, identity, dataset, expected) => {
    const { canRead } = control.accessFor(identity, dataset);
    expect({
      published: canRead(document('a')),
      draft: canRead(document('drafts.a')),
      dotted: canRead(document('internal.a')),
    }).toEqual(expected);
  });

  it.each([
    ['anonymous', anonymous, { create: [false, false], update: [false, false], delete: [false, false] }],
    ['viewer', person('viewer'), { create: [false, false], update: [false, false], delete: [false, false] }],
    ['gardener', person('gardener'), { create: [true, false], update: [true, false], delete: [true, false] }],
    ['editor', person('editor'), { create: [true, true], update: [true, true], delete: [true, true] }],
  ])('%s writes drafts and published documents as granted', (_case, identity, expected) => {
    const access = control.accessFor(identity, open);
    const [draft, published] = [document('drafts.a'), document('a')];
    expect({
      create: [access.canCreate(draft), access.canCreate(published)],
      update: [access.canUpdate(draft, draft), access.canUpdate(published, published)],
      delete: [access.canDelete(draft), access.canDelete(published)],
    }).toEqual(expected);
  });

  it('requires an update grant for the document before and after', () => {
    const access = control.accessFor(person('gardener'), open);
    const own = document('n', { _type: 'note', author: 'p1' });
    const other = document('n', { _type: 'note', author: 'p2' });
    expect(access.canUpdate(own, own)).toBe(true);
    expect(access.canUpdate(other, own)).toBe(false);
    expect(access.canUpdate(own, other)).toBe(false);
  });

  it('rejects roles whose filter is not GROQ', () => {
    expect(() =>
      createAccessControl([{ ...gardener, grants: [{ filter: '_id in (', permissions: ['read'] }] }]),
    ).toThrow();
  });
});
