import { z } from 'zod';
import { isMatch, nameIn, type SiteRule } from './SiteRule.ts';

const texts = z
  .unknown()
  .optional()
  .transform((value) =>
    (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []).map((one) =>
      plainPath(String(one)),
    ),
  );
const values = z.record(z.string(), z.unknown());
const scope = z.object({
  path: z.string().nullish().catch(null),
  type: z.string().nullish().catch(null),
});
const collections = z
  .union([
    z.record(z.string(), z.unknown()),
    z.array(z.string()).transform((names) => Object.fromEntries(names.map((name) => [name, {}]))),
  ])
  .nullish()
  .catch(null);
const config = z.object({
  defaults: z.array(z.object({ scope: scope.nullish().catch(null), values })).nullish(),
  collections,
  collections_dir: z.string().nullish().catch(null),
  ...{ exclude: texts, include: texts },
});
const shown = z.looseObject({ output: z.unknown() });

/** Without slashes at its ends. */
const plainPath = (path: string): string =>
  path
    .trim()
    .replace(/^\.?\//, '')
    .replace(/\/$/, '');

/** What Jekyll never shows of a site. */
const neverShown = ['node_modules', 'vendor'];

const isBelow = (folder: string, name: string): boolean =>
  folder === '' || name === folder || name.startsWith(`${folder}/`) || isMatch(folder, name);

/**
 * The rule of a `_config.yml`: values for files by their path and type, and which folders are shown.
 *
 * @param folder of the site.
 * @throws {z.ZodError} if its `defaults` are none.
 * @see https://jekyllrb.com/docs/configuration/front-matter-defaults/
 */
export const jekyllRule = (folder: string, read: unknown): SiteRule => {
  const { defaults, collections: known, collections_dir, exclude, include } = config.parse(read);
  const outputs = new Set(['posts', 'drafts']);
  for (const [name, options] of Object.entries(known ?? {})) {
    const isShown = shown.safeParse(options).data?.output ?? name === 'posts';
    if (isShown === true) outputs.add(name);
    else outputs.delete(name);
  }
  const inside = plainPath(collections_dir ?? '');
  const ranked = (defaults ?? [])
    .map(({ scope: told, values: said }) => ({
      path: plainPath(told?.path ?? ''),
      type: told?.type ?? '',
      said,
    }))
    .toSorted(
      (one, other) =>
        one.path.length - other.path.length || Number(one.type !== '') - Number(other.type !== ''),
    );
  return {
    fieldsOf: (whole) => {
      const name = nameIn(folder, whole);
      if (name === null) return [];
      const own = inside && name.startsWith(`${inside}/`) ? name.slice(inside.length + 1) : name;
      return ranked
        .filter(
          ({ path, type }) =>
            (type === '' || type === typeOf(name)) && [name, own].some((one) => isBelow(path, one)),
        )
        .map(({ said }) => said);
    },
    reasonToSkip: (whole) => {
      const name = nameIn(folder, whole);
      if (name === null || include.some((one) => isBelow(one, name))) return null;
      const out = [...exclude, ...neverShown].find((one) => one !== '' && isBelow(one, name));
      if (out !== undefined) return `not published there (left out of the site: ${out})`;
      const hidden = name
        .split('/')
        .slice(0, -1)
        .find((part) => /^[_.#~]/.test(part) && !outputs.has(part.slice(1)));
      return hidden === undefined ? null : `not published there (in the folder “${hidden}”)`;
    },
  };
};

/** Jekyll's name for what a folder holds. */
const typeOf = (name: string): string =>
  name
    .split('/')
    .slice(0, -1)
    .findLast((part) => part.startsWith('_'))
    ?.slice(1) ?? 'pages';
