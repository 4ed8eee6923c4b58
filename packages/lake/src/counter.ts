import { tooMany } from './errors.ts';

/** What is taken and given back: so many each, so many in all. */
export type Counter = {
  /** Answers the way to give it back, which may be called more than once. @throws LakeError 429 with the message. */
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
