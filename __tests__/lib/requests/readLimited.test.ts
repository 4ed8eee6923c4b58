import { readLimited } from '../../../lib/requests/readLimited.ts';

/** A body of `count` parts of ten characters, which says how many of them were taken. */
const bodyOf = (count: number) => {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken === count) return controller.close();
      taken += 1;
      controller.enqueue(new TextEncoder().encode('0123456789'));
    },
  });
  const request = new Request('https://news.example.org', {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit);
  return { request, taken: () => taken };
};

describe('readLimited', () => {
  it('answers a body that is as long as it may be', async () => {
    expect(await readLimited(bodyOf(2).request, 20)).toBe('01234567890123456789');
  });

  it('answers null for a longer one, and leaves nothing of it in the connection', async () => {
    const { request, taken } = bodyOf(50);
    expect(await readLimited(request, 20)).toBeNull();
    expect(taken()).toBe(50);
  });

  it('answers an empty text where there is no body', async () => {
    expect(await readLimited(new Request('https://news.example.org'), 20)).toBe('');
  });
});
