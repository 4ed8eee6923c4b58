import { z } from 'zod';

const fieldsSchema = z.record(z.string(), z.string());

/** The fields of a form in either encoding, or of a JSON object of strings; null for other bodies. */
export const fieldsOf = async (text: string, contentType: string): Promise<Record<string, string> | null> => {
  try {
    if (contentType.startsWith('application/json')) return fieldsSchema.parse(JSON.parse(text));
    if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(contentType)) return null;
    const form = await new Response(text, { headers: { 'content-type': contentType } }).formData();
    return fieldsSchema.parse(Object.fromEntries(form));
  } catch {
    return null;
  }
};
