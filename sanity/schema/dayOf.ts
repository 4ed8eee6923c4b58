/** `24 Sept 2025`, in the time zone of the browser. Null for anything but text. @param instant ISO 8601. */
export const dayOf = (instant: unknown): string | null =>
  typeof instant === 'string'
    ? new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
    : null;
