/** JSON that may stand inside a script element: no `<` is left to close it, nor a line separator to break it. */
export const escapeJson = (data: object): string =>
  JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
