import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { SchemaRule, SchemaType } from '../../../lib/shapes/SchemaType.ts';

const choices = z.array(z.object({ value: z.string() })).optional();

const uri = z.object({ options: z.object({ scheme: z.array(z.string()), allowRelative: z.boolean() }) });

const rule = z.discriminatedUnion('flag', [
  z.object({ flag: z.enum(['presence', 'assetRequired']) }),
  z.object({ flag: z.enum(['min', 'max']), constraint: z.number() }),
  z.object({ flag: z.literal('valid'), constraint: z.array(z.string()) }),
  z.object({ flag: z.literal('uri'), constraint: uri }),
  z.object({ flag: z.literal('custom') }),
]);

type ManifestRule = z.infer<typeof rule>;

/** A type as Sanity's command line writes it. An unknown kind of rule is an error. */
const manifestType = z.object({
  type: z.string(),
  name: z.string().optional(),
  get fields() {
    return z.array(manifestType).optional();
  },
  get of() {
    return z.array(manifestType).optional();
  },
  to: z.array(z.object({ type: z.string() })).optional(),
  weak: z.boolean().optional(),
  validation: z.array(z.object({ level: z.string(), rules: z.array(rule) })).optional(),
  initialValue: z.unknown().optional(),
  styles: choices,
  lists: choices,
  get marks() {
    return z.object({ decorators: choices, annotations: z.array(manifestType).optional() }).optional();
  },
});

type ManifestType = z.infer<typeof manifestType>;

/**
 * Extracts the types from Studio's schema with Sanity's command line. Takes about twenty seconds.
 *
 * @param root the project folder.
 */
export const extractSchema = async (root: string): Promise<SchemaType[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'copydesk-schema-'));
  try {
    const sanity = path.join(root, 'node_modules/.bin/sanity');
    await promisify(execFile)(
      path.join(root, 'node_modules/.bin/node'),
      [sanity, 'manifest', 'extract', '--path', folder],
      {
        cwd: root,
      },
    );
    const file = (await readdir(folder)).find((name) => name.endsWith('.create-schema.json'));
    if (!file) throw new Error('Sanity’s command line wrote no schema.');
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
    return z.array(manifestType).parse(manifest).map(typeOf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const typeOf = (given: ManifestType): SchemaType => {
  const { type, name, fields, of, to, weak, styles, lists, marks, initialValue } = given;
  const rules = (given.validation ?? [])
    .filter(({ level }) => level === 'error')
    .flatMap((each) => each.rules)
    .flatMap(ruleOf);
  const values = (of: z.infer<typeof choices>) => of?.map(({ value }) => value) ?? [];
  return {
    type,
    ...(name && { name }),
    ...(fields && { fields: fields.map(typeOf) }),
    ...(of && { of: of.map(typeOf) }),
    ...(rules.length > 0 && { rules }),
    ...(to && { to: to.map((target) => target.type) }),
    ...(weak && { weak }),
    ...(initialValue !== undefined && { initialValue }),
    ...(type === 'block' && {
      styles: values(styles),
      lists: values(lists),
      decorators: values(marks?.decorators),
      annotations: (marks?.annotations ?? []).map(typeOf),
    }),
  };
};

const ruleOf = (given: ManifestRule): SchemaRule[] => {
  switch (given.flag) {
    case 'presence':
    case 'assetRequired':
      return [{ flag: given.flag }];
    case 'min':
    case 'max':
      return [{ flag: given.flag, limit: given.constraint }];
    case 'valid':
      return [{ flag: given.flag, values: given.constraint }];
    case 'uri': {
      const { scheme, allowRelative } = given.constraint.options;
      return [{ flag: given.flag, schemes: scheme.map(schemeOf), allowRelative }];
    }
    case 'custom':
      return [];
  }
};

/** The command line writes a scheme as a pattern, `/^https$/`. @throws for any other pattern. */
const schemeOf = (pattern: string): string => {
  const [, scheme] = /^\/\^([a-z]+)\$\/$/.exec(pattern) ?? [];
  if (scheme === undefined) throw new Error(`“${pattern}” is not one scheme.`);
  return scheme;
};
