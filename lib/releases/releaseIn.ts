/** The name of the release that a version is in, or null for other documents. @param id such as `versions.rBudget.x`. */
export const releaseIn = (id: string): string | null => /^versions\.([^.]+)\./.exec(id)?.[1] ?? null;
