import { subscriberAddress } from './subscriberAddress.ts';

/** The client's subscriber for rate limits and counts, from the header that the edge sets. */
export const readerAddress = (headers: Headers): string =>
  subscriberAddress(headers.get('x-forwarded-for') ?? '');
