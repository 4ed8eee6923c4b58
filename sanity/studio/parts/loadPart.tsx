import { type ComponentType, type LazyExoticComponent, lazy, useState } from 'react';
import { PartBoundary } from './PartBoundary.tsx';

/** The code of a part. React keeps a failure for good, so another attempt needs another `lazy`. */
type Code<Props extends object> = { latest: LazyExoticComponent<ComponentType<Props>> };

/**
 * A part of Studio whose code is loaded when it is opened. If that fails, it can be loaded again.
 *
 * @param load imports the code.
 */
export const loadPart = <Props extends object>(
  title: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => {
  const create = () => lazy(async () => ({ default: await load() }));
  const code: Code<Props> = { latest: create() };
  const renew = (): void => {
    code.latest = create();
  };
  return (props) => <LoadedPart title={title} code={code} renew={renew} part={props} />;
};

type LoadedPartProps<Props extends object> = {
  title: string;
  code: Code<Props>;
  renew(): void;
  part: Props;
};

const LoadedPart = <Props extends object>({ title, code, renew, part }: LoadedPartProps<Props>) => {
  const [attempt, setAttempt] = useState(0);
  const retry = (): void => {
    renew();
    setAttempt((before) => before + 1);
  };
  const { latest: Latest } = code;
  return (
    <PartBoundary key={attempt} title={title} onRetry={retry} isRetried={attempt > 0}>
      <Latest {...part} />
    </PartBoundary>
  );
};
