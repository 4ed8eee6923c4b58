/** What the key of an entry's form does now, by the entry's id: its button is elsewhere on the screen. */
const publishers = new Map<string, () => void>();

/** Studio may need this long until the button of a draft that was just begun can be pressed. */
export const maxWaitMs = 10_000;

/** Keys that were pressed before the button was ready, and until when they count. Monotonic milliseconds. */
const pressed = new Map<string, number>();

/**
 * Entries that are being published by key, and since when. Another press in that time is not kept: it would publish what
 * comes next.
 */
const publishing = new Map<string, number>();

/** The button of an entry rests within this time after its press. */
const restsAfterMs = 1_000;

/** @returns a function that takes it back. */
export const onPublishKey = (id: string, publish: () => void): (() => void) => {
  publishers.set(id, publish);
  publishing.delete(id);
  const isAsked = isWaiting(id);
  pressed.delete(id);
  if (isAsked) pressPublishKey(id);
  return () => {
    if (publishers.get(id) === publish) publishers.delete(id);
  };
};

/** The person types on: what was pressed before does not publish a half sentence. */
export const forgetPublishKey = (id: string): void => {
  pressed.delete(id);
};

/** Publishes the entry, now or as soon as it can be published. @returns false if that was asked for already. */
export const pressPublishKey = (id: string): boolean => {
  const now = performance.now();
  const publish = publishers.get(id);
  const since = publishing.get(id);
  if (publish && (since === undefined || now - since > restsAfterMs)) {
    publishing.set(id, now);
    publish();
    return true;
  }
  if (since !== undefined || isWaiting(id)) return false;
  pressed.set(id, now + maxWaitMs);
  return true;
};

const isWaiting = (id: string): boolean => performance.now() < (pressed.get(id) ?? 0);
