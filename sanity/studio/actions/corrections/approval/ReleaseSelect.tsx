import { Select, Text } from '@sanity/ui';
import { useActiveReleases } from 'sanity';
import { titleOfRelease } from '../../../../../lib/releases/missedReleases.ts';
import { releaseName } from '../../../../../lib/releases/releaseName.ts';

type Props = {
  /** The name of a release, or empty for at once. */
  value: string;
  /** What is said of going live at once. */
  atOnce: string;
  onChange(release: string): void;
};

/** Whether a correction goes live at once or with a release. Without an open release there is no choice. */
export const ReleaseSelect = ({ value, atOnce, onChange }: Props) => {
  const { data } = useActiveReleases();
  const open = data.filter(({ state }) => state === 'active');
  if (open.length === 0)
    return (
      <Text size={1} muted>
        {atOnce}
      </Text>
    );
  return (
    <Select
      aria-label="Goes live"
      fontSize={1}
      padding={2}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      <option value="">{atOnce}</option>
      {open.map((release) => (
        <option key={release._id} value={releaseName(release._id)}>
          With the release “{titleOfRelease(release)}”
        </option>
      ))}
    </Select>
  );
};
