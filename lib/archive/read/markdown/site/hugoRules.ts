import { z } from 'zod';
import { isMatch, nameIn, type SiteRule } from './SiteRule.ts';

const text = z.string().nullish();
const target = z.object({
  path: z.union([z.string().transform((one) => [one]), z.array(z.string())]).nullish(),
  ...{ kind: text, environment: text, lang: text },
});
const values = z.looseObject({ target: target.nullish(), _target: target.nullish() });
const cascade = z.union([z.array(values), values.transform((one) => [one]), z.null().transform(() => [])]);

const languageOf = (name: string): string | undefined =>
  /\.([a-z]{2,3}(?:-[a-z]{2,4})?)\.\w+$/i.exec(name)?.[1];

/** As Hugo writes it: `/news/rain` of `news/rain/index.md`. */
const pathOf = (name: string): string => {
  const path = name.replace(/(?:\.[a-z]{2,3}(?:-[a-z]{2,4})?)?\.\w+$/i, '').replace(/\/_?index$/, '');
  return `/${path.toLowerCase().replaceAll(' ', '-')}`;
};

/** The name of a file in the folder of the site's content. */
const inContent = (name: string): string =>
  name.slice(/(?:^|\/)content\//.exec(name)?.index ?? 0).replace(/^\/?content\//, '');

/**
 * The rule of a cascade: the fields that a file gives those below its folder.
 *
 * @param source the file that has it, and the folder for which it holds.
 * @throws {z.ZodError} if it is none.
 * @see https://gohugo.io/content-management/front-matter/#cascade-1
 */
export const cascadeRule = ({ file, folder }: { file: string; folder: string }, said: unknown): SiteRule => {
  const all = cascade
    .parse(said)
    .map(({ target: told, _target, ...fields }) => ({ to: told ?? _target ?? {}, fields }));
  const language = languageOf(file);
  return {
    fieldsOf: (name) => {
      const own = languageOf(name);
      if (nameIn(folder, name) === null || (language && own && language !== own)) return [];
      const path = pathOf(inContent(name));
      return all
        .filter(
          ({ to: { path: paths, kind, environment } }) =>
            (!kind || isMatch(kind, 'page')) &&
            (!environment || isMatch(environment, 'production')) &&
            (!paths || paths.some((one) => isMatch(one.toLowerCase(), path))),
        )
        .map(({ fields }) => fields);
    },
    reasonToSkip: () => null,
  };
};

const insensitive = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]))
    : value;
const place = z.preprocess(insensitive, z.object({ contentdir: text }));
const config = z.preprocess(
  insensitive,
  z.object({
    contentdir: text,
    languages: z.record(z.string(), place).nullish().catch(null),
    module: z
      .object({ mounts: z.array(z.object({ source: z.string(), target: z.string() })).nullish() })
      .nullish()
      .catch(null),
    cascade: z.unknown().optional(),
  }),
);

/**
 * The rules of a configuration of Hugo or Zola: stories are in the folder of its content alone, and all have its cascade.
 *
 * @param folder of the site.
 * @throws {z.ZodError} if it is none.
 */
export const hugoRules = (file: string, folder: string, read: unknown): SiteRule[] => {
  const { contentdir, languages, module, cascade: said } = config.parse(read);
  const mounts = module?.mounts?.filter(({ target: to }) => /^content(?:\/|$)/.test(to)) ?? [];
  const places = [
    contentdir ?? 'content',
    ...Object.values(languages ?? {}).flatMap((one) => one.contentdir ?? []),
    ...mounts.map(({ source }) => source),
  ].map((one) => `${folder}${one.replace(/^\.?\//, '').replace(/\/$/, '')}/`);
  return [
    {
      fieldsOf: () => [],
      reasonToSkip: (name) =>
        nameIn(folder, name) === null || places.some((one) => name.startsWith(one))
          ? null
          : 'not published there (not in the folder of the site’s content)',
    },
    ...(said === undefined ? [] : [cascadeRule({ file, folder }, said)]),
  ];
};
