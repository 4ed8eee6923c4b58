/** The marks of text that need no definition, as pages render them. */
export const decorators: ReadonlySet<string> = new Set(['strong', 'em']);
