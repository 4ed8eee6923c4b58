import { tooMany } from '../errors.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import { type DailyQuota, dailyQuotas } from './quotas.ts';

type Amounts = Partial<Record<DailyQuota, number>>;
type Caller = Pick<Access, 'identity' | 'isAdministrator'>;
type Day = { since: number; used: Amounts };

const dayMs = 24 * 60 * 60_000;
/** More than there are accounts. */
const maxDays = 5_000;

/** Counts what each account creates in a dataset, in memory. A day begins with an account's first use. */
export class Allowances {
  readonly #days = new Map<string, Day>();
  readonly #now: () => number;

  /** @param now monotonic milliseconds: a clock that is set gives and takes nothing. */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** @throws LakeError 429 if one of the amounts is more than is left of the day. */
  require(caller: Caller, amounts: Amounts): void {
    if (caller.identity.kind === 'system') return;
    const { since, used } = this.#dayOf(caller);
    for (const [name, amount] of entriesOf(amounts)) {
      const { what, each, administrator } = dailyQuotas[name];
      const limit = caller.isAdministrator ? administrator : each;
      if ((used[name] ?? 0) + amount <= limit) continue;
      const seconds = Math.ceil((since + dayMs - this.#now()) / 1000);
      throw tooMany(
        `Your account may have ${limit} ${what} in a day. Try again in ${Math.ceil(seconds / 3600)} h, or ask an administrator${caller.isAdministrator ? ' for another account' : ', who may have more'}.`,
        seconds,
      );
    }
  }

  spend(caller: Caller, amounts: Amounts): void {
    if (caller.identity.kind === 'system') return;
    const { used } = this.#dayOf(caller);
    for (const [name, amount] of entriesOf(amounts)) used[name] = (used[name] ?? 0) + amount;
  }

  #dayOf({ identity }: Caller): Day {
    const now = this.#now();
    const known = this.#days.get(identity.id);
    if (known && now - known.since < dayMs) return known;
    if (this.#days.size >= maxDays)
      for (const [id, { since }] of this.#days) if (now - since >= dayMs) this.#days.delete(id);
    const day: Day = { since: now, used: {} };
    this.#days.set(identity.id, day);
    return day;
  }
}

const entriesOf = (amounts: Amounts): [DailyQuota, number][] =>
  Object.entries(amounts) as [DailyQuota, number][];

const ofDatasets = new WeakMap<Dataset, Allowances>();

/** The allowances of a dataset, always the same object. */
export const allowancesOf = (dataset: Dataset): Allowances => {
  const allowances = ofDatasets.get(dataset) ?? new Allowances();
  ofDatasets.set(dataset, allowances);
  return allowances;
};
