import { useEffect, useRef } from 'react';
import {
  getPublishedId,
  getVersionFromId,
  type InputProps,
  type ObjectInputProps,
  type SanityDocument,
  useSyncState,
} from 'sanity';
import { usePresentationParams } from 'sanity/presentation';
import { SaveWhileTyping } from '../preview/SaveWhileTyping.tsx';
import { useAskedField } from '../preview/useAskedField.ts';
import { askBeforeLeaving } from './askBeforeLeaving.ts';

/** An input of a form. The outermost one, of the document, cares for what is not saved yet. */
export const FormInput = (props: InputProps) => {
  const isPreviewed = usePresentationParams(false) !== null;
  const document = props.path.length === 0 ? (props.value as Partial<SanityDocument> | undefined) : null;
  return (
    <>
      {document?._id && document._type && (
        <>
          <StayUntilSaved id={document._id} type={document._type} />
          {isPreviewed && <SaveWhileTyping document={document} id={document._id} type={document._type} />}
          {isPreviewed && 'onPathFocus' in props && <AskedField {...props} />}
        </>
      )}
      {props.renderDefault(props)}
    </>
  );
};

const AskedField = ({ focusPath, onPathFocus }: Pick<ObjectInputProps, 'focusPath' | 'onPathFocus'>) => {
  useAskedField(focusPath, onPathFocus);
  return null;
};

/** Studio saves once a second, and the browser would close or reload the page without the last words. */
const StayUntilSaved = ({ id, type }: { id: string; type: string }) => {
  const { isSyncing } = useSyncState(getPublishedId(id), type, getVersionFromId(id));
  const isUnsaved = useRef(isSyncing);
  isUnsaved.current = isSyncing;
  useEffect(() => askBeforeLeaving(() => isUnsaved.current), []);
  return null;
};
