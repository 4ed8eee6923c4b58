import { openNewsroom } from '../newsroom.ts';

let room: Awaited<ReturnType<typeof openNewsroom>>;
beforeAll(async () => {
  room = await openNewsroom();
});

const patch = (look: Record<string, unknown>) =>
  room.mutateAs('anna', { patch: { id: 'site', set: { look } } });

describe('the look in Site settings, on the server', () => {
  it('is refused if readers could not read it', async () => {
    const { status, description } = await patch({ accentLight: '#ffd5cc' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(description).toMatch(/The accent #ffd5cc cannot be read on light paper/);
  });

  it('is refused if corrections would not be shown', async () => {
    const { description } = await patch({ storyParts: ['text', 'sources', 'history', 'report'] });
    expect(description).toMatch(/“Corrections” cannot be left out/);
  });

  it('is stored if readers can read it', async () => {
    const { status } = await patch({ accentLight: '#0b5cad' });
    expect(status).toBe(200);
    expect(room.getDocument('site')?.look).toEqual({ accentLight: '#0b5cad' });
  });
});
