/**
 * Reads a request body as text and stores at most `maxBytes`.
 *
 * @returns null if it is longer.
 */
export const readLimited = async (request: Request, maxBytes: number): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    // Read to the end even so: unread bytes would block the next request on the connection.
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  return bytes > maxBytes ? null : Buffer.concat(chunks).toString('utf8');
};
