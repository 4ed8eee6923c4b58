import { useEffect } from 'react';
import { useDocumentStore } from 'sanity';
import { heldTyping } from './HeldTyping.ts';

/** Studio's form takes no key 200 ms after the connection is lost. No key falls between. */
const lostAfterMs = 150;

type Props = { id: string; type: string; version: string | undefined };

/** While a form waits for the server, what is typed is held. @param id of the published document. */
export const ServerAway = ({ id, type, version }: Props) => {
  const { pair } = useDocumentStore();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let find: (() => void) | null = null;
    const lose = (): void => {
      find ??= heldTyping.loseServer();
    };
    const back = (): void => {
      clearTimeout(timer);
      find?.();
      find = null;
    };
    const subscription = pair.documentEvents(id, type, version).subscribe({
      next: (event) => {
        clearTimeout(timer);
        if (event.type === 'reconnect') timer = setTimeout(lose, lostAfterMs);
        else back();
      },
      error: back,
    });
    return () => {
      subscription.unsubscribe();
      back();
    };
  }, [pair, id, type, version]);
  return null;
};
