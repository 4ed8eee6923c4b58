import { createAccessControl } from '../../src/accounts/access.ts';
import { standardRoles } from '../../src/accounts/roles.ts';
import { maxFilterCharacters, maxStreams } from '../../src/anonymous/limits.ts';
import { maxStreamsOfPerson, OpenStreams } from '../../src/live/OpenStreams.ts';
import type { Identity } from '../../src/types/identities.ts';

const accessOf = (id: string) => {
  const identity: Identity = { kind: 'user', id, name: id, email: null, roles: ['editor'] };
  return createAccessControl(standardRoles).accessFor(identity, { aclMode: 'public' });
};
const request = () => new Request('http://lake.test/v1/data/listen/production?query=*');

it('one person may have a thousand streams open; a closed one makes room, and others have separate limits', () => {
  const streams = new OpenStreams({ maxStreams, maxFilterCharacters });
  const ada = accessOf('ada');
  expect(maxStreamsOfPerson).toBe(1_000);
  const places = Array.from({ length: maxStreamsOfPerson }, () => streams.take(request(), ada));
  expect(() => streams.take(request(), ada)).toThrow(
    expect.objectContaining({ status: 429, message: expect.stringContaining('too many listeners') }),
  );
  expect(() => streams.take(request(), accessOf('bob'))).not.toThrow();
  places[0]?.release();
  expect(() => streams.take(request(), ada)).not.toThrow();
  expect(() => streams.take(request(), ada)).toThrow();
});
