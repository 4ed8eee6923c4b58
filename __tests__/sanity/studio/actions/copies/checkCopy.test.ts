import { createClient } from '@sanity/client';
import { apiVersion } from '../../../../../lib/apiVersion.ts';
import { checkCopy } from '../../../../../sanity/studio/actions/copies/checkCopy.ts';

let asked = 0;
beforeEach(() => {
  asked = 0;
});

/** A client of a session with a role; null if the server does not answer. */
const clientOf = (role: string | null) => ({
  getClient: () =>
    createClient({
      projectId: 'p',
      dataset: 'd',
      apiVersion,
      useCdn: false,
      token: `token of ${role}`,
      maxRetries: 0,
      resolveFetch: () => async () => {
        asked += 1;
        if (role === null) throw new Error('The connection is lost.');
        return Response.json({ id: 'p', roles: [{ name: role }] });
      },
    }),
});
const copyAt = (id: string, fields = {}) => ({
  _id: id,
  _type: 'person',
  _rev: 'r',
  _createdAt: '2026-11-27T09:00:00Z',
  _updatedAt: '2026-11-27T09:00:00Z',
  ...fields,
});
const copy = copyAt('versions.rBudget.ann');

describe('Studio’s check of a copy in a release', () => {
  it('finds an error for an editor if nobody has read it, and asks once who that is', async () => {
    const error = expect.stringContaining('Confirm for the release');
    expect(await checkCopy(copy, clientOf('editor'))).toEqual(error);
    expect(await checkCopy(copy, clientOf('editor'))).toEqual(error);
    expect(asked).toBe(1);
  });

  it.each([
    ['a journalist, who runs no release', copy, 'journalist'],
    ['a copy that an editor has read', copyAt(copy._id, { readBy: 'pAnna' }), 'editor'],
    ['a draft', copyAt('drafts.ann'), 'editor'],
    ['a live document', copyAt('ann'), 'editor'],
    ['a server that does not answer', copy, null],
  ])('finds none for %s', async (_case, checked, role) => {
    expect(await checkCopy(checked, clientOf(role))).toBe(true);
  });
});
