export type JsonObject = Record<string, unknown>;

/** Whether a value parsed from JSON is an object. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
