/** Escapes JSON for a script element: `<` could close it, and line separators could break it. */
export const escapeJson = (data: object): string =>
  JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
