/** The bytes and type of a data URL. Null if it is none, or damaged. */
export const bytesOfDataUrl = (url: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | null => {
  const comma = url.indexOf(',');
  const [type = '', ...parameters] = url
    .slice(0, comma)
    .replace(/^data:/i, '')
    .split(';');
  if (comma < 0 || !/^data:/i.test(url)) return null;
  try {
    const data = decodeURIComponent(url.slice(comma + 1));
    const isBase64 = parameters.some((parameter) => parameter.trim().toLowerCase() === 'base64');
    const text = isBase64 ? atob(data) : data;
    return { type, bytes: Uint8Array.from(text, (character) => character.charCodeAt(0)) };
  } catch {
    return null;
  }
};
