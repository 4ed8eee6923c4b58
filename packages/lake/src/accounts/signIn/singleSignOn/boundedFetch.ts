import type { CustomFetch } from 'openid-client';

/** Far more than a provider's metadata, keys and tokens have. */
const maxAnswerBytes = 1_000_000;

/** A fetch that rejects endless answers. `options` has the time limit and follows no redirects. */
export const boundedFetch: CustomFetch = async (url, options) => {
  const response = await fetch(url, options as RequestInit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes)
      throw new Error(`The provider answered with more than ${maxAnswerBytes} bytes.`);
    chunks.push(chunk);
  }
  const isEmpty = [101, 204, 205, 304].includes(response.status);
  return new Response(isEmpty ? null : Buffer.concat(chunks), {
    status: response.status,
    headers: response.headers,
  });
};
