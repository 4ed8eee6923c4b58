import { openNewsroom } from '../newsroom.ts';

let room: Awaited<ReturnType<typeof openNewsroom>>;
beforeAll(async () => {
  room = await openNewsroom();
});

describe('what Site settings tell machines, on the server', () => {
  const set = (fields: Record<string, unknown>) =>
    room.mutateAs('anna', { patch: { id: 'site', set: fields } });

  it('is refused if it could not be served', async () => {
    const contact = await set({ securityContact: 'javascript:alert(1)' });
    expect(contact.status).toBe(403);
    expect(contact.description).toContain(
      '“securityContact” has to be an address that starts with mailto: or https://',
    );
    expect((await set({ trustTxt: 'control=https://example.org\ntrust us' })).description).toContain(
      '“trustTxt” has to have lines of trust.txt only',
    );
  });

  it('is stored if it can be served, or is emptied', async () => {
    for (const fields of [
      { securityContact: 'mailto:security@example.org', trustTxt: '# Ours\ncontrol=https://example.org' },
      { securityContact: 'https://example.org/security' },
      { securityContact: '', trustTxt: '' },
    ])
      expect((await set(fields)).status).toBe(200);
  });
});
