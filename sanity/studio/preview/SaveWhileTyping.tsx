import { useEffect, useRef } from 'react';
import {
  getPublishedId,
  type SanityDocument,
  type SlugValue,
  useDocumentOperation,
  useDocumentStore,
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

/**
 * Tells open previews what was saved. Studio itself waits a second before it does. The form is rendered after each save:
 * the preview asks the site before that.
 */
const useTellPreviews = (id: string, type: string): void => {
  const { pair } = useDocumentStore();
  useEffect(() => {
    const channel = new BroadcastChannel(previewChannel);
    let opened: string | undefined;
    let revision: string | undefined;
    const subscription = pair.editState(id, type).subscribe(({ draft }) => {
      if (!draft || draft._rev === revision) return;
      revision = draft._rev;
      opened ??= revision;
      channel.postMessage(revision);
    });
    channel.onmessage = ({ data }) => {
      if (data === null && revision !== opened) channel.postMessage(revision);
    };
    return () => {
      subscription.unsubscribe();
      channel.close();
    };
  }, [pair, id, type]);
};
