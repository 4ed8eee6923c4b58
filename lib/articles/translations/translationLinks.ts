import { z } from 'zod';
import { isObject } from '../../isObject.ts';

/** The type of the document with which the desk links the languages of a story. The plugin names it. */
export const linkType = 'translation.metadata';

/** A language of a story, as the desk linked it. Fields are null where a client wrote something else. */
export type TranslationLink = { language: string | null; id: string | null; isWeak: boolean };

/** The links in a document of the type, or in none. */
export const linksIn = (document: { readonly [field: string]: unknown } | null): TranslationLink[] => {
  const links: unknown[] = Array.isArray(document?.translations) ? document.translations : [];
  return links.map((link) => {
    const { language, value } = isObject(link) ? link : {};
    const { _ref, _weak } = isObject(value) ? value : {};
    return {
      language: typeof language === 'string' ? language : null,
      id: typeof _ref === 'string' ? _ref : null,
      isWeak: _weak === true,
    };
  });
};

const system = z.unknown().optional();
const reference = z.strictObject({
  _type: z.literal('reference').optional(),
  _ref: z.string(),
  _weak: z.boolean().optional(),
});
const link = z.strictObject({
  _key: z.string().regex(/^[\w-]{1,50}$/),
  _type: z.literal('internationalizedArrayReferenceValue'),
  language: z.string(),
  value: reference.optional(),
});
const group = z.strictObject({
  _id: z.uuid(),
  ...{ _type: system, _rev: system, _createdAt: system, _updatedAt: system, _system: system },
  schemaTypes: z.array(z.literal('article')).optional(),
  translations: z.array(link).optional(),
});

/** Returns true if a document holds links alone, as the plugin writes them: anyone can read it. */
export const hasLinksAlone = (document: object): boolean => group.safeParse(document).success;
