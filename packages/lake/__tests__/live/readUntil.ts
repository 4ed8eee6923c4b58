/** The text of a stream up to what one waits for, or to its end; then the reader leaves. */
export const readUntil = async (response: Response, until: RegExp): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (until.test(text)) break;
  }
  return text;
};
