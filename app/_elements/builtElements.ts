/** The custom elements' modules from `next.config.ts`: Next inlines these values at build time. */
export const builtElements = {
  /** The module that pages link to. */
  // biome-ignore lint/style/noProcessEnv: a constant of the build, not an environment variable
  file: process.env.ELEMENTS_FILE,
  /** The code of each module, as JSON. */
  // biome-ignore lint/style/noProcessEnv: as above
  codes: process.env.ELEMENTS_CODES,
  /** The code of the worker for reading offline. */
  // biome-ignore lint/style/noProcessEnv: as above
  worker: process.env.OFFLINE_WORKER,
};
