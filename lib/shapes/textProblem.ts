import { isDay, isInstant } from '../dates/instants.ts';
import { isSlug } from './formats.ts';
import { ruleOf, type SchemaType } from './SchemaType.ts';

/** Returns the rule that a text breaks, or null. Lengths are counted as Studio counts them. */
export const textProblem = (text: string, type: SchemaType): string | null => {
  const [min, max] = [
    ruleOf(type, 'min')?.limit ?? 0,
    ruleOf(type, 'max')?.limit ?? Number.POSITIVE_INFINITY,
  ];
  const values = ruleOf(type, 'valid')?.values;
  if (ruleOf(type, 'presence') && text === '') return 'is missing';
  if (text.length < min) return `has to be ${min} characters or longer`;
  if (text.length > max) return `has to be ${max} characters or shorter`;
  if (values && !values.includes(text)) return `has to be one of ${values.join(', ')}`;
  if (type.type === 'date' && !isDay(text)) return 'has to be a day such as 2026-11-24';
  if (type.type === 'datetime' && !isInstant(text)) return 'has to be a time such as 2026-11-24T14:33:00Z';
  if (type.type === 'url') return addressProblem(text, type);
  return null;
};

/** The schemes that Studio allows by default. */
const webSchemes = ['http', 'https'];

const addressProblem = (text: string, type: SchemaType): string | null => {
  const { schemes = webSchemes, allowRelative = false } = ruleOf(type, 'uri') ?? {};
  const url = URL.parse(text, allowRelative ? 'https://here.invalid' : undefined);
  const isGood = url && schemes.includes(url.protocol.slice(0, -1)) && !url.username && !url.password;
  if (isGood) return null;
  const wanted = schemes.map((scheme) => `${scheme}:`).join(', ');
  return `has to be an address that begins with ${wanted}${allowRelative ? ' or /' : ''}`;
};

/** Returns the rule that a URL breaks, or null. */
export const slugProblem = (current: unknown): string | null => {
  if (current === undefined || current === null || current === '') return 'is missing';
  if (typeof current === 'string' && isSlug(current)) return null;
  return 'has to be lower-case letters, digits and single hyphens';
};
