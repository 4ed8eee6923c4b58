import { useEffect, useRef } from 'react';
import {
  getPublishedId,
  getVersionFromId,
  type SanityDocument,
  type SlugValue,
  useDocumentOperation,
  useDocumentStore,
} from 'sanity';
import { type PreviewMessage, previewChannel } from '../../../lib/previewChannel.ts';
import { changedTexts, isTextOfBody } from './changedTexts.ts';
import { forgetSlugsOf, rememberSlug } from './previewedDocuments.ts';
import { SaveOften } from './SaveOften.ts';
import { tellPreviews, tellSaved, tellTexts } from './tellPreviews.ts';

/** Studio itself saves once a second. The preview shows what is saved. */
const saveIntervalMs = 200;

type Props = { document: Partial<SanityDocument>; id: string; type: string; readOnly: boolean };

/** Saves a document sooner while its preview is open, so that the preview follows the typing. */
export const SaveWhileTyping = ({ document, id, type, readOnly }: Props) => {
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
  useTellSaved(getPublishedId(id), type);
  useTellTyped(document, id, readOnly);
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

/** A preview shows the texts of drafts, not those of a release or of an older state that somebody looks at. */
const useTellTyped = (document: Partial<SanityDocument>, id: string, readOnly: boolean): void => {
  const told = useRef(document);
  useEffect(() => {
    const before = told.current;
    told.current = document;
    if (readOnly || getVersionFromId(id) || before._id !== document._id) return;
    const changed = changedTexts(before, document).filter((text) => !isTextOfBody(text));
    tellTexts(getPublishedId(id), changed);
  }, [document, id, readOnly]);
  useEffect(() => () => tellPreviews({ kind: 'closed' }), []);
};

/** Tells open previews of a revision that a colleague, or this Studio, has saved. Studio itself waits a second before it does. */
const useTellSaved = (id: string, type: string): void => {
  const { pair } = useDocumentStore();
  useEffect(() => {
    const channel = new BroadcastChannel(previewChannel);
    let opened: string | undefined;
    let revision: string | undefined;
    const subscription = pair.editState(id, type).subscribe(({ draft }) => {
      if (!draft || draft._rev === revision) return;
      revision = draft._rev;
      opened ??= revision;
      tellSaved(revision);
    });
    channel.onmessage = ({ data }: MessageEvent<PreviewMessage>) => {
      if (data.kind === 'opened' && revision && revision !== opened)
        tellPreviews({ kind: 'saved', revision });
    };
    return () => {
      subscription.unsubscribe();
      channel.close();
    };
  }, [pair, id, type]);
};
