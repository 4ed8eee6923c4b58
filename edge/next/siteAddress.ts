/** Returns true for addresses of Studio, the API and Next itself. */
export const isSiteAddress = (url: string): boolean => /^\/(?:studio|api|_next)(?:[/?]|$)/.test(url);

/** Returns true for Next's static files, which are readers' pages to the edge. */
export const isStaticFile = (path: string): boolean => path.startsWith('/_next/static/');
