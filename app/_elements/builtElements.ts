/** The custom elements' module from `next.config.ts`: Next inlines these values at build time. */
export const builtElements = {
  // biome-ignore lint/style/noProcessEnv: a constant of the build, not an environment variable
  file: process.env.ELEMENTS_FILE,
  // biome-ignore lint/style/noProcessEnv: as above
  code: process.env.ELEMENTS_CODE,
};
