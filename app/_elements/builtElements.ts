/** The custom elements' module as `next.config.ts` bundled it: Next writes the values in place of these names. */
export const builtElements = {
  // biome-ignore lint/style/noProcessEnv: a constant of the build, which no environment sets
  file: process.env.ELEMENTS_FILE,
  // biome-ignore lint/style/noProcessEnv: as above
  code: process.env.ELEMENTS_CODE,
};
