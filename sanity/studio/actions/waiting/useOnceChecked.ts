import { type SanityDocument, useValidationStatus } from 'sanity';
import { useFaultText } from '../../checks/useFaultText.ts';
import { useIsSaving } from '../../layout/saving/useIsSaving.ts';
import { useLasting } from '../useLasting.ts';
import { useAsked } from './useAsked.ts';
import { useRefuse } from './useRefuse.ts';

type Checked = {
  /** What the checks of the draft found, for people, once it has lasted; or null. */
  problem: string | null;
  /** True from the call of `ask` until the last edits are saved and checked. */
  isAsked: boolean;
  ask(): void;
};

/**
 * Runs `act` on a draft after the last edits are saved and checked. If the draft has errors, or cannot be saved, it says
 * so and does nothing.
 *
 * @param areReferencesChecked whether referenced documents must be published.
 * @param isReady false while Studio cannot act.
 */
export const useOnceChecked = (
  { id, type, draft }: { id: string; type: string; draft: SanityDocument | null },
  areReferencesChecked: boolean,
  act: () => void,
  isReady = true,
): Checked => {
  const { validation, isValidating, revision } = useValidationStatus(
    draft?._id ?? id,
    type,
    areReferencesChecked,
  );
  const isSaving = useIsSaving(id, type);
  const refuse = useRefuse();
  const isChecked = !isValidating && revision === draft?._rev;
  const problem = useFaultText(type, draft, validation);
  const asked = useAsked({ isSaved: isReady && !isSaving, isChecked, problem, act, refuse });
  return { problem: useLasting(problem), ...asked };
};
