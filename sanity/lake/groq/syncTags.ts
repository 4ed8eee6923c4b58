import { createHash } from 'node:crypto';
import type { SanityDocument } from '../types.ts';

const tag = (text: string): string => `s1:${createHash('sha1').update(text).digest('base64url').slice(0, 8)}`;

/** The tags of all that a change touched. */
export const documentTags = (before: SanityDocument | null, after: SanityDocument | null): string[] => {
  const id = (after ?? before)?._id;
  return id === undefined ? [] : [tag('everything'), tag(`id=${id}`)];
};
