import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const route = z.object({ page: z.string() });
const manifestSchema = z.object({ staticRoutes: z.array(route), dynamicRoutes: z.array(route) });

/** The route of all addresses that no other route has. */
const unknownRoute = '/[...unknown]';

/** What the build knows of the site's own addresses. Paths are decoded. */
export type SiteFiles = {
  /** A page or file with one address. */
  has: (path: string) => boolean;
  /** Whether a route with parameters may answer the path. */
  isOfRoute: (path: string) => boolean;
};

/**
 * Reads the pages and files of a build.
 *
 * @param buildFolder `.next`
 * @param publicFolder files that Next serves as they are.
 */
export const readSiteFiles = (buildFolder: string, publicFolder: string): SiteFiles => {
  const text = readFileSync(path.join(buildFolder, 'routes-manifest.json'), 'utf8');
  const { staticRoutes, dynamicRoutes } = manifestSchema.parse(JSON.parse(text));
  const paths = new Set([
    ...staticRoutes.map(({ page }) => page),
    ...filesIn(publicFolder, ''),
    ...filesIn(path.join(buildFolder, 'static'), '/_next/static'),
  ]);
  const routes = dynamicRoutes.filter(({ page }) => page !== unknownRoute).map(({ page }) => page.split('/'));
  return {
    has: (asked) => paths.has(asked),
    isOfRoute: (asked) => routes.some((pattern) => matches(asked.split('/'), pattern)),
  };
};

/** @param pattern the segments of a route: `[name]` is any one, `[...name]` all that follow, `[[...name]]` also none. */
const matches = (segments: string[], pattern: string[]): boolean => {
  const rest = pattern.findIndex((part) => part.startsWith('[...') || part.startsWith('[[...'));
  const fixed = rest < 0 ? pattern : pattern.slice(0, rest);
  const isLong = rest >= 0 && segments.length >= fixed.length + (pattern[rest]?.startsWith('[[') ? 0 : 1);
  return (
    (isLong || segments.length === pattern.length) &&
    fixed.every((part, index) => part.startsWith('[') || part === segments[index])
  );
};

/** The addresses of the files in a folder; none if it is missing. */
const filesIn = (folder: string, prefix: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const relative = path.relative(folder, path.join(parentPath, name));
        return [prefix, ...relative.split(path.sep)].join('/');
      });
  } catch {
    return [];
  }
};
