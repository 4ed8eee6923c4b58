import { createAccessControl } from '../../src/accounts/access.ts';
import { standardRoles } from '../../src/accounts/roles.ts';
import { createOpenStreams, maxOfPerson } from '../../src/live/openStreams.ts';
import { maxFilterCharacters, maxStreams } from '../../src/strangers/limits.ts';
import type { Identity } from '../../src/types/identities.ts';

const accessOf = (id: string) => {
  const identity: Identity = { kind: 'user', id, name: id, email: null, roles: ['editor'] };
  return createAccessControl(standardRoles).accessFor(identity, { aclMode: 'public' });
};
const request = () => new Request('http://lake.test/v1/data/listen/production?query=*');

it('streams of one person are a thousand and no more: who leaves makes room, others have their own', () => {
  const streams = createOpenStreams({ maxStreams, maxFilterCharacters });
  const ada = accessOf('ada');
  expect(maxOfPerson).toBe(1_000);
  const places = Array.from({ length: maxOfPerson }, () => streams.take(request(), ada));
  expect(() => streams.take(request(), ada)).toThrow(
    expect.objectContaining({ status: 429, message: expect.stringContaining('too many listeners') }),
  );
  expect(() => streams.take(request(), accessOf('bob'))).not.toThrow();
  places[0]?.giveBack();
  expect(() => streams.take(request(), ada)).not.toThrow();
  expect(() => streams.take(request(), ada)).toThrow();
});
