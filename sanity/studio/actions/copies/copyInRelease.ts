import { CheckmarkIcon } from '@sanity/icons/Checkmark';
import { ClockIcon } from '@sanity/icons/Clock';
import { useToast } from '@sanity/ui/toast';
import type { DocumentActionComponent } from 'sanity';
import { copyButton } from '../../../../lib/releases/copyState.ts';
import { errorText } from '../../requests/errorText.ts';
import { confirmCopy } from '../../requests/releaseRequest.ts';
import { useCommit } from '../useCommit.ts';
import { buttonOf, usePerson } from '../usePerson.ts';

/** The button of a copy in a release: an editor confirms one that nobody has read. Everyone else sees how far it is. */
export const useCopyInRelease: DocumentActionComponent = ({ version }) => {
  const person = usePerson();
  const toast = useToast();
  const { isBusy, run } = useCommit();
  if (!version) return null;
  const { label, disabledReason } = copyButton(version, person);
  const isUsable = disabledReason === null;
  const confirm = () =>
    run(async (client) => {
      try {
        await confirmCopy(version, person.id)(client);
      } catch (error) {
        toast.push({
          status: 'error',
          title: 'Not confirmed',
          description: errorText(error),
          closable: true,
        });
        throw error;
      }
    }, 'Confirmed. It goes live with the release.');
  return {
    label,
    icon: isUsable ? CheckmarkIcon : ClockIcon,
    ...(isUsable ? { tone: 'primary' as const } : {}),
    ...buttonOf({ disabledReason }, isBusy, 'Says that you have read it. It goes live with the release.'),
    onHandle: () => void confirm(),
  };
};
useCopyInRelease.displayName = 'CopyInRelease';
