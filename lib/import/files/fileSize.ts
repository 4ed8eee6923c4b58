/** A page with its pictures. Only parts of it are in memory several times. */
export const maxFileBytes = 30_000_000;

export const tooLarge = (name: string, bytes: number): string =>
  `“${name}” has ${Math.ceil(bytes / 1_000_000)} MB. At most ${maxFileBytes / 1_000_000} MB can be read. Save it without its pictures, or paste its text.`;
