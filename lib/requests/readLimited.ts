/**
 * A request's body as text, of which no more is kept than it may be long.
 *
 * @returns null when it is longer.
 */
export const readLimited = async (request: Request, mostBytes: number): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    // Read to its end all the same: what is left in a connection would hold up the next request on it.
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  return bytes > mostBytes ? null : Buffer.concat(chunks).toString('utf8');
};
