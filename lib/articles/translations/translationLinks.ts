import { z } from 'zod';
import { isObject } from '../../isObject.ts';
import { isSameValue } from '../../isSameValue.ts';

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

const reference = z.strictObject({
  _type: z.literal('reference').optional(),
  _ref: z.string(),
  _weak: z.boolean().optional(),
});
const link = z.strictObject({
  /** As the plugin makes them: words would be readable too. */
  _key: z.string().regex(/^[\da-f]{8,40}$/),
  _type: z.literal('internationalizedArrayReferenceValue'),
  language: z.string(),
  value: reference.optional(),
});
const unknown = z.unknown().optional();
const group = z.strictObject({
  _id: z.uuid(),
  _createdAt: z.iso.datetime().optional(),
  // The lake writes these.
  ...{ _type: unknown, _rev: unknown, _updatedAt: unknown },
  schemaTypes: z.array(z.literal('article')).optional(),
  translations: z.array(link).optional(),
});

type Stored = { readonly [field: string]: unknown };

const linksOf = (document: Stored | null): unknown[] =>
  Array.isArray(document?.translations) ? document.translations : [];

/**
 * Returns true if a document holds links alone, as the plugin writes them: anyone can read it. Links from before, which an
 * editor may have added, are not checked.
 */
export const hasLinksAlone = (before: Stored | null, after: Stored): boolean => {
  const known = linksOf(before);
  const added = linksOf(after).filter((one) => !known.some((other) => isSameValue(one, other)));
  const translations = Array.isArray(after.translations) ? added : after.translations;
  return group.safeParse({ ...after, translations }).success;
};

/** Returns true for an id that Studio makes: an id in words could be read in a link. */
export const isRandomId = (id: string): boolean => z.uuid().safeParse(id).success;
