import { useEffect } from 'react';
import { type LayoutProps, useClient, useCurrentUser, useDocumentStore } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { mayPublish } from '../../../lib/roles.ts';
import { FocusClearOfBars } from '../checks/FormBar.ts';
import type { RefusedWrites } from '../connection/refusedWrites.ts';
import type { StuckEdits as Stuck } from '../connection/retries/stuckEdits.ts';
import type { Session } from '../connection/session.ts';
import { ListCountStyle } from '../desk/ListCount.tsx';
import type { Reports } from '../dialogs/reports.ts';
import { forgetWordsOfOthers } from '../dialogs/useKeptWords.ts';
import { HeldWords } from '../heldTyping/HeldWords.tsx';
import { DocumentBar } from '../look/DocumentBar.ts';
import { TextDirection } from '../look/TextDirection.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';
import { NewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { useSettledSchedules } from '../schedule/useSettledSchedules.ts';
import { typeAhead } from '../typeAhead/TypeAhead.ts';
import { tellCaretInTime } from '../writing/caret/tellCaretInTime.ts';
import { keepCaretInPlace } from './keepCaretInPlace.ts';
import { keepFocusInPlace } from './keepFocusInPlace.ts';
import { MountedOnce } from './MountedOnce.tsx';
import { NotSaved } from './NotSaved.tsx';
import { PhoneDrawer } from './PhoneDrawer.ts';
import { PhoneFooter } from './PhoneFooter.ts';
import { SessionOver } from './SessionOver.tsx';
import { StuckEdits } from './StuckEdits.tsx';
import { useHarmlessDrops } from './useHarmlessDrops.ts';

/** The connection to the embedded lake and the sign-in URL. Null with a hosted project, whose Studio handles both. */
export type Connection = {
  session: Session;
  address: string;
  refusedWrites: RefusedWrites | null;
  stuckEdits: Stuck;
} | null;

type Props = LayoutProps & {
  connection: Connection;
  /** Why pictures of a field were not uploaded. */
  failedUploads: Reports;
};

/**
 * Studio's layout for a signed-in user. While Studio is open, it marks stories that missed their scheduled time,
 * shows when the session has ended, and says why a change was not saved.
 */
export const DeskLayout = ({ connection, failedUploads, ...props }: Props) => {
  const user = useCurrentUser();
  const client = useClient({ apiVersion });
  const { pair } = useDocumentStore();
  useSettledSchedules(client, mayPublish(rolesOf(user)));
  useHarmlessDrops();
  useEffect(() => {
    if (user) forgetWordsOfOthers(user.id);
  }, [user]);
  useEffect(keepFocusInPlace, []);
  useEffect(keepCaretInPlace, []);
  useEffect(tellCaretInTime, []);
  useEffect(() => typeAhead.follow(), []);
  return (
    <NewsroomZone>
      <MountedOnce>{() => props.renderDefault(props)}</MountedOnce>
      <ListCountStyle />
      <TextDirection />
      <DocumentBar />
      <FocusClearOfBars />
      <PhoneFooter />
      <HeldWords />
      {connection && (
        <>
          <PhoneDrawer />
          <SessionOver session={connection.session} address={connection.address} />
          {connection.refusedWrites && <NotSaved title="Not saved" reports={connection.refusedWrites} />}
          <StuckEdits stuckEdits={connection.stuckEdits} store={pair} />
        </>
      )}
      <NotSaved title="Not uploaded" reports={failedUploads} />
    </NewsroomZone>
  );
};
