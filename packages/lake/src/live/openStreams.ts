import { clientAddress } from '../accounts/clientAddress.ts';
import { type Counter, createCounter } from '../counter.ts';
import type { Access } from '../types/access.ts';
import type { EventSource } from './eventStream.ts';

/** Streams of one person; Studio opens some twenty a tab. */
export const maxOfPerson = 1_000;
/** A token may stand for a site with a crowd of its own. */
const maxOfToken = 20_000;
const maxOfAll = 40_000;

/** A place among the open streams. */
type StreamPlace = {
  /** The source, whose end gives the place back. */
  hold(source: EventSource): EventSource;
  /** Gives it back where no stream came of it. */
  giveBack(): void;
};

export type OpenStreams = {
  /**
   * Counted for a stranger by address, for others by who they are. A caller that hangs up before the stream began
   * gives its place back.
   *
   * @param filter a stranger's query and parameters as they came: the same again takes no more.
   * @throws LakeError 429 when there are too many.
   */
  take(request: Request, access: Access, filter?: string): StreamPlace;
  /** Of all callers. */
  count(): number;
};

export type StrangersStreams = {
  /** Of one address, and of all. */
  maxStreams: { each: number; all: number };
  /** Different queries and parameters of one address's listeners together. */
  maxFilterCharacters: number;
};

export const createOpenStreams = ({ maxStreams, maxFilterCharacters }: StrangersStreams): OpenStreams => {
  const ofPeople = createCounter({ each: maxOfPerson, all: maxOfAll });
  const ofTokens = createCounter({ each: maxOfToken, all: maxOfAll });
  const ofStrangers = createCounter(maxStreams);
  const ofFilters = createCounter({ each: maxFilterCharacters, all: Number.POSITIVE_INFINITY });
  const filters = new Map<string, { listeners: number; giveBack: () => void }>();

  const takeFilter = (address: string, filter: string): (() => void) => {
    const key = `${address} ${filter}`;
    const message = `The filters of the listeners from one address have at most ${maxFilterCharacters} characters together: close some, or sign in`;
    const held = filters.get(key) ?? {
      listeners: 0,
      giveBack: ofFilters.take(address, message, filter.length),
    };
    filters.set(key, held);
    held.listeners += 1;
    return () => {
      held.listeners -= 1;
      if (held.listeners > 0) return;
      filters.delete(key);
      held.giveBack();
    };
  };

  const takeAll = (request: Request, { identity }: Access, filter: string): (() => void)[] => {
    if (identity.kind !== 'anonymous') {
      const counter: Counter = identity.kind === 'user' ? ofPeople : ofTokens;
      return [counter.take(identity.id, 'You have too many listeners open: close some first')];
    }
    const address = clientAddress(request);
    const place = ofStrangers.take(
      address,
      `Too many listeners without a token are open: ${maxStreams.each} from one address, ${maxStreams.all} in all. Close some, or sign in.`,
    );
    try {
      return [place, takeFilter(address, filter)];
    } catch (error) {
      place();
      throw error;
    }
  };

  return {
    count: () => [ofPeople, ofTokens, ofStrangers].reduce((sum, counter) => sum + counter.count(), 0),
    take: (request, access, filter = '') => {
      let places = takeAll(request, access, filter);
      const giveBack = (): void => {
        request.signal.removeEventListener('abort', giveBack);
        for (const give of places) give();
        places = [];
      };
      request.signal.addEventListener('abort', giveBack);
      // A stream of which only the headers are asked never begins.
      if (request.method === 'HEAD' || request.signal.aborted) giveBack();
      return {
        giveBack,
        hold: (source) => (sink) => {
          let stop = (): void => {};
          try {
            stop = source(sink);
          } catch (error) {
            giveBack();
            throw error;
          }
          return () => {
            stop();
            giveBack();
          };
        },
      };
    },
  };
};
