import { z } from 'zod';

const maxCharacters = 200;

/** Controls, line breaks, what turns the direction of text around, and characters without a width. */
const misleading = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * The name of a person or the label of an API token, as others read it: one line with a letter or a number. Other
 * characters could make it look like another name.
 */
export const shownName = z
  .string()
  .max(maxCharacters)
  .refine((name) => !misleading.test(name), 'has a line break or an invisible character')
  .refine((name) => /[\p{L}\p{N}]/u.test(name), 'has no letter and no number');
