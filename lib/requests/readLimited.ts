/**
 * A request's body as text, read no further than it may be long.
 *
 * @returns null when it is longer.
 */
export const readLimited = async (request: Request, mostBytes: number): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
