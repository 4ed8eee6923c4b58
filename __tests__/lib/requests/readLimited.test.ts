import { readLimited } from '../../../lib/requests/readLimited.ts';

/** A body of `count` chunks of ten characters that counts the chunks read. */
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
  it('returns a body of the maximum length', async () => {
    expect(await readLimited(bodyOf(2).request, 20)).toBe('01234567890123456789');
  });

  it('returns null for a longer one, and reads it to its end', async () => {
    const { request, taken } = bodyOf(50);
    expect(await readLimited(request, 20)).toBeNull();
    expect(taken()).toBe(50);
  });

  it('returns an empty text without a body', async () => {
    expect(await readLimited(new Request('https://news.example.org'), 20)).toBe('');
  });
});
