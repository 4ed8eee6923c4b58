import { useEffect, useRef } from 'react';
import {
  getPublishedId,
  type InputProps,
  type SanityDocument,
  type SlugValue,
  useDocumentOperation,
  useEditState,
} from 'sanity';
import { usePresentationParams } from 'sanity/presentation';
import { previewChannel } from '../../../lib/previewChannel.ts';
import { forgetSlugsOf, rememberSlug } from './previewedStories.ts';

/** Studio itself saves once a second. The preview shows what is saved. */
const saveIntervalMs = 200;

/** The input of a form: a document is saved sooner while its preview is open, so that the preview follows the typing. */
export const SaveWhileTyping = (props: InputProps) => {
  const isPreviewed = usePresentationParams(false) !== null;
  const document = isPreviewed && props.path.length === 0 ? (props.value as Partial<SanityDocument>) : null;
  return (
    <>
      {document?._id && document._type && (
        <Saving document={document} id={document._id} type={document._type} />
      )}
      {props.renderDefault(props)}
    </>
  );
};

type SavingProps = { document: Partial<SanityDocument>; id: string; type: string };

const Saving = ({ document, id, type }: SavingProps) => {
  const { commit } = useDocumentOperation(getPublishedId(id), type);
  const latest = useRef(commit);
  latest.current = commit;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the document is saved.
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      if (!latest.current.disabled) latest.current.execute();
    }, saveIntervalMs);
  }, [document]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useTellPreviews(getPublishedId(id), type);
  useRememberedSlugs(getPublishedId(id), document);
  return null;
};

const useRememberedSlugs = (id: string, { slug }: Partial<SanityDocument>): void => {
  const current = (slug as SlugValue | undefined)?.current;
  useEffect(() => {
    if (current) rememberSlug(current, id);
  }, [id, current]);
  useEffect(() => () => forgetSlugsOf(id), [id]);
};

/** Tells open previews what was saved. Studio itself waits a second before it does. */
const useTellPreviews = (id: string, type: string): void => {
  const revision = useEditState(id, type).draft?._rev;
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    const opened = new BroadcastChannel(previewChannel);
    channel.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => {
    if (revision) channel.current?.postMessage(revision);
  }, [revision]);
};
