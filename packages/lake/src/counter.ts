import { tooMany } from './errors.ts';

/** Counts resources in use, with a limit for each key and one for all together. */
export type Counter = {
  /** Returns the release function; a second call of it has no effect. @throws LakeError 429 with the message. */
  take(key: string, message: string, amount?: number): () => void;
  count(): number;
};

export const createCounter = (max: { each: number; all: number }): Counter => {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    count: () => all,
    take: (key, message, amount = 1) => {
      const own = taken.get(key) ?? 0;
      if (own + amount > max.each || all + amount > max.all) throw tooMany(message);
      taken.set(key, own + amount);
      all += amount;
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        all -= amount;
        const left = (taken.get(key) ?? 0) - amount;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
};
