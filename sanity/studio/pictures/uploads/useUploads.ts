import { useRef, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { errorText } from '../../requests/errorText.ts';
import { isPassing } from './isPassing.ts';
import { NoPicture, uploadPicture } from './uploadPicture.ts';

export type FileUpload = {
  key: string;
  file: File;
  state:
    | { kind: 'waiting' | 'running' | 'done' }
    /** The same picture was uploaded before, or with another file of the list. */
    | { kind: 'known' }
    | { kind: 'failed'; reason: string; mayRetry: boolean };
};

/** At a time. The server lets one person send eight, and the pictures of the list load meanwhile. */
const maxRunning = 3;
/** Files of one drop, so that a folder of an archive is no accident. */
export const maxFiles = 200;

type Uploads = {
  files: FileUpload[];
  add(files: File[]): void;
  retry(key: string): void;
  /** Removes what is done. */
  clear(): void;
};

/** Uploads pictures, some at a time. @param onUploaded called with the asset's id after each one. */
export const useUploads = (onUploaded: (id: string) => void): Uploads => {
  const client = useClient({ apiVersion });
  const [files, setFiles] = useState<FileUpload[]>([]);
  const waiting = useRef<FileUpload[]>([]);
  const running = useRef(0);
  const stored = useRef(new Set<string>());
  const done = useRef(onUploaded);
  done.current = onUploaded;

  const mark = (key: string, state: FileUpload['state']): void =>
    setFiles((was) => was.map((one) => (one.key === key ? { ...one, state } : one)));

  const send = async ({ key, file }: FileUpload): Promise<void> => {
    const startedAt = new Date(Date.now() - clockToleranceMs).toISOString();
    mark(key, { kind: 'running' });
    try {
      const asset = await uploadPicture(client, file, file.name);
      const isKnown = asset._createdAt < startedAt || stored.current.has(asset._id);
      stored.current.add(asset._id);
      mark(key, { kind: isKnown ? 'known' : 'done' });
      done.current(asset._id);
    } catch (error) {
      mark(key, {
        kind: 'failed',
        reason: errorText(error),
        mayRetry: !(error instanceof NoPicture) && isPassing(error),
      });
    }
  };

  const work = async (): Promise<void> => {
    if (running.current >= maxRunning) return;
    running.current += 1;
    for (let next = waiting.current.shift(); next; next = waiting.current.shift()) await send(next);
    running.current -= 1;
  };

  const start = (uploads: FileUpload[]): void => {
    waiting.current.push(...uploads);
    for (let worker = 0; worker < maxRunning; worker += 1) void work();
  };

  return {
    files,
    add: (added) => {
      const uploads = added.slice(0, maxFiles).map(
        (file): FileUpload => ({
          key: crypto.randomUUID(),
          file,
          state: { kind: 'waiting' },
        }),
      );
      setFiles((was) => [...was, ...uploads]);
      start(uploads);
    },
    retry: (key) => {
      const failed = files.find((one) => one.key === key);
      if (failed) start([failed]);
    },
    clear: () =>
      setFiles((was) => was.filter(({ state }) => state.kind === 'waiting' || state.kind === 'running')),
  };
};

/** The clocks of browser and server may differ. */
const clockToleranceMs = 60_000;
