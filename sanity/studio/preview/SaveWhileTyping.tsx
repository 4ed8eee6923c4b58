import { useEffect, useRef } from 'react';
import {
  getPublishedId,
  type SanityDocument,
  type SlugValue,
  useDocumentOperation,
  useEditState,
} from 'sanity';
import { previewChannel } from '../../../lib/previewChannel.ts';
import { forgetSlugsOf, rememberSlug } from './previewedDocuments.ts';
import { SaveOften } from './SaveOften.ts';

/** Studio itself saves once a second. The preview shows what is saved. */
const saveIntervalMs = 200;

type Props = { document: Partial<SanityDocument>; id: string; type: string };

/** Saves a document sooner while its preview is open, so that the preview follows the typing. */
export const SaveWhileTyping = ({ document, id, type }: Props) => {
  const { commit } = useDocumentOperation(getPublishedId(id), type);
  const latest = useRef(commit);
  latest.current = commit;
  const saving = useRef<SaveOften>(undefined);
  saving.current ??= new SaveOften(() => {
    if (!latest.current.disabled) latest.current.execute();
  }, saveIntervalMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the document is saved.
  useEffect(() => saving.current?.change(), [document]);
  useEffect(() => () => saving.current?.stop(), []);
  useTellPreviews(getPublishedId(id), type);
  useRememberedSlugs(getPublishedId(id), type, document);
  return null;
};

const useRememberedSlugs = (id: string, type: string, { slug }: Partial<SanityDocument>): void => {
  const current = (slug as SlugValue | undefined)?.current;
  useEffect(() => {
    if (current) rememberSlug(type, current, id);
  }, [id, type, current]);
  useEffect(() => () => forgetSlugsOf(id), [id]);
};

/** Tells open previews what was saved. Studio itself waits a second before it does. */
const useTellPreviews = (id: string, type: string): void => {
  const revision = useEditState(id, type).draft?._rev;
  const opened = useRef(revision);
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    const told = new BroadcastChannel(previewChannel);
    channel.current = told;
    return () => told.close();
  }, []);
  useEffect(() => {
    const { current } = channel;
    if (!current || !revision) return;
    current.postMessage(revision);
    current.onmessage = ({ data }) => {
      if (data === null && revision !== opened.current) current.postMessage(revision);
    };
  }, [revision]);
};
