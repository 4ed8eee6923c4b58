import type { CustomFetch } from 'openid-client';
import { checkAddress } from './checkAddress.ts';

/** Far more than a provider's metadata, keys and tokens have. */
const maxAnswerBytes = 1_000_000;

/**
 * A fetch that rejects endless answers, and addresses that a provider has no business to name. `options` has the time limit
 * and follows no redirects.
 *
 * @see checkAddress
 */
export const boundedFetch =
  (issuer: URL): CustomFetch =>
  async (url, options) => {
    await checkAddress(new URL(url), issuer);
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
