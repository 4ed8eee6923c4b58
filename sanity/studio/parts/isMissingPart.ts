/** Whether the code of a part could not be loaded. Bundlers and browsers have words of their own for that. */
export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'ChunkLoadError' ||
    /dynamically imported module|importing a module script failed/i.test(error.message));
