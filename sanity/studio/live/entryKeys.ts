/** What the key of an entry's form does now, by the entry's id: its button is elsewhere on the screen. */
const publishers = new Map<string, () => void>();

/** Studio may need this long until the button of a draft that was just begun can be pressed. */
const maxWaitMs = 10_000;

/** Keys that were pressed before the button was ready, and until when they count. Monotonic milliseconds. */
const pressed = new Map<string, number>();

/** Entries that are being published by key. Another press in that time is not kept: it would publish what comes next. */
const publishing = new Set<string>();

/** @returns a function that takes it back. */
export const onPublishKey = (id: string, publish: () => void): (() => void) => {
  publishers.set(id, publish);
  publishing.delete(id);
  const until = pressed.get(id);
  pressed.delete(id);
  if (until !== undefined && performance.now() < until) pressPublishKey(id);
  return () => {
    if (publishers.get(id) === publish) publishers.delete(id);
  };
};

/** Publishes the entry, now or as soon as it can be published. */
export const pressPublishKey = (id: string): void => {
  const publish = publishers.get(id);
  if (publish) {
    publishing.add(id);
    publish();
  } else if (!publishing.has(id)) pressed.set(id, performance.now() + maxWaitMs);
};
