/** False for what a Mac adds to each file of a zip. */
export const isContent = (name: string): boolean => !/(?:^|\/)(?:\._|__MACOSX\/|\.DS_Store$)/.test(name);
