import type { LakeConfiguration } from '../types/configuration.ts';

/** Who runs the lake's commands: the package itself, or a product that embeds it. */
export type CommandHost = {
  /** How a command is typed, such as `local-lake token`. */
  spell(command: string): string;
  /** The project that is meant when none is named. */
  project: string;
  /**
   * The folder that is meant when none is named. `isNamed` says that the environment names it, so that no other can be
   * meant; `text` is how the usage calls it.
   *
   * @throws CommandError when there is none on this machine.
   */
  findFolder(): { path: string; isNamed: boolean };
  folderText: string;
  configurationOf(project: string): LakeConfiguration;
  logLevel: string;
  /** Ctrl+C reaches a lake under a supervisor too, which ends it in its own order. */
  isSupervised: boolean;
  whenStarted?(): void;
};
