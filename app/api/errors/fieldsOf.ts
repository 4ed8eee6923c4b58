import { z } from 'zod';

const jsonSchema = z.record(z.string(), z.string());

/** The fields of a form or of a JSON object of texts; null when the body is neither. */
export const fieldsOf = (text: string, contentType: string): Record<string, string> | null => {
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  if (!contentType.startsWith('application/json')) return null;
  try {
    return jsonSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};
