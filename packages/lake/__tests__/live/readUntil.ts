/** Reads a stream up to a match or to its end, then closes it. */
export const readUntil = async (response: Response, until: RegExp): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (until.test(text)) break;
  }
  return text;
};
