import { useEffect, useRef } from 'react';
import {
  getPublishedId,
  getVersionFromId,
  type InputProps,
  isStringInputProps,
  type ObjectInputProps,
  type SanityDocument,
  type StringInputProps,
  useDocumentOperation,
  useDocumentStore,
} from 'sanity';
import { usePresentationParams } from 'sanity/presentation';
import { FaultBar, hasFaultBar } from '../checks/FaultBar.tsx';
import { ServerAway } from '../heldTyping/ServerAway.tsx';
import { NewsroomTimeInput } from '../inputs/NewsroomTimeInput.tsx';
import { SaveWhileTyping } from '../preview/SaveWhileTyping.tsx';
import { useAskedField } from '../preview/useAskedField.ts';
import { UnsavedChanges } from './saving/UnsavedChanges.ts';

/** An input of a form. The outermost one, of the document, cares for what is not saved yet. */
export const FormInput = (props: InputProps) => {
  const isPreviewed = usePresentationParams(false) !== null;
  const document = props.path.length === 0 ? (props.value as Partial<SanityDocument> | undefined) : null;
  return (
    <>
      {document?._id && document._type && (
        <>
          <KeepUntilSaved id={document._id} type={document._type} />
          {isPreviewed && (
            <SaveWhileTyping
              document={document}
              id={document._id}
              type={document._type}
              readOnly={props.readOnly === true}
            />
          )}
          {isPreviewed && 'onPathFocus' in props && <AskedField {...props} />}
        </>
      )}
      {isTime(props) ? <NewsroomTimeInput {...props} /> : props.renderDefault(props)}
      {document?._type && hasFaultBar(document._type) && 'onPathFocus' in props && (
        <FaultBar {...(props as ObjectInputProps)} />
      )}
    </>
  );
};

/** Studio's own field of a time has the zone of the browser. A type with an input of its own keeps it. */
const isTime = (props: InputProps): props is StringInputProps =>
  props.schemaType.name === 'datetime' && !props.schemaType.components?.input && isStringInputProps(props);

const AskedField = ({ focusPath, onPathFocus }: Pick<ObjectInputProps, 'focusPath' | 'onPathFocus'>) => {
  useAskedField(focusPath, onPathFocus);
  return null;
};

/** Nobody loses the last words by closing the page or opening another document. */
const KeepUntilSaved = (props: { id: string; type: string }) => {
  const { pair } = useDocumentStore();
  const id = getPublishedId(props.id);
  const version = getVersionFromId(props.id);
  const { type } = props;
  const { commit } = useDocumentOperation(id, type, version);
  const latest = useRef(commit);
  latest.current = commit;
  useEffect(() => {
    const save = (): void => {
      const { current } = latest;
      if (!current.disabled) current.execute();
    };
    const changes = new UnsavedChanges(pair, { id, type, version }, save);
    return () => changes.leave();
  }, [pair, id, type, version]);
  return <ServerAway id={id} type={type} version={version} />;
};
